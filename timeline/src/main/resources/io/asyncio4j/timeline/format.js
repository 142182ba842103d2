/** How times and numbers are written. Times are nanoseconds throughout the page. */
const Format = {
  /** 812 ns, 12.4 µs, 3.05 ms, 1.2 s, 4 min 12 s. */
  duration(ns) {
    const units = [[1e9, "s"], [1e6, "ms"], [1e3, "µs"]];
    if (ns >= 60e9) {
      const seconds = Math.round(ns / 1e9);
      return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
    }
    for (const [size, unit] of units) {
      if (ns >= size * 0.9995) {
        return `${Format.digits(ns / size)} ${unit}`;
      }
    }
    return `${Math.round(ns)} ns`;
  },

  /** Three significant digits, without zeros that say nothing. */
  digits(value) {
    return String(Number(value.toPrecision(value >= 1000 ? 4 : 3)));
  },

  percent(part, whole) {
    if (whole <= 0 || part <= 0) return "0 %";
    const percent = (100 * part) / whole;
    return percent > 0 && percent < 0.1 ? "< 0.1 %" : `${percent < 10 ? percent.toFixed(1) : Math.round(percent)} %`;
  },

  count(n) {
    return n.toLocaleString("en-US");
  },

  plural(n, one, many = one + "s") {
    return `${Format.count(n)} ${n === 1 ? one : many}`;
  },

  /** A point of time on an axis that ends at `last` and whose marks are `step` apart. */
  tick(ns, step, last) {
    if (ns === 0) return "0";
    const [size, unit] = last >= 1e9 && step >= 1e6 ? [1e9, "s"] : last >= 1e6 && step >= 1e3 ? [1e6, "ms"] : [1e3, "µs"];
    const decimals = Math.max(0, Math.ceil(-Math.log10(step / size) - 1e-9));
    return `${(ns / size).toFixed(decimals)} ${unit}`;
  },

  /** The distance of an axis' marks, 1, 2 or 5 times a power of ten, at least `least`. */
  step(least) {
    const power = 10 ** Math.floor(Math.log10(least));
    for (const factor of [1, 2, 5]) {
      if (power * factor >= least) return power * factor;
    }
    return power * 10;
  },

  /** What somebody types for a duration, in nanoseconds; a bare number is milliseconds. NaN if it is none. */
  parse(text) {
    const match = /^\s*([\d.,]+)\s*(ns|us|µs|ms|s|min)?\s*$/.exec(text);
    if (!match) return NaN;
    const size = { ns: 1, us: 1e3, "µs": 1e3, ms: 1e6, s: 1e9, min: 60e9 }[match[2] ?? "ms"];
    return Number(match[1].replace(",", ".")) * size;
  },
};
