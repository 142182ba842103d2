/** How high a segment stands in its lane, and how far it is from the lane's top. */
const SHAPE = [];
SHAPE[State.RUNNING] = SHAPE[State.STALL] = { top: 3, height: 16 };
SHAPE[State.READY] = { top: 6, height: 10 };
for (const state of [State.TIMER, State.IO, State.TASK, State.SYNC]) SHAPE[state] = { top: 8, height: 6 };

/** The rows: only those that can be seen, of each only the segments that can be, and one a pixel at most. */
class Lanes {
  constructor(painter) {
    this.painter = painter;
  }

  paint(pointer) {
    const { context: c, view, rows, top } = this.painter;
    const first = Math.max(0, view.row(0));
    const last = Math.min(rows.tasks.length - 1, view.row(view.height));
    c.save();
    c.beginPath();
    c.rect(0, top, this.painter.right, this.painter.bottom - top);
    c.clip();
    for (let row = first; row <= last; row++) this.#paintBackground(row, pointer);
    this.painter.axis.paintGrid(top, this.painter.bottom);
    c.save();
    c.beginPath();
    c.rect(view.left, top, this.painter.right - view.left, this.painter.bottom - top);
    c.clip();
    for (let row = first; row <= last; row++) this.#paintBirth(row, first, last);
    for (let row = first; row <= last; row++) this.#paintLane(rows.tasks[row], top + view.y(row));
    for (let row = first; row <= last; row++) this.#paintReturns(row, first, last);
    if (pointer.segment >= 0) this.#paintAwaited(pointer.task, pointer.segment);
    c.restore();
    for (let row = first; row <= last; row++) this.#paintLabel(rows.tasks[row], top + view.y(row), pointer);
    c.restore();
  }

  #paintBackground(row, pointer) {
    const { context: c, theme, view, rows, top } = this.painter;
    const task = rows.tasks[row];
    if (task === pointer.selected || task === pointer.task) {
      c.fillStyle = task === pointer.selected ? theme.accent : theme.hover;
      c.fillRect(0, top + view.y(row), this.painter.right, View.ROW);
    }
  }

  #paintLane(task, y) {
    const { context: c, recording: r, view, theme, rows } = this.painter;
    const last = r.firstSegment[task + 1];
    const right = view.left + view.width;
    for (let s = r.segmentAt(task, view.from); s < last; ) {
      const x = view.x(r.start[s]);
      if (x > right) break;
      const end = view.x(r.end(task, s));
      const width = end - x;
      let drawn = s;
      let next = s + 1;
      if (width < 1) {
        // Several share a pixel: the one that matters most is drawn, the others are passed over.
        const to = view.time(Math.floor(x) + 1);
        for (let seen = 0; next < last && r.end(task, next) < to && seen < 16; next++, seen++) {
          if (Lanes.#weight(r.state[next]) > Lanes.#weight(r.state[drawn])) drawn = next;
        }
        next = Math.max(next, r.segmentAt(task, to));
      }
      const state = r.state[drawn];
      const { top, height } = SHAPE[state];
      c.globalAlpha = rows.states.size && !rows.states.has(state) ? 0.25 : 1;
      c.fillStyle = theme.states[state];
      const from = Math.max(view.left - 4, x);
      this.#bar(from, y + top, Math.max(1, Math.min(end, right + 8) - from), height);
      s = next;
    }
    c.globalAlpha = 1;
    const end = view.x(r.ended[task]);
    if (r.outcome[task] === Outcome.FAILED || r.outcome[task] === Outcome.CANCELLED) {
      this.#cross(end, y + View.ROW / 2, r.outcome[task] === Outcome.FAILED ? theme.stall : theme.muted);
    }
  }

  static #weight(state) {
    return state === State.STALL ? 3 : state === State.RUNNING ? 2 : state === State.READY ? 1 : 0;
  }

  #bar(x, y, width, height) {
    const { context: c } = this.painter;
    if (width < 5) {
      c.fillRect(x, y, width, height);
      return;
    }
    c.beginPath();
    c.roundRect(x, y, width, height, 2);
    c.fill();
  }

  #cross(x, y, colour) {
    const { context: c } = this.painter;
    c.strokeStyle = colour;
    c.lineWidth = 2;
    c.beginPath();
    c.moveTo(x + 3, y - 4);
    c.lineTo(x + 11, y + 4);
    c.moveTo(x + 11, y - 4);
    c.lineTo(x + 3, y + 4);
    c.stroke();
  }

  /** A thin line from where the parent was when it started this task. */
  #paintBirth(row, first, last) {
    const { recording: r, rows } = this.painter;
    const task = rows.tasks[row];
    const parent = r.parent[task];
    if (parent < 0 || rows.rowOf[parent] < 0) return;
    this.#link(rows.rowOf[parent], row, r.created[task], this.painter.theme.line, first, last);
  }

  #link(from, to, time, colour, first, last) {
    const { context: c, view, top } = this.painter;
    const x = Math.round(view.x(time)) + 0.5;
    if (x < view.left - 4 || x > this.painter.right) return;
    const y1 = top + view.y(Math.max(from, first - 2)) + View.ROW / 2;
    const y2 = top + view.y(Math.min(to, last + 2)) + View.ROW / 2;
    c.strokeStyle = colour;
    c.lineWidth = 1;
    c.beginPath();
    c.moveTo(x, y1);
    c.lineTo(x, y2);
    c.stroke();
  }

  /** An arrow from the end of what was awaited to the task that goes on because of it. */
  #paintReturns(row, first, last) {
    const { recording: r, view, rows } = this.painter;
    const task = rows.tasks[row];
    const end = r.firstSegment[task + 1];
    const right = view.left + view.width;
    for (let s = r.segmentAt(task, view.from), arrows = 0; s < end && arrows < 200; s++) {
      if (view.x(r.start[s]) > right) break;
      const waker = r.waker[s];
      if (r.state[s] !== State.TASK || waker < 0 || rows.rowOf[waker] < 0) continue;
      if (view.x(r.end(task, s)) - view.x(r.start[s]) < 3) continue;
      arrows++;
      this.#arrow(rows.rowOf[waker], row, r.end(task, s), this.painter.theme.muted, []);
    }
  }

  /** From the wait under the pointer to what it waits for. */
  #paintAwaited(task, segment) {
    const { recording: r, rows, view } = this.painter;
    const waker = r.waker[segment];
    const row = rows.rowOf[task];
    if (waker < 0 || row < 0 || rows.rowOf[waker] < 0) return;
    const time = Math.max(r.start[segment], r.created[waker], view.from);
    this.#arrow(row, rows.rowOf[waker], time, this.painter.theme.text, [4, 3]);
  }

  #arrow(from, to, time, colour, dash) {
    const { context: c, view, top } = this.painter;
    const x = view.x(time);
    if (x < view.left - 20 || x > this.painter.right + 20) return;
    const down = to > from;
    const y1 = Math.min(Math.max(top + view.y(from) + View.ROW / 2, -50), this.painter.bottom + 50);
    const y2 = Math.min(Math.max(top + view.y(to) + (down ? 2 : View.ROW - 2), -50), this.painter.bottom + 50);
    const bend = Math.min(14, 4 + Math.abs(y2 - y1) / 10);
    c.strokeStyle = c.fillStyle = colour;
    c.lineWidth = 1.25;
    c.setLineDash(dash);
    c.beginPath();
    c.moveTo(x, y1);
    c.bezierCurveTo(x + bend, y1, x + bend, y2 + (down ? -8 : 8), x, y2 + (down ? -3 : 3));
    c.stroke();
    c.setLineDash([]);
    c.beginPath();
    c.moveTo(x, y2);
    c.lineTo(x + 5, y2 + (down ? -4 : 5));
    c.lineTo(x - 1, y2 + (down ? -6 : 7));
    c.fill();
  }

  #paintLabel(task, y, pointer) {
    const { context: c, recording: r, theme, view, rows } = this.painter;
    c.fillStyle = task === pointer.selected ? theme.accent : task === pointer.task ? theme.hover : theme.background;
    c.fillRect(0, y, view.left, View.ROW);
    const indent = this.labelIndent(task);
    const middle = y + View.ROW / 2 + 0.5;
    c.textAlign = "left";
    if (r.firstChild[task] >= 0 && rows.order === "tree" && !rows.isFiltered) {
      this.#triangle(indent - 9, middle, rows.collapsed.has(task));
    }
    c.font = theme.font;
    c.fillStyle = r.outcome[task] === Outcome.FAILED ? theme.stall : theme.text;
    const name = fitted(c, r.name[task], view.left - indent - 8);
    c.fillText(name, indent, middle);
    const left = view.left - indent - c.measureText(name).width - 16;
    const place = r.place[task];
    const from = indent + c.measureText(name).width + 8;
    c.font = theme.small;
    c.fillStyle = theme.muted;
    // The whole place or file and line: half a place is none.
    const shown = [place, place.slice(place.indexOf("(") + 1, -1)].find((text) => c.measureText(text).width <= left);
    c.fillText(shown ?? "", from, middle);
  }

  labelIndent(task) {
    return 22 + (this.painter.rows.order === "tree" && !this.painter.rows.isFiltered ? Math.min(8, this.painter.recording.depth[task]) * 12 : 0);
  }

  #triangle(x, y, closed) {
    const { context: c, theme } = this.painter;
    c.fillStyle = theme.muted;
    c.beginPath();
    if (closed) {
      c.moveTo(x - 2, y - 4);
      c.lineTo(x + 3, y);
      c.lineTo(x - 2, y + 4);
    } else {
      c.moveTo(x - 4, y - 2);
      c.lineTo(x + 4, y - 2);
      c.lineTo(x, y + 3);
    }
    c.fill();
  }
}
