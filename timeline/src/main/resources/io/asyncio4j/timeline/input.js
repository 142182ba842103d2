/** Pointer, wheel and fingers on the lanes. */
class Mouse {
  /** From here on a movement is a drag and not a click, in pixels. */
  static DRAG = 4;

  constructor(page, canvas) {
    this.page = page;
    this.canvas = canvas;
    this.fingers = new Map();
    const listen = (name, listener) => canvas.addEventListener(name, listener, { passive: false });
    listen("pointerdown", (event) => this.#down(event));
    listen("pointermove", (event) => this.#move(event));
    listen("pointerup", (event) => this.#up(event));
    listen("pointercancel", (event) => this.#up(event));
    listen("pointerleave", () => this.#leave());
    listen("dblclick", (event) => this.#doubleClick(event));
    listen("wheel", (event) => this.#wheel(event));
  }

  #note(event) {
    Object.assign(this.page.pointer, { x: event.offsetX, y: event.offsetY, clientX: event.clientX, clientY: event.clientY });
  }

  #down(event) {
    if (event.button !== 0) return;
    this.canvas.setPointerCapture(event.pointerId);
    this.fingers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
    this.#note(event);
    this.begun = { x: event.offsetX, y: event.offsetY, touch: event.pointerType === "touch" };
  }

  #move(event) {
    const { page } = this;
    const { pointer, view } = page;
    this.#note(event);
    const before = this.fingers.get(event.pointerId);
    if (before && this.fingers.size === 2) {
      this.#pinch(event);
    } else if (before && this.begun?.touch) {
      view.pan(before.x - event.offsetX);
      page.scrollTo(view.scroll + before.y - event.offsetY);
    } else if (before && this.begun && this.begun.x > view.left && Math.abs(event.offsetX - this.begun.x) > Mouse.DRAG) {
      pointer.drag = { from: this.begun.x, to: Math.max(view.left, event.offsetX) };
    }
    if (before) this.fingers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
    this.canvas.style.cursor = event.offsetX > view.left ? "crosshair" : "pointer";
    page.changed();
  }

  #pinch(event) {
    const [a, b] = [...this.fingers].map(([id, at]) => (id === event.pointerId ? [at, event.offsetX] : [at, at.x]));
    const before = Math.abs(a[0].x - b[0].x);
    const after = Math.abs(a[1] - b[1]);
    if (before > 10 && after > 10) this.page.view.zoom(before / after, (a[1] + b[1]) / 2);
    this.begun = null;
  }

  #up(event) {
    const { page } = this;
    const { pointer, view } = page;
    if (!this.fingers.delete(event.pointerId)) return;
    this.#note(event);
    if (pointer.drag) {
      const { from, to } = pointer.drag;
      pointer.drag = null;
      view.show(view.time(Math.min(from, to)), view.time(Math.max(from, to)));
      page.changed();
    } else if (this.begun && Math.hypot(event.offsetX - this.begun.x, event.offsetY - this.begun.y) <= Mouse.DRAG) {
      this.#click(event);
    }
    this.begun = null;
  }

  #click(event) {
    const { page } = this;
    const { pointer, painter } = page;
    page.paint();
    const task = pointer.task;
    const indent = task < 0 ? 0 : painter.lanes.labelIndent(task);
    if (task >= 0 && event.offsetX < indent && event.offsetX > indent - 20 && page.rows.order === "tree") {
      page.toggle(task);
    } else {
      page.select(task);
    }
  }

  #doubleClick() {
    const { page } = this;
    const { pointer } = page;
    if (pointer.segment >= 0) page.zoomToSegment(pointer.task, pointer.segment);
    else if (pointer.task >= 0) page.zoomToTask(pointer.task);
    else page.fit();
  }

  #leave() {
    if (this.fingers.size === 0) {
      Object.assign(this.page.pointer, { x: -1, y: -1 });
      this.page.changed();
    }
  }

  #wheel(event) {
    event.preventDefault();
    const { page } = this;
    const pixels = event.deltaMode === 1 ? View.ROW : 1;
    const y = event.deltaY * pixels;
    const onAxis = event.offsetY < page.painter.top;
    if (event.ctrlKey || event.metaKey || onAxis || (page.maxScroll === 0 && !event.shiftKey && !event.deltaX)) {
      page.view.zoom(Math.exp(y / (event.ctrlKey && Math.abs(y) < 50 ? 100 : 300)), event.offsetX);
      page.changed();
    } else if (event.shiftKey && !event.deltaX) {
      page.view.pan(y);
      page.changed();
    } else {
      page.view.pan(event.deltaX * pixels);
      page.scrollTo(page.view.scroll + y);
    }
  }
}

/** The keys, wherever the focus is outside of a field. */
class Keyboard {
  constructor(page) {
    this.page = page;
    addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || byId("keys").open) return;
      if (event.target.matches("input, select")) {
        if (event.key === "Escape" || event.key === "Enter") byId("lanes").focus();
        return;
      }
      if (event.target.matches("button") && (event.key === "Enter" || event.key === " ")) return;
      const action = this.#actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (action) {
        event.preventDefault();
        action();
      }
    });
  }

  #zoom = (factor) => () => this.page.zoom(factor);

  #pan = (share) => () => {
    this.page.view.pan(share * this.page.view.width);
    this.page.changed();
  };

  #step = (by) => () => {
    const { rows, pointer } = this.page;
    if (rows.tasks.length === 0) return;
    const at = pointer.selected < 0 ? -1 : rows.rowOf[pointer.selected];
    const to = at < 0 && Number.isFinite(by) ? 0 : at + by;
    this.page.select(rows.tasks[Math.min(Math.max(0, to), rows.tasks.length - 1)]);
  };

  #page = (direction) => () => this.#step(direction * Math.max(1, Math.floor(this.page.view.height / View.ROW) - 1))();

  #goToAwaited = () => {
    const { recording: r, pointer, view } = this.page;
    const task = pointer.selected;
    if (task < 0) return;
    for (let s = r.segmentAt(task, view.from); s < r.firstSegment[task + 1]; s++) {
      if (r.waker[s] >= 0) return this.page.go(r.waker[s]);
    }
  };

  #letGo = () => {
    if (this.page.pointer.selected >= 0) this.page.select(-1);
    else this.page.filter.clear();
  };

  #actions = {
    "+": this.#zoom(1 / 1.4), "=": this.#zoom(1 / 1.4), w: this.#zoom(1 / 1.4),
    "-": this.#zoom(1.4), _: this.#zoom(1.4), s: this.#zoom(1.4),
    ArrowLeft: this.#pan(-0.15), a: this.#pan(-0.15),
    ArrowRight: this.#pan(0.15), d: this.#pan(0.15),
    ArrowUp: this.#step(-1), ArrowDown: this.#step(1),
    PageUp: this.#page(-1), PageDown: this.#page(1),
    Home: this.#step(-Infinity), End: this.#step(Infinity),
    Enter: () => this.page.pointer.selected >= 0 && this.page.zoomToTask(this.page.pointer.selected),
    p: () => {
      const { pointer, recording } = this.page;
      if (pointer.selected >= 0 && recording.parent[pointer.selected] >= 0) this.page.go(recording.parent[pointer.selected]);
    },
    n: this.#goToAwaited,
    c: () => this.page.toggle(this.page.pointer.selected),
    0: () => this.page.fit(), f: () => this.page.fit(),
    "/": () => byId("search").focus(),
    "?": () => byId("keys").showModal(),
    Escape: this.#letGo,
  };
}
