/** The axis of time, the tracks of the loops below it, and the time under the pointer. */
class Axis {
  constructor(painter) {
    this.painter = painter;
  }

  paintGrid(from, to) {
    const { context: c, theme } = this.painter;
    c.fillStyle = theme.faint;
    for (const { x } of this.#ticks()) c.fillRect(Math.round(x), from, 1, to - from);
  }

  #ticks() {
    const { view } = this.painter;
    const step = Format.step((view.span / view.width) * 90);
    const ticks = [];
    for (let time = Math.ceil(view.from / step) * step; time <= view.to; time += step) {
      if (time >= 0) ticks.push({ x: view.x(time), text: Format.tick(time, step, view.to) });
    }
    return ticks;
  }

  paint() {
    const { context: c, theme, view } = this.painter;
    c.fillStyle = theme.background;
    c.fillRect(0, 0, this.painter.right, this.painter.top);
    c.font = theme.small;
    c.textAlign = "center";
    for (const { x, text } of this.#ticks()) {
      c.fillStyle = theme.faint;
      c.fillRect(Math.round(x), Painter.AXIS - 6, 1, 6);
      if (x > view.left + 12 && x < this.painter.right - 16) {
        c.fillStyle = theme.muted;
        c.fillText(text, x, Painter.AXIS / 2);
      }
    }
    c.textAlign = "left";
    c.fillStyle = theme.muted;
    c.fillText(Format.plural(this.painter.rows.tasks.length, "task") + (this.painter.rows.isFiltered ? " match" : ""), 12, Painter.AXIS / 2);
    c.fillStyle = theme.line;
    c.fillRect(0, this.painter.top - 1, this.painter.right, 1);
  }

  /** The loop's own track: busy as a share of each pixel's time, stalls in red. */
  paintLoop(loop, y) {
    const { context: c, theme, view } = this.painter;
    c.font = theme.small;
    c.textAlign = "left";
    c.fillStyle = theme.text;
    c.fillText(fitted(c, `loop ${loop.name}`, view.left - 20), 12, y + 11);
    const height = Painter.LOOP - 8;
    const from = Math.max(view.left, view.x(loop.start));
    const to = Math.min(view.left + view.width, view.x(loop.end));
    if (to <= from) return;
    c.fillStyle = theme.panel;
    c.fillRect(from, y + 2, Math.max(1, to - from), height);
    c.fillStyle = theme.running;
    Axis.eachShare(loop.busy, view, from, to, (x, width, share) => {
      const high = Math.max(1, share * height);
      c.fillRect(x, y + 2 + height - high, width, high);
    });
    c.fillStyle = theme.stall;
    for (const stall of this.painter.recording.stalls) {
      if (this.painter.recording.loops[stall.loop] !== loop) continue;
      const x = Math.max(from, view.x(stall.start));
      const end = Math.min(to, view.x(stall.end));
      if (end > x - 1 && x < to) c.fillRect(x, y + 2, Math.max(2, end - x), height);
    }
  }

  /** Calls back with stretches of pixels and how much of each was busy; busy is [begin, end, ...]. */
  static eachShare(busy, view, left, right, paint) {
    const find = (time) => {
      let low = 0;
      let high = busy.length / 2;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (busy[2 * middle + 1] <= time) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    for (let x = Math.floor(left); x < right; x++) {
      const from = view.time(x);
      const to = view.time(x + 1);
      let i = find(from);
      let time = 0;
      for (let steps = 0; 2 * i < busy.length && busy[2 * i] < to; i++, steps++) {
        if (steps === 200) {
          time = (time / (busy[2 * i] - from)) * (to - from);
          break;
        }
        time += Math.min(busy[2 * i + 1], to) - Math.max(busy[2 * i], from);
      }
      if (time > 0) paint(x, 1, Math.min(1, time / (to - from)));
    }
  }

  /** The time under the pointer, or the stretch that is being selected. */
  paintPointer(pointer) {
    const { context: c, theme, view } = this.painter;
    if (pointer.drag) {
      const from = Math.min(pointer.drag.from, pointer.drag.to);
      const to = Math.max(pointer.drag.from, pointer.drag.to);
      c.globalAlpha = 0.15;
      c.fillStyle = theme.running;
      c.fillRect(from, 0, to - from, this.painter.bottom);
      c.globalAlpha = 1;
      this.#flag((from + to) / 2, Format.duration(view.time(to) - view.time(from)));
    } else if (pointer.x > view.left) {
      c.globalAlpha = 0.35;
      c.fillStyle = theme.text;
      c.fillRect(Math.round(pointer.x), Painter.AXIS, 1, this.painter.bottom);
      c.globalAlpha = 1;
      const time = view.time(pointer.x);
      this.#flag(pointer.x, Format.tick(Math.max(0, time), view.span / view.width, view.to));
    }
  }

  #flag(x, text) {
    const { context: c, theme } = this.painter;
    c.font = theme.small;
    const width = c.measureText(text).width + 12;
    const left = Math.min(Math.max(x - width / 2, this.painter.view.left), this.painter.right - width);
    c.fillStyle = theme.text;
    c.beginPath();
    c.roundRect(left, 3, width, Painter.AXIS - 6, 4);
    c.fill();
    c.fillStyle = theme.background;
    c.textAlign = "left";
    c.fillText(text, left + 6, Painter.AXIS / 2 + 0.5);
  }
}
