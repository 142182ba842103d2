/** The strip at the top: how many tasks were alive over the whole time, and which part of it is shown below. */
class Overview {
  constructor(canvas, recording, view, changed) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d", { alpha: false });
    this.recording = recording;
    this.view = view;
    this.whole = new View(recording.duration);
    this.changed = changed;
    this.#listen();
  }

  resize() {
    const { width, height } = this.canvas.getBoundingClientRect();
    const ratio = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.width = width;
    this.height = height;
    this.whole.left = this.view.left;
    this.whole.width = this.view.width;
    this.alive = this.#count();
  }

  /** How many tasks are alive in each pixel. */
  #count() {
    const { recording: r, whole } = this;
    const columns = Math.max(1, Math.floor(whole.width));
    const change = new Int32Array(columns + 1);
    const column = (time) => Math.min(columns - 1, Math.max(0, Math.floor(whole.x(time) - whole.left)));
    for (let task = 0; task < r.taskCount; task++) {
      change[column(r.created[task])]++;
      change[column(r.ended[task]) + 1]--;
    }
    for (let i = 1; i <= columns; i++) change[i] += change[i - 1];
    return change.subarray(0, columns);
  }

  paint(theme) {
    const { context: c, whole, view, height, alive } = this;
    c.fillStyle = theme.background;
    c.fillRect(0, 0, this.width, height);
    c.font = theme.small;
    c.textBaseline = "middle";
    c.fillStyle = theme.muted;
    c.fillText("tasks alive", 12, height / 2);
    const peak = alive.reduce((a, b) => Math.max(a, b), 1);
    c.beginPath();
    c.moveTo(whole.left, height);
    alive.forEach((n, i) => {
      const y = height - 2 - (n / peak) * (height - 10);
      c.lineTo(whole.left + i, y);
      c.lineTo(whole.left + i + 1, y);
    });
    c.lineTo(whole.left + whole.width, height);
    c.fillStyle = theme.states[State.TASK];
    c.fill();
    c.fillStyle = theme.stall;
    for (const stall of this.recording.stalls) {
      const x = whole.x(stall.start);
      c.fillRect(x, 2, Math.max(2, whole.x(stall.end) - x), 4);
    }
    const from = Math.max(whole.left, whole.x(view.from));
    const to = Math.min(whole.left + whole.width, whole.x(view.to));
    c.globalAlpha = 0.65;
    c.fillStyle = theme.background;
    c.fillRect(whole.left, 0, from - whole.left, height);
    c.fillRect(to, 0, whole.left + whole.width - to, height);
    c.globalAlpha = 1;
    c.strokeStyle = theme.running;
    c.lineWidth = 1.5;
    c.strokeRect(from + 0.75, 1, Math.max(2, to - from - 1.5), height - 2);
  }

  /** A click centres the view there; a drag takes it along. */
  #listen() {
    const move = (event) => {
      const centre = this.whole.time(event.offsetX);
      this.view.show(centre - this.view.span / 2, centre + this.view.span / 2);
      this.changed();
    };
    this.canvas.addEventListener("pointerdown", (event) => {
      this.canvas.setPointerCapture(event.pointerId);
      move(event);
    });
    this.canvas.addEventListener("pointermove", (event) => event.buttons & 1 && move(event));
    this.canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      const centre = this.whole.time(event.offsetX);
      this.view.zoom(Math.exp(event.deltaY / 300), this.view.x(centre));
      this.changed();
    }, { passive: false });
  }
}
