/** The colours of the page as the canvases need them; read anew when the theme changes. */
class Theme {
  constructor() {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    this.states = [];
    for (const { state, key } of STATES) this.states[state] = colour(key);
    for (const name of ["background", "panel", "text", "muted", "faint", "line", "accent", "stall", "hover", "running"]) {
      this[name] = colour(name);
    }
    this.font = "12px " + style.getPropertyValue("--sans");
    this.small = "11px " + style.getPropertyValue("--sans");
  }
}

/** As much of a text as has room. */
function fitted(c, text, width) {
  if (c.measureText(text).width <= width) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (c.measureText(text.slice(0, middle) + "…").width <= width) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? "" : text.slice(0, low) + "…";
}
