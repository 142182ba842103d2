/** An element with attributes and children; texts are texts, never markup. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== false && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

const byId = (id) => document.getElementById(id);

function swatch(key) {
  const made = element("span", { class: "swatch" });
  made.style.background = `var(--${key})`;
  return made;
}

/** A bar of parts with what each is: parts are {key, name, time}. */
function shareBar(parts, whole) {
  const bar = element("div", { class: "bar", "aria-hidden": "true" });
  const list = element("ul");
  for (const { key, name, time } of parts) {
    if (time > 0) {
      const piece = element("i");
      piece.style.cssText = `background: var(--${key}); width: ${(100 * time) / whole}%`;
      bar.append(piece);
    }
    list.append(
      element("li", { "data-part": key, title: Format.duration(time) },
        swatch(key), element("span", {}, `${name} \u00a0`), element("b", {}, Format.percent(time, whole))));
  }
  return element("div", { class: "share" }, bar, list);
}
