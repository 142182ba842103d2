/** Which tasks have a lane, in which order. */
class Rows {
  constructor(recording) {
    this.recording = recording;
    this.order = "tree";
    this.query = "";
    this.states = new Set();
    this.longerThan = 0;
    this.collapsed = new Set();
    this.update();
  }

  get isFiltered() {
    return this.query !== "" || this.states.size > 0 || this.longerThan > 0;
  }

  /** Finds the lanes anew; to be called when anything above was changed. */
  update() {
    const all = this.order === "tree" ? this.#tree() : this.#sorted();
    this.tasks = this.isFiltered ? all.filter((task) => this.#matches(task)) : all;
    this.rowOf = new Int32Array(this.recording.taskCount).fill(-1);
    this.tasks.forEach((task, row) => (this.rowOf[task] = row));
  }

  /** Parents before their children, in the order of creation. */
  #tree() {
    const { recording: r } = this;
    const order = new Int32Array(r.taskCount);
    const hides = (task) => this.collapsed.has(task) && !this.isFiltered;
    let size = 0;
    for (let root = 0; root < r.taskCount; root++) {
      if (r.parent[root] >= 0) continue;
      let task = root;
      while (task >= 0) {
        order[size++] = task;
        let next = hides(task) ? -1 : r.firstChild[task];
        if (next < 0) {
          while (task !== root && r.nextSibling[task] < 0) task = r.parent[task];
          next = task === root ? -1 : r.nextSibling[task];
        }
        task = next;
      }
    }
    return order.subarray(0, size);
  }

  #sorted() {
    const { recording: r } = this;
    const order = Int32Array.from({ length: r.taskCount }, (_, task) => task);
    switch (this.order) {
      case "lifetime": return order.sort((a, b) => r.lifetime(b) - r.lifetime(a) || a - b);
      case "running": {
        const running = Float64Array.from(order, (task) => Rows.timeIn(r, task, State.RUNNING) + Rows.timeIn(r, task, State.STALL));
        return order.sort((a, b) => running[b] - running[a] || a - b);
      }
      case "name": {
        const collator = new Intl.Collator("en", { numeric: true });
        return order.sort((a, b) => collator.compare(r.name[a], r.name[b]) || a - b);
      }
      default: return order;
    }
  }

  static timeIn(r, task, state) {
    let time = 0;
    for (let s = r.firstSegment[task]; s < r.firstSegment[task + 1]; s++) {
      if (r.state[s] === state) time += r.end(task, s) - r.start[s];
    }
    return time;
  }

  #matches(task) {
    const { recording: r } = this;
    if (this.query && !this.#isNamed(task)) return false;
    if (this.states.size === 0) return r.lifetime(task) >= this.longerThan;
    for (let s = r.firstSegment[task]; s < r.firstSegment[task + 1]; s++) {
      if (this.states.has(r.state[s]) && r.end(task, s) - r.start[s] >= this.longerThan) return true;
    }
    return false;
  }

  #isNamed(task) {
    const { recording: r } = this;
    const query = this.query.toLowerCase();
    return r.name[task].toLowerCase().includes(query) || r.place[task].toLowerCase().includes(query);
  }

  /** Opens what hides a task. */
  reveal(task) {
    let changed = false;
    for (let up = this.recording.parent[task]; up >= 0; up = this.recording.parent[up]) {
      changed = this.collapsed.delete(up) || changed;
    }
    if (changed) this.update();
  }

  toggle(task) {
    if (!this.collapsed.delete(task)) this.collapsed.add(task);
    this.update();
  }
}
