// What the page shows, as the words of its URL: the only place where it is kept.

/** The filters, in the words that the API's queries use. */
export const FILTERS = /** @type {const} */ ([
  "about", "counterpart", "direction", "relation", "quad", "sign", "modality", "polarity",
  "since", "until", "min_confidence", "article", "rollup",
]);

/** Words of the page's own: what is shown and chosen. */
const OWN = /** @type {const} */ (["view", "select", "read", "at", "path", "compare", "top", "theme"]);

const LISTS = new Set(["relation", "quad", "sign", "modality", "polarity", "article"]);
const ORDER = [...FILTERS, ...OWN];

/**
 * @typedef {(typeof FILTERS)[number]} Filter
 * @typedef {Filter | (typeof OWN)[number]} Word
 * @typedef {Partial<Record<Word, string>>} State Each word's value as it stands in the URL; lists between commas.
 * @typedef {Partial<Record<Word, string | null | undefined>>} Change Null or an empty text takes a word out.
 * @typedef {(state: State, before: State) => void} Listener
 */

/**
 * Reads a URL's query; words that are not known are left out, and repeated ones joined.
 * @param {string} search
 * @returns {State}
 */
export function read(search) {
  const parameters = new URLSearchParams(search);
  /** @type {State} */
  const state = {};
  for (const word of ORDER) {
    const values = parameters.getAll(word).filter(Boolean);
    if (values.length) state[word] = LISTS.has(word) ? values.join(",") : values[0];
  }
  return state;
}

/**
 * The query of the URL that brings a state back, "" when nothing is asked.
 * @param {State} state
 * @returns {string}
 */
export function write(state) {
  const words = ORDER.filter((word) => state[word]).map((word) => `${word}=${readable(state[word] ?? "")}`);
  return words.length ? `?${words.join("&")}` : "";
}

/**
 * Percent-encoding that leaves be what a query may hold, so that a URL can be read.
 * @param {string} value
 */
function readable(value) {
  return encodeURIComponent(value).replace(/%(2C|3A|7E|2F|40)/g, decodeURIComponent);
}

/**
 * The filters alone.
 * @param {State} state
 * @returns {Partial<Record<Filter, string>>}
 */
export function filters(state) {
  return Object.fromEntries(FILTERS.filter((word) => state[word]).map((word) => [word, state[word] ?? ""]));
}

/**
 * Whether two states differ in any of some words.
 * @param {State} a
 * @param {State} b
 * @param {readonly Word[]} words
 */
export function differ(a, b, words) {
  return words.some((word) => (a[word] ?? "") !== (b[word] ?? ""));
}

/** The one state of the page, in step with the address bar. */
export class Shown {
  /** @type {Listener[]} */
  #listeners = [];
  /** @type {State} */
  #state;

  constructor() {
    this.#state = read(location.search);
    addEventListener("popstate", () => this.#become(read(location.search)));
  }

  get state() {
    return this.#state;
  }

  /** @param {Listener} listener called after every change with the state and the one before it */
  listen(listener) {
    this.#listeners.push(listener);
  }

  /**
   * Changes some words and leaves the rest; `replace` makes no step in the history (for what is dragged).
   * @param {Change} change
   * @param {{ replace?: boolean }} [options]
   */
  go(change, { replace = false } = {}) {
    const next = read(write(/** @type {State} */ ({ ...this.#state, ...change })));
    const query = write(next);
    if (query === write(this.#state)) return;
    const address = query || location.pathname;
    if (replace) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.#become(next);
  }

  /** @param {State} next */
  #become(next) {
    const before = this.#state;
    this.#state = next;
    for (const listener of this.#listeners) listener(next, before);
  }
}
