/** The fields and buttons above the picture. */
class Filter {
  constructor(page) {
    this.page = page;
    this.rows = page.rows;
    this.buttons = new Map();
    for (const { state, key, name, means } of STATES) {
      const button = element("button", { "aria-pressed": "false", title: means, "data-state": key, click: () => this.#toggle(state) },
        swatch(key), name);
      this.buttons.set(state, button);
      byId("states").append(button);
    }
    byId("search").addEventListener("input", () => this.#read());
    byId("longer").addEventListener("input", () => this.#read());
    byId("order").addEventListener("change", () => this.#read());
    byId("clear").addEventListener("click", () => this.clear());
    byId("in").addEventListener("click", () => page.zoom(1 / 1.6));
    byId("out").addEventListener("click", () => page.zoom(1.6));
    byId("fit").addEventListener("click", () => page.fit());
    byId("help").addEventListener("click", () => byId("keys").showModal());
  }

  #toggle(state) {
    if (!this.rows.states.delete(state)) this.rows.states.add(state);
    this.#apply();
  }

  #read() {
    this.rows.query = byId("search").value.trim();
    this.rows.order = byId("order").value;
    const longer = Format.parse(byId("longer").value);
    this.rows.longerThan = Number.isNaN(longer) ? 0 : longer;
    this.#apply();
  }

  #apply() {
    for (const [state, button] of this.buttons) button.setAttribute("aria-pressed", this.rows.states.has(state));
    this.rows.update();
    this.page.rowsChanged();
  }

  clear() {
    this.set({});
  }

  /** Sets all of it. */
  set({ query = "", longer = "", states = [], order = this.rows.order }) {
    byId("search").value = query;
    byId("longer").value = longer;
    byId("order").value = order;
    this.rows.states = new Set(STATES.filter(({ key }) => states.includes(key)).map(({ state }) => state));
    this.#read();
  }

  get values() {
    return {
      query: this.rows.query,
      longer: byId("longer").value.trim(),
      states: STATES.filter(({ state }) => this.rows.states.has(state)).map(({ key }) => key),
      order: this.rows.order,
    };
  }
}

/**
 * The part of the page's address behind the #: a link to what is seen. Times in it are milliseconds; with only=lanes
 * the page is but the title and the lanes, to be part of another.
 */
class Address {
  constructor(page) {
    this.page = page;
    addEventListener("hashchange", () => location.hash !== this.written && this.read());
  }

  read() {
    const values = new URLSearchParams(location.hash.slice(1));
    const { page } = this;
    page.filter.set({
      query: values.get("q") ?? "",
      longer: values.get("longer") ?? "",
      states: (values.get("states") ?? "").split(",").filter(Boolean),
      order: values.get("order") ?? "tree",
    });
    this.only = values.get("only");
    document.body.dataset.only = this.only ?? "";
    const task = Number(values.get("task") ?? NaN);
    if (task >= 0 && task < page.recording.taskCount) page.select(task);
    const [from, to] = (values.get("t") ?? "").split("-").map(Number);
    if (to > from) {
      // More than was recorded, so that pages can be compared side by side.
      page.view.duration = Math.max(page.view.duration, to * 1e6);
      page.view.show(from * 1e6, to * 1e6);
    }
    page.changed();
  }

  write() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const { page } = this;
      const { query, longer, states, order } = page.filter.values;
      const values = new URLSearchParams();
      const { from, to, duration } = page.view;
      if (to - from < duration) {
        const digits = Math.max(0, Math.ceil(9 - Math.log10(to - from)));
        values.set("t", [from, to].map((t) => (Math.max(0, t) / 1e6).toFixed(Math.min(6, digits))).join("-"));
      }
      if (query) values.set("q", query);
      if (longer) values.set("longer", longer);
      if (states.length) values.set("states", states.join(","));
      if (order !== "tree") values.set("order", order);
      if (page.pointer.selected >= 0) values.set("task", page.pointer.selected);
      if (this.only) values.set("only", this.only);
      const text = values.toString();
      if (text !== location.hash.slice(1)) {
        history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
        this.written = location.hash;
      }
    }, 300);
  }
}
