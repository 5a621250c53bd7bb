// The filters in force, each one click from being taken away.
import { h, icon, refill } from "./elements.js";
import { FILTERS } from "./state.js";
import { MODALITIES, POLARITIES, QUADS, SIGNS, does } from "./words.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Change} Change
 * @typedef {import("./state.js").Filter} Filter
 */

/** @type {Partial<Record<Filter, string>>} */
const NAMES = {
  about: "About", counterpart: "With", direction: "Direction", since: "From", until: "To",
  min_confidence: "Confidence at least", article: "Article",
};

/**
 * Draws the filters of a state and hides the row when there is none.
 * @param {HTMLElement} element
 * @param {State} state
 * @param {(change: Change) => void} go
 * @param {(filter: Filter, id: string) => string} name what an actor or article is called
 */
export function showChips(element, state, go, name) {
  /** @type {HTMLElement[]} */
  const chips = [];
  for (const filter of FILTERS) {
    const value = state[filter];
    if (!value || filter === "rollup") continue;
    for (const word of ["about", "counterpart"].includes(filter) ? [value] : value.split(",")) {
      chips.push(chip(told(filter, word, name), () => go({ [filter]: without(value, word) })));
    }
  }
  element.hidden = !chips.length;
  const none = Object.fromEntries(FILTERS.filter((filter) => filter !== "rollup").map((filter) => [filter, null]));
  refill(element, ...chips, h("button", { type: "button", class: "link", onclick: () => go(none) }, "Clear all"));
}

/**
 * @param {string} text
 * @param {() => void} remove
 */
function chip(text, remove) {
  const label = `Remove the filter ${text}`;
  return h("button", { type: "button", class: "chip", "aria-label": label, title: label, onclick: remove }, text, icon("close"));
}

/**
 * @param {Filter} filter
 * @param {string} word
 * @param {(filter: Filter, id: string) => string} name
 */
function told(filter, word, name) {
  const words = { sign: SIGNS, quad: QUADS, polarity: POLARITIES }[/** @type {"sign"} */ (filter)];
  if (words) return words[word] ?? word;
  if (filter === "modality") return (MODALITIES[word] ?? word).split(":")[0] ?? word;
  if (filter === "relation") return `${does(word)} (${word})`;
  const value = ["about", "counterpart", "article"].includes(filter) ? name(filter, word) : word;
  return `${NAMES[filter] ?? filter}: ${value}`;
}

/**
 * @param {string} value
 * @param {string} word
 */
function without(value, word) {
  return value.split(",").filter((other) => other !== word).join(",") || null;
}
