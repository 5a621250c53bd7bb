// The drawer of filters: what of the graph is asked for, in the words of the API's queries.
import { h, icon, refill } from "./elements.js";
import { MODALITIES, POLARITIES, QUADS, SIGNS, does, relationTypes } from "./words.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Change} Change
 * @typedef {import("./state.js").Filter} Filter
 * @typedef {{ id: string, name: string, title: string | null, published: string | null }} ArticleRow
 */

/** Filters that hold several words of a fixed set, with their legends. */
const CHOICES = /** @type {const} */ ([
  ["sign", "Sign", SIGNS],
  ["modality", "Modality", MODALITIES],
  ["polarity", "Said to be", POLARITIES],
  ["quad", "Quad class", QUADS],
]);

export class Filters {
  /**
   * @param {HTMLElement} element
   * @param {{ go: (change: Change) => void, close: () => void, articles: () => Promise<ArticleRow[]> }} hooks
   */
  constructor(element, { go, close, articles }) {
    this.element = element;
    this.go = go;
    this.close = close;
    this.articles = articles;
  }

  /**
   * Draws the drawer for a state.
   * @param {State} state
   */
  async show(state) {
    const articles = await this.articles();
    const focused = this.element.querySelector(":focus")?.id;
    refill(
      this.element,
      h(
        "header",
        { class: "part-head" },
        h("h2", null, "Filters"),
        h("button", { type: "button", class: "tool", "aria-label": "Close the filters", onclick: this.close }, icon("close")),
      ),
      h(
        "form",
        { class: "filters", onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
        ...CHOICES.map(([filter, legend, words]) => this.#choice(state, filter, legend, words)),
        this.#relations(state),
        this.#confidence(state),
        this.#dates(state),
        this.#article(state, articles),
      ),
    );
    if (focused) document.getElementById(focused)?.focus();
  }

  /**
   * @param {State} state
   * @param {Filter} filter
   * @param {string} legend
   * @param {Record<string, string>} words
   */
  #choice(state, filter, legend, words) {
    return h(
      "fieldset",
      null,
      h("legend", null, legend),
      ...Object.entries(words).map(([word, label]) => this.#box(state, filter, word, [label])),
    );
  }

  /** @param {State} state */
  #relations(state) {
    const events = relationTypes().filter(({ quad }) => quad);
    const enduring = relationTypes().filter(({ quad }) => !quad);
    const group = (/** @type {string} */ legend, /** @type {typeof events} */ types) =>
      h(
        "fieldset",
        null,
        h("legend", null, legend),
        ...types.map(({ id, description }) =>
          this.#box(state, "relation", id, [does(id), h("span", { class: "code" }, id)], description),
        ),
      );
    return h(
      "details",
      { open: Boolean(state.relation) },
      h("summary", null, "Relation types"),
      group("Events (PLOVER)", events),
      group("Enduring", enduring),
    );
  }

  /**
   * @param {State} state
   * @param {Filter} filter
   * @param {string} word
   * @param {import("./elements.js").Child[]} label
   * @param {string} [title]
   */
  #box(state, filter, word, label, title) {
    const held = (state[filter] ?? "").split(",").filter(Boolean);
    const id = `filter-${filter}-${word}`;
    const turn = (/** @type {Event} */ event) => {
      const on = /** @type {HTMLInputElement} */ (event.target).checked;
      this.go({ [filter]: (on ? [...held, word] : held.filter((other) => other !== word)).join(",") });
    };
    return h(
      "label",
      { class: "box", title, for: id },
      h("input", { type: "checkbox", id, checked: held.includes(word), onchange: turn }),
      filter === "sign" && h("i", { class: `swatch ${word === "neutral" ? "neither" : word}` }),
      h("span", null, ...label),
    );
  }

  /** @param {State} state */
  #confidence(state) {
    const least = Number(state.min_confidence ?? 0);
    const shown = h("output", { for: "filter-confidence" }, least ? `at least ${least.toFixed(2)}` : "any");
    const slide = (/** @type {Event} */ event) => {
      const value = Number(/** @type {HTMLInputElement} */ (event.target).value);
      shown.textContent = value ? `at least ${value.toFixed(2)}` : "any";
      if (event.type === "change") this.go({ min_confidence: value ? String(value) : null });
    };
    return h(
      "fieldset",
      null,
      h("legend", null, "Confidence ", shown),
      h("input", {
        type: "range", id: "filter-confidence", min: 0, max: 1, step: 0.05, value: least,
        "aria-label": "Least confidence", oninput: slide, onchange: slide,
      }),
    );
  }

  /** @param {State} state */
  #dates(state) {
    const field = (/** @type {"since" | "until"} */ word, /** @type {string} */ label) =>
      h(
        "label",
        { class: "field", for: `filter-${word}` },
        h("span", null, label),
        h("input", {
          type: "text", id: `filter-${word}`, value: state[word] ?? "", placeholder: "2018-03 or 195X", spellcheck: "false",
          onchange: (/** @type {Event} */ event) =>
            this.go({ [word]: /** @type {HTMLInputElement} */ (event.target).value.trim() || null }),
        }),
      );
    return h("fieldset", { class: "pair" }, h("legend", null, "When it held"), field("since", "From"), field("until", "To"));
  }

  /**
   * @param {State} state
   * @param {ArticleRow[]} articles
   */
  #article(state, articles) {
    if (!articles.length) return null;
    const option = (/** @type {ArticleRow} */ { id, name, title, published }) =>
      h("option", { value: id, selected: state.article === id }, [title ?? name, published?.slice(0, 4)].filter(Boolean).join(", "));
    return h(
      "fieldset",
      null,
      h("legend", null, "Article"),
      h(
        "select",
        {
          id: "filter-article",
          "aria-label": "Article",
          onchange: (/** @type {Event} */ event) =>
            this.go({ article: /** @type {HTMLSelectElement} */ (event.target).value || null }),
        },
        h("option", { value: "" }, "All articles"),
        ...articles.map(option),
      ),
    );
  }
}
