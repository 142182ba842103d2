/** The big canvas: its size, and the order in which its parts are drawn. */
class Painter {
  static AXIS = 26;
  static LOOP = 26;

  constructor(canvas, recording, view, rows) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d", { alpha: false });
    this.recording = recording;
    this.view = view;
    this.rows = rows;
    this.theme = new Theme();
    this.axis = new Axis(this);
    this.lanes = new Lanes(this);
  }

  /** The height of what stays at the top: the axis and a track for each loop. */
  get top() {
    return Painter.AXIS + this.recording.loops.length * Painter.LOOP;
  }

  /** Fits the canvas to its place on the page. */
  resize() {
    const { width, height } = this.canvas.getBoundingClientRect();
    const ratio = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.right = width;
    this.bottom = height;
    this.view.left = Math.round(Math.min(260, Math.max(90, width * 0.24)));
    this.view.width = Math.max(50, width - this.view.left - 12);
    this.view.height = height - this.top;
  }

  paint(pointer) {
    const { context: c, theme } = this;
    c.fillStyle = theme.background;
    c.fillRect(0, 0, this.right, this.bottom);
    c.textBaseline = "middle";
    this.lanes.paint(pointer);
    this.axis.paint();
    this.recording.loops.forEach((loop, i) => this.axis.paintLoop(loop, Painter.AXIS + i * Painter.LOOP));
    this.axis.paintPointer(pointer);
  }

}
