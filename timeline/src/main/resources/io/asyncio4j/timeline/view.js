/** Which part of the time is shown, on how many pixels, and which row is at the top. */
class View {
  static ROW = 22;
  static NARROWEST = 1000;

  constructor(duration) {
    this.duration = Math.max(duration, View.NARROWEST);
    this.left = 0;
    this.width = 100;
    this.height = 100;
    this.scroll = 0;
    this.fit();
  }

  get span() {
    return this.to - this.from;
  }

  fit() {
    const margin = this.duration * 0.01;
    this.show(-margin, this.duration + margin);
  }

  /** Shows a stretch of time, moved and cut to what was recorded. */
  show(from, to) {
    const margin = this.duration * 0.01;
    const span = Math.min(Math.max(to - from, View.NARROWEST), this.duration + 2 * margin);
    this.from = Math.min(Math.max((from + to - span) / 2, -margin), this.duration + margin - span);
    this.to = this.from + span;
  }

  zoom(factor, x) {
    const fixed = this.time(x);
    this.show(fixed - (fixed - this.from) * factor, fixed + (this.to - fixed) * factor);
  }

  pan(pixels) {
    const by = (pixels / this.width) * this.span;
    this.show(this.from + by, this.to + by);
  }

  x(time) {
    return this.left + ((time - this.from) / this.span) * this.width;
  }

  time(x) {
    return this.from + ((x - this.left) / this.width) * this.span;
  }

  /** The top of a row, below the fixed part of the canvas. */
  y(row) {
    return row * View.ROW - this.scroll;
  }

  row(y) {
    return Math.floor((y + this.scroll) / View.ROW);
  }
}
