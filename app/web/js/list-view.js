// The same graph as a table: every dyad and its relations in words, sortable, for reading and screen readers.
import { balance } from "./balance.js";
import { relationTone } from "./dyads.js";
import { spanInWords } from "./edtf.js";
import { h, refill } from "./elements.js";
import { counted, relationSentence } from "./words.js";

/**
 * @typedef {import("./dyads.js").Dyad} Dyad
 * @typedef {import("./dyads.js").Relation} Relation
 * @typedef {import("./graph-view.js").Picture} Picture
 * @typedef {"actors" | "balance" | "statements" | "last"} Column
 */

/** Dyads drawn at a time. */
const STEP = 200;

/** @type {[Column, string][]} */
const COLUMNS = [["actors", "Actors and relations"], ["balance", "Balance"], ["statements", "Statements"], ["last", "When"]];

export class ListView {
  /** @type {Picture} */
  #picture = { actors: [], dyads: new Map(), places: new Map(), cut: false };
  /** @type {Column} */
  #by = "statements";
  #shown = STEP;
  /** @type {string | undefined} */
  #select;

  /**
   * @param {HTMLElement} element
   * @param {(select: string) => void} choose
   */
  constructor(element, choose) {
    this.element = element;
    this.choose = choose;
  }

  /** @param {Picture} picture */
  show(picture) {
    this.#picture = picture;
    this.#shown = STEP;
    this.#draw();
  }

  /** @param {string | undefined} select */
  select(select) {
    this.#select = select;
    for (const row of this.element.querySelectorAll("[data-select]")) {
      row.setAttribute("aria-current", String(row.getAttribute("data-select") === select));
    }
  }

  #draw() {
    const names = new Map(this.#picture.actors.map(({ id, label }) => [id, label]));
    const dyads = [...this.#picture.dyads.values()].sort(order(this.#by, names));
    const more = dyads.length - this.#shown;
    refill(
      this.element,
      h(
        "table",
        null,
        h("caption", { class: "out-of-sight" }, "Relations between actors"),
        h("thead", null, h("tr", null, COLUMNS.map(([column, label]) => this.#head(column, label)))),
        dyads.slice(0, this.#shown).map((dyad) => this.#group(dyad, names)),
      ),
      more > 0 && h("p", { class: "more" }, h("button", { type: "button", class: "button", onclick: () => this.#more() }, `Show more (${counted(more, "pair")} left)`)),
    );
    this.select(this.#select);
  }

  #more() {
    this.#shown += STEP;
    this.#draw();
  }

  /**
   * @param {Column} column
   * @param {string} label
   */
  #head(column, label) {
    const sort = () => {
      this.#by = column;
      this.#draw();
      /** @type {HTMLElement | null} */ (this.element.querySelector(`[data-sort=${column}]`))?.focus();
    };
    const sorted = this.#by === column;
    return h(
      "th",
      { scope: "col", "aria-sort": sorted ? (column === "actors" ? "ascending" : "descending") : null },
      h("button", { type: "button", class: "sort", data: { sort: column }, onclick: sort }, label, sorted && h("span", { "aria-hidden": "true" }, column === "actors" ? " ↑" : " ↓")),
    );
  }

  /**
   * @param {Dyad} dyad
   * @param {Map<string, string>} names
   */
  #group(dyad, names) {
    const name = (/** @type {string} */ id) => names.get(id) ?? id;
    return h(
      "tbody",
      null,
      h(
        "tr",
        { class: "dyad-row" },
        h("th", { scope: "rowgroup" }, this.#link(dyad.id, `${name(dyad.a)} and ${name(dyad.b)}`)),
        h("td", null, balance(dyad)),
        h("td", { class: "number" }, dyad.statements),
        h("td", null, spanInWords(dyad)),
      ),
      dyad.relations.map((relation) => this.#row(relation, name)),
    );
  }

  /**
   * @param {Relation} relation
   * @param {(id: string) => string} name
   */
  #row(relation, name) {
    return h(
      "tr",
      null,
      h("td", { class: "relation-cell" }, h("div", null, h("i", { class: `swatch ${relationTone(relation)}`, "aria-hidden": "true" }), this.#link(relation.id, relationSentence(relation, name)))),
      h("td", { class: "standing" }, standing(relation)),
      h("td", { class: "number" }, relation.statements),
      h("td", null, spanInWords(relation)),
    );
  }

  /**
   * @param {string} select
   * @param {string} words
   */
  #link(select, words) {
    return h("button", { type: "button", class: "row-link", data: { select }, onclick: () => this.choose(select) }, words);
  }
}

/**
 * How a relation is said to hold: "2 asserted, 1 possible, 1 denied".
 * @param {Relation} relation
 */
export function standing(relation) {
  const counts = /** @type {const} */ (["asserted", "intended", "predicted", "possible", "denied"]);
  return counts.filter((name) => relation[name]).map((name) => `${relation[name]} ${name}`).join(", ");
}

/**
 * @param {Column} column
 * @param {Map<string, string>} names
 * @returns {(x: Dyad, y: Dyad) => number}
 */
function order(column, names) {
  const name = (/** @type {Dyad} */ { a, b }) => `${names.get(a) ?? a} ${names.get(b) ?? b}`;
  const share = (/** @type {Dyad} */ { cooperative, conflictual }) => (cooperative - conflictual) / Math.max(1, cooperative + conflictual);
  switch (column) {
    case "actors":
      return (x, y) => name(x).localeCompare(name(y));
    case "balance":
      return (x, y) => share(y) - share(x);
    case "last":
      return (x, y) => (y.last ?? "").localeCompare(x.last ?? "");
    default:
      return (x, y) => y.statements - x.statements || name(x).localeCompare(name(y));
  }
}
