// Everything between two actors: its balance, its relations in plain words, and the proof of each.
import { get } from "./api.js";
import { surround } from "./articles.js";
import { balance } from "./balance.js";
import { relationTone } from "./dyads.js";
import { spanInWords } from "./edtf.js";
import { h, refill } from "./elements.js";
import { standing } from "./list-view.js";
import { problem } from "./panel.js";
import { statementCard } from "./statement-card.js";
import { counted, relationSays } from "./words.js";

/**
 * @typedef {import("./dyads.js").Dyad} Dyad
 * @typedef {import("./dyads.js").Relation} Relation
 * @typedef {import("./statement-card.js").Statement} Statement
 * @typedef {object} Shown What the panel needs to know.
 * @property {string} a
 * @property {string} b
 * @property {string | null} relation the relation type chosen among them
 * @property {string | null} source its subject
 * @property {Dyad | undefined} dyad as the graph shows it
 * @property {Record<string, string | undefined>} filters in force
 * @property {(id: string) => string} name
 * @property {(select: string) => void} choose
 * @property {(statement: Statement) => void} read
 */

const PAGE = 20;

/**
 * The panel's content.
 * @param {Shown} shown
 */
export async function dyadPanel(shown) {
  const statements = h("div", { class: "statements" });
  await more(shown, statements, null);
  return [head(shown), relations(shown), statements];
}

/** @param {Shown} shown */
function head({ dyad, a, b, name, choose }) {
  const link = (/** @type {string} */ id) => h("button", { type: "button", class: "link", onclick: () => choose(id) }, name(id));
  return h(
    "section",
    { class: "summary" },
    dyad && balance(dyad),
    h("p", { class: "facts" }, dyad ? `${counted(dyad.statements, "statement")} · ${spanInWords(dyad)} · about ` : "About ", link(a), " or ", link(b)),
  );
}

/**
 * The relations by who does it to whom.
 * @param {Shown} shown
 */
function relations(shown) {
  const { dyad, a, b, name } = shown;
  if (!dyad || dyad.relations.length < 2) return null;
  const directed = (/** @type {string} */ id) => dyad.relations.filter(({ symmetric, source }) => !symmetric && source === id);
  return h(
    "div",
    { class: "relation-groups" },
    picks(`${name(a)} → ${name(b)}`, directed(a), shown),
    picks(`${name(b)} → ${name(a)}`, directed(b), shown),
    picks("Both ways", dyad.relations.filter(({ symmetric }) => symmetric), shown),
  );
}

/**
 * @param {string} label
 * @param {Relation[]} found
 * @param {Shown} shown
 */
function picks(label, found, { dyad, relation, source, choose }) {
  if (!found.length) return null;
  const button = (/** @type {Relation} */ one) => {
    const pressed = one.relation === relation && one.source === source;
    return h(
      "button",
      {
        type: "button", class: "relation-pick", "aria-pressed": String(pressed), title: standing(one), data: { select: one.id },
        onclick: () => choose(pressed ? (dyad?.id ?? one.id) : one.id),
      },
      h("i", { class: `swatch ${relationTone(one)}`, "aria-hidden": "true" }),
      relationSays(one),
      h("span", { class: "count" }, one.statements),
    );
  };
  return h("div", { class: "relation-picks", role: "group", "aria-label": label }, h("span", { class: "overline" }, label), found.map(button));
}

/**
 * Adds the next page of statements.
 * @param {Shown} shown
 * @param {HTMLElement} element
 * @param {string | null} next
 */
async function more(shown, element, next) {
  const answer = await (next ? get(next) : get("v1/statements", { ...question(shown), limit: PAGE }));
  const articles = await surround(answer.items);
  for (const statement of answer.items) {
    element.append(statementCard(statement, articles.get(statement.evidence.article), shown.read));
  }
  if (!element.children.length) element.append(h("p", { class: "facts" }, "No statement answers the filters in force."));
  if (!answer.next) return;
  const button = h("button", { type: "button", class: "button", onclick: go }, "Show more");
  element.append(button);

  async function go() {
    button.disabled = true;
    try {
      await more(shown, element, answer.next);
      button.remove();
    } catch (error) {
      refill(button, "Try again");
      button.disabled = false;
      button.before(problem(error));
    }
  }
}

/** @param {Shown} shown */
function question({ a, b, relation, source, dyad, filters }) {
  const { direction: _direction, about: _about, ...rest } = filters;
  const between = { ...rest, actor: source ?? a, counterpart: source === b ? a : b };
  if (!relation) return between;
  const symmetric = dyad?.relations.some((one) => one.relation === relation && one.symmetric);
  return { ...between, relation, direction: symmetric ? undefined : "out" };
}
