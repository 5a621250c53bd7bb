// Taking the view elsewhere: pictures, every export format, curl, a link, and a frame for other pages.
import { address } from "./api.js";
import { openDialog } from "./dialog.js";
import { h, refill } from "./elements.js";

/**
 * @typedef {object} Format
 * @property {string} name
 * @property {string} suffix
 * @property {string} description
 *
 * @typedef {object} Taken
 * @property {Record<string, string>} filters in force
 * @property {string} query of the page's URL, with its question mark
 * @property {Format[]} formats
 * @property {() => Promise<Blob>} png
 * @property {(text: string) => void} say
 */

/** @param {Taken} taken */
export function openTakeAway(taken) {
  const { filters, query, formats, png, say } = taken;
  const export_ = (/** @type {string} */ format) => address("v1/graph", { ...filters, format });
  const curl = `curl '${absolute(export_("json"))}'`;
  const frame = `<iframe src="${absolute(`embed${query}`)}" title="Entente" width="100%" height="600" loading="lazy"></iframe>`;
  openDialog("Export and share", (close) => [
    h("h3", null, "A picture"),
    h(
      "div",
      { class: "actions" },
      h("button", { type: "button", class: "button strong", onclick: async () => (save(await png(), "entente.png"), close()) }, "PNG of this view"),
      h("a", { class: "button", href: export_("svg"), download: "entente.svg" }, "SVG of the graph"),
    ),
    h("h3", null, "The data, under the filters in force"),
    h(
      "ul",
      { class: "formats" },
      formats.map(({ name, suffix, description }) =>
        h("li", null, h("a", { href: export_(name), download: `entente${suffix}`, data: { format: name } }, h("strong", null, name), h("span", null, description))),
      ),
    ),
    h("h3", null, "For programs and pages"),
    snippet("As curl", curl, say),
    snippet("Link to this view", absolute(`./${query}`), say),
    snippet("Frame for a wiki or a dashboard", frame, say),
  ]);
}

/** @param {string} relative */
function absolute(relative) {
  return new URL(relative, document.baseURI).href;
}

/**
 * @param {Blob} blob
 * @param {string} name
 */
function save(blob, name) {
  const link = h("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * @param {string} label
 * @param {string} text
 * @param {(text: string) => void} say
 */
function snippet(label, text, say) {
  const field = h("input", { type: "text", readonly: true, value: text, "aria-label": label, class: "code", onfocus: () => field.select() });
  const button = h("button", { type: "button", class: "button", onclick: copy }, "Copy");
  return h("div", { class: "snippet" }, h("span", null, label), field, button);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      refill(button, "Copied");
      say(`${label} copied`);
    } catch {
      field.select();
      refill(button, "Press Ctrl+C");
    }
    setTimeout(() => refill(button, "Copy"), 1800);
  }
}
