// Builds DOM elements; text is always set as text, so nothing an article says can become markup.

/**
 * @typedef {Node | string | number | null | undefined | false} Child
 * @typedef {Record<string, unknown>} Attributes Names starting with `on` are listeners, `class` is className,
 *   `data` a record of data attributes; `false` and null leave an attribute out, `true` sets it empty.
 */

/**
 * An HTML element.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes | null} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  dress(element, attributes ?? {});
  fill(element, children.flat());
  return element;
}

/**
 * An SVG element.
 * @param {string} tag
 * @param {Attributes | null} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {SVGElement}
 */
export function s(tag, attributes, ...children) {
  const element = /** @type {SVGElement} */ (document.createElementNS("http://www.w3.org/2000/svg", tag));
  dress(element, attributes ?? {});
  fill(element, children.flat());
  return element;
}

/**
 * Puts new children in the place of the old.
 * @param {Element} element
 * @param {...(Child | Child[])} children
 */
export function refill(element, ...children) {
  element.replaceChildren();
  fill(element, children.flat());
}

/**
 * The element with an id that the page's HTML is known to have.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

/**
 * @param {Element} element
 * @param {Attributes} attributes
 */
function dress(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    } else if (name === "class") {
      element.setAttribute("class", String(value));
    } else if (name === "data") {
      for (const [key, datum] of Object.entries(/** @type {Record<string, unknown>} */ (value))) {
        element.setAttribute(`data-${key}`, String(datum));
      }
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
}

/**
 * @param {Element} element
 * @param {Child[]} children
 */
function fill(element, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

const ICONS = /** @type {const} */ ({
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm5 11.5L20 20",
  filter: "M4 6h16M7 12h10M10 18h4",
  path: "M6 18a2.5 2.5 0 1 0 0-.01M18 6a2.5 2.5 0 1 0 0-.01M8 16.5c6-1 2-8 8-9.5",
  compare: "M12 3v18M8 7 4 12l4 5M16 7l4 5-4 5",
  add: "M12 5v14M5 12h14",
  take: "M12 4v11m0 0-4.5-4.5M12 15l4.5-4.5M5 20h14",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M5 19l1.4-1.4M17.6 6.4 19 5",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z",
  help: "M9 9a3 3 0 1 1 4.2 2.8c-.8.4-1.2 1-1.2 2.2M12 17.5v.01",
  close: "M6 6l12 12M18 6 6 18",
  back: "M14 6l-6 6 6 6",
  plus: "M12 6v12M6 12h12",
  minus: "M6 12h12",
  fit: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  tidy: "M12 4v4M12 16v4M4 12h4M16 12h4M12 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z",
  graph: "M6 8a2.5 2.5 0 1 0 0-.01M18 7a2.5 2.5 0 1 0 0-.01M12 18.5a2.5 2.5 0 1 0 0-.01M8.5 7.5l7-.5M7.2 9.8l3.6 6M16.8 9l-3.6 6.8",
  list: "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
  open: "M10 5H5v14h14v-5M14 4h6v6M20 4l-9 9",
  menu: "M4 7h16M4 12h16M4 17h16",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
});

/**
 * A drawn sign of 18 px, hidden from screen readers: what it stands for is said in words beside it.
 * @param {keyof typeof ICONS} name
 * @returns {SVGElement}
 */
export function icon(name) {
  return s("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" }, s("path", { d: ICONS[name] }));
}
