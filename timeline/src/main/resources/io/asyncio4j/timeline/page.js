/** The page: its parts, what is chosen, and when what is drawn anew. */
class Page {
  constructor(recording) {
    this.recording = recording;
    this.view = new View(recording.duration);
    this.rows = new Rows(recording);
    this.painter = new Painter(byId("lanes"), recording, this.view, this.rows);
    this.overview = new Overview(byId("overview"), recording, this.view, () => this.changed());
    this.tooltip = new Tooltip(byId("tooltip"), recording);
    this.pointer = { x: -1, y: -1, task: -1, segment: -1, selected: -1, drag: null };
    this.details = new Details(byId("details"), recording, (task, segment, stall) => this.go(task, segment, stall));
    Summary.show(recording);
    this.filter = new Filter(this);
    this.scroller = byId("scroller");
    this.scroller.addEventListener("scroll", () => this.#scrolled());
    new ResizeObserver(() => this.resize()).observe(byId("stage"));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.painter.theme = new Theme();
      this.changed();
    });
    new Mouse(this, byId("lanes"));
    new Keyboard(this);
    this.address = new Address(this);
    this.resize();
    this.address.read();
  }

  resize() {
    this.painter.resize();
    this.overview.resize();
    this.scroller.style.top = `${this.painter.top}px`;
    this.rowsChanged();
    // Its new size has emptied the canvas: it is not to be seen like that.
    this.paint();
  }

  rowsChanged() {
    const { view, rows } = this;
    // A browser's elements end at some ten million pixels; beyond that a pixel of the bar is several rows'.
    this.stretch = Math.max(1, (rows.tasks.length * View.ROW) / 8e6);
    byId("spacer").style.height = `${(rows.tasks.length * View.ROW) / this.stretch}px`;
    byId("nothing").hidden = rows.tasks.length > 0;
    this.scrollTo(view.scroll);
  }

  get maxScroll() {
    return Math.max(0, this.rows.tasks.length * View.ROW - this.view.height + 8);
  }

  scrollTo(scroll) {
    this.view.scroll = Math.round(Math.min(Math.max(0, scroll), this.maxScroll));
    this.settingBar = Math.round(this.view.scroll / this.stretch);
    this.scroller.scrollTop = this.settingBar;
    this.changed();
  }

  /** Only what the reader does with the bar counts: it knows rows less exactly than the view. */
  #scrolled() {
    if (Math.abs(this.scroller.scrollTop - this.settingBar) > 1) {
      this.settingBar = this.scroller.scrollTop;
      this.view.scroll = Math.min(this.maxScroll, Math.round(this.scroller.scrollTop * this.stretch));
      this.changed();
    }
  }

  /** Has everything drawn with the next frame, however often this is called until then. */
  changed() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.paint();
    });
    this.address?.write();
  }

  paint() {
    this.#lookUnderPointer();
    this.painter.paint(this.pointer);
    this.overview.paint(this.painter.theme);
  }

  /** The task and the segment under the pointer. */
  #lookUnderPointer() {
    const { pointer, view, rows, recording, painter } = this;
    const row = pointer.y > painter.top ? view.row(pointer.y - painter.top) : -1;
    const task = row >= 0 && row < rows.tasks.length ? rows.tasks[row] : -1;
    pointer.task = pointer.drag ? -1 : task;
    pointer.segment = -1;
    if (pointer.task >= 0 && pointer.x > view.left) {
      const time = view.time(pointer.x);
      const slack = (view.span / view.width) * 3;
      if (time >= recording.created[task] - slack && time <= recording.ended[task] + slack) {
        pointer.segment = recording.segmentAt(task, time);
      }
    }
    this.tooltip.show(pointer, this.#stallUnderPointer());
  }

  #stallUnderPointer() {
    const { pointer, view, recording } = this;
    const loop = Math.floor((pointer.y - Painter.AXIS) / Painter.LOOP);
    if (pointer.drag || pointer.y < Painter.AXIS || loop >= recording.loops.length || pointer.x < view.left) return undefined;
    const slack = (view.span / view.width) * 2;
    const time = view.time(pointer.x);
    return recording.stalls.find((s) => s.loop === loop && time >= s.start - slack && time <= s.end + slack);
  }

  /** Chooses a task, and brings its lane and a segment of it into sight. */
  go(task, segment = -1, stall) {
    const { recording: r, view } = this;
    this.select(task);
    if (stall) {
      this.#show(stall.start, stall.end);
    } else if (segment >= 0) {
      this.#show(r.start[segment], r.end(task, segment));
    } else if (r.created[task] > view.to || r.ended[task] < view.from) {
      this.#show(r.created[task], r.ended[task]);
    }
    this.changed();
  }

  #show(from, to, around = 0.6) {
    const margin = Math.max((to - from) * around, this.view.duration / 1e4);
    this.view.show(from - margin, to + margin);
  }

  select(task) {
    this.pointer.selected = task;
    document.querySelector("main").classList.toggle("chosen", task >= 0);
    this.details.show(task);
    if (task >= 0) this.#reveal(task);
    this.changed();
  }

  #reveal(task) {
    const { rows, view } = this;
    if (rows.rowOf[task] < 0) {
      rows.reveal(task);
      if (rows.rowOf[task] < 0) this.filter.clear();
      this.rowsChanged();
    }
    const y = view.y(rows.rowOf[task]);
    if (y < 0 || y > view.height - 2 * View.ROW) {
      this.scrollTo(rows.rowOf[task] * View.ROW - view.height / 3);
    }
  }

  zoomToSegment(task, segment) {
    this.#show(this.recording.start[segment], this.recording.end(task, segment));
    this.changed();
  }

  zoomToTask(task) {
    this.#show(this.recording.created[task], this.recording.ended[task], 0.1);
    this.changed();
  }

  toggle(task) {
    if (task < 0 || this.recording.firstChild[task] < 0) return;
    this.rows.toggle(task);
    this.rowsChanged();
  }

  fit() {
    this.view.fit();
    this.changed();
  }

  zoom(factor) {
    const { pointer, view } = this;
    view.zoom(factor, pointer.x > view.left ? pointer.x : view.left + view.width / 2);
    this.changed();
  }
}

async function start() {
  try {
    const recording = await Recording.decode(byId("recording").textContent.trim());
    byId("recording").remove();
    window.timeline = new Page(recording);
    document.documentElement.dataset.ready = "true";
  } catch (failure) {
    document.documentElement.dataset.ready = "failed";
    const note = byId("note");
    note.hidden = false;
    note.textContent = `The recording cannot be shown: ${failure.message}`;
    throw failure;
  }
}
start();
