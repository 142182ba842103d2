/** The column on the right: what stands out in the recording, or the task that was chosen. */
class Details {
  static LENGTH = 6;

  /** go(task, segment) shows a segment of a task, go(task) the task. */
  constructor(place, recording, go) {
    this.place = place;
    this.recording = recording;
    this.go = go;
    this.findings = this.#findings();
    this.show(-1);
  }

  show(task) {
    this.place.replaceChildren(...(task < 0 ? this.findings : this.#task(task)));
    this.place.scrollTop = 0;
  }

  #findings() {
    const r = this.recording;
    const waits = new Longest(Details.LENGTH);
    const awaits = new Longest(Details.LENGTH);
    const runs = new Longest(Details.LENGTH);
    for (let task = 0; task < r.taskCount; task++) {
      for (let s = r.firstSegment[task]; s < r.firstSegment[task + 1]; s++) {
        const state = r.state[s];
        const list = state === State.RUNNING ? runs : state === State.TASK ? awaits : state > State.RUNNING && state < State.STALL ? waits : null;
        if (list) list.offer(r.end(task, s) - r.start[s], task, s);
      }
    }
    const stalls = r.stalls.toSorted((a, b) => b.duration - a.duration).slice(0, 3 * Details.LENGTH);
    return [
      ...this.#section("Stalls", stalls.map((stall) => this.#stallItem(stall))),
      ...this.#section("Longest waits", (waits.size ? waits : awaits).items.map((i) => this.#segmentItem(i))),
      ...this.#section("Longest turns on the loop", runs.items.map((i) => this.#segmentItem(i))),
      element("h3", {}, "Reading it"),
      element("p", {}, "Time goes to the right, a lane is a task, below the one that started it. Thick: it has the loop. " +
        "Thin: it waits. An arrow leads from what was awaited to who goes on because of it. A cross: it failed or was cancelled."),
    ];
  }

  #section(title, items) {
    return items.length ? [element("h3", {}, title), element("ul", { class: "list" }, ...items)] : [];
  }

  #item(key, name, place, duration, click) {
    return element("li", {},
      element("button", { click, title: `${name} ${place}` },
        swatch(key),
        element("span", { class: "what" }, name, place ? element("small", {}, ` ${place}`) : null),
        element("b", {}, Format.duration(duration))));
  }

  #stallItem(stall) {
    const r = this.recording;
    const name = stall.task < 0 ? "a callback" : r.name[stall.task];
    return this.#item("stall", name, topOf(stall.stack), stall.duration, () => {
      if (stall.task >= 0) this.go(stall.task, stall.segment);
      else this.go(-1, -1, stall);
    });
  }

  #segmentItem({ value, task, segment }) {
    const r = this.recording;
    const where = r.where[segment] || r.what[segment] || r.place[task];
    return this.#item(STATE_OF.get(r.state[segment]).key, r.name[task], where, value, () => this.go(task, segment));
  }

  #task(task) {
    const r = this.recording;
    const parts = STATES.map(({ state, key, name }) => ({ key, name, time: Rows.timeIn(r, task, state) })).filter((p) => p.time > 0);
    const stalls = r.stalls.filter((stall) => stall.task === task);
    return [
      element("h2", {}, r.name[task]),
      r.place[task] ? element("p", {}, r.place[task]) : null,
      element("p", {}, `${Format.duration(r.lifetime(task))}, from ${Format.duration(r.created[task])}; ${r.outcomeOf(task)}`),
      r.parent[task] < 0 ? null : element("p", {}, "started by ", this.#link(r.parent[task])),
      shareBar(parts, r.lifetime(task)),
      ...stalls.flatMap((stall) => [element("h3", {}, `Held the loop for ${Format.duration(stall.duration)}`), stackOf(stall)]),
      ...this.#section("Its longest waits", this.#longestWaits(task)),
      ...this.#children(task),
    ].filter((part) => part !== null);
  }

  #longestWaits(task) {
    const r = this.recording;
    const waits = new Longest(Details.LENGTH);
    for (let s = r.firstSegment[task]; s < r.firstSegment[task + 1]; s++) {
      if (r.state[s] >= State.TIMER && r.state[s] <= State.SYNC) waits.offer(r.end(task, s) - r.start[s], task, s);
    }
    return waits.items.map(({ value, segment }) =>
      this.#item(STATE_OF.get(r.state[segment]).key, r.what[segment] || STATE_OF.get(r.state[segment]).name, r.where[segment], value,
        () => this.go(task, segment)));
  }

  #children(task) {
    const r = this.recording;
    const longest = new Longest(Details.LENGTH);
    let count = 0;
    for (let child = r.firstChild[task]; child >= 0; child = r.nextSibling[child]) {
      longest.offer(r.lifetime(child), child, -1);
      count++;
    }
    return this.#section(count > Details.LENGTH ? `Longest of the ${Format.count(count)} tasks it started` : "Tasks it started",
      longest.items.map(({ value, task: child }) => this.#item("line", r.name[child], r.place[child], value, () => this.go(child))));
  }

  #link(task) {
    return element("button", { class: "link", click: () => this.go(task) }, this.recording.name[task]);
  }
}

/** The longest of what is offered, longest first. */
class Longest {
  constructor(limit) {
    this.limit = limit;
    this.items = [];
  }

  get size() {
    return this.items.length;
  }

  offer(value, task, segment) {
    const { items, limit } = this;
    if (items.length === limit && value <= items[limit - 1].value) return;
    let at = items.length;
    while (at > 0 && items[at - 1].value < value) at--;
    items.splice(at, 0, { value, task, segment });
    items.length = Math.min(items.length, limit);
  }
}

function topOf(stack) {
  return stack.split("\n", 1)[0];
}

function stackOf(stall) {
  return element("pre", {}, stall.stack || "No stack was taken: it was over before the watchdog looked.");
}
