// One actor: its names, how it stands with each other actor, and what to ask about it next.
import { get } from "./api.js";
import { balance } from "./balance.js";
import { h } from "./elements.js";
import { KINDS, counted, relationSays } from "./words.js";

/**
 * @typedef {import("./dyads.js").Dyad} Dyad
 * @typedef {object} Shown
 * @property {string} id
 * @property {Dyad[]} dyads its dyads as the graph shows them
 * @property {(id: string) => string} name
 * @property {(select: string) => void} choose
 * @property {() => void} only shows its relations alone
 * @property {(() => void) | null} all shows all relations again
 * @property {() => void} path asks for a path from it
 */

const NAMES_SHOWN = 12;

/** @param {Shown} shown */
export async function actorPanel({ id, dyads, name, choose, only, all, path }) {
  const actor = await get(`v1/actors/${encodeURIComponent(id)}`);
  const names = /** @type {string[]} */ (actor.names);
  const sorted = [...dyads].sort((x, y) => y.statements - x.statements);
  return [
    h(
      "section",
      { class: "summary" },
      h("p", { class: "facts" }, [KINDS[actor.kind] ?? actor.kind, actor.id, counted(actor.activity, "statement")].join(" · ")),
      names.length > 0 && h("p", { class: "names" }, h("span", null, "Also "), names.slice(0, NAMES_SHOWN).join(", "), names.length > NAMES_SHOWN && ` and ${names.length - NAMES_SHOWN} more`),
      h(
        "div",
        { class: "actions" },
        all
          ? h("button", { type: "button", class: "button", onclick: all }, "Show all actors")
          : h("button", { type: "button", class: "button", onclick: only }, "Show only its relations"),
        h("button", { type: "button", class: "button", onclick: path }, "Find a path from it"),
        actor.wikidata && h("a", { class: "button", href: `https://www.wikidata.org/wiki/${actor.wikidata}`, rel: "noreferrer", target: "_blank" }, "Wikidata"),
      ),
    ),
    sorted.length ? h("h3", null, `Relations with ${counted(sorted.length, "actor")}`) : h("p", { class: "facts" }, "No relation of it answers the filters in force."),
    h("ul", { class: "dyad-list" }, sorted.map((dyad) => row(dyad, id, name, choose))),
  ];
}

/**
 * @param {Dyad} dyad
 * @param {string} id
 * @param {(id: string) => string} name
 * @param {(select: string) => void} choose
 */
function row(dyad, id, name, choose) {
  const other = dyad.a === id ? dyad.b : dyad.a;
  const words = dyad.relations.slice(0, 4).map((relation) =>
    relation.symmetric || relation.source === id ? relationSays(relation) : `${name(relation.source)} ${relationSays(relation)} it`,
  );
  const rest = dyad.relations.length - words.length;
  return h(
    "li",
    null,
    h(
      "button",
      { type: "button", class: "dyad-pick", data: { select: dyad.id }, onclick: () => choose(dyad.id) },
      h("span", { class: "dyad-name" }, h("strong", null, name(other)), h("span", { class: "count" }, dyad.statements)),
      h("span", { class: "dyad-words" }, words.join(", ") + (rest > 0 ? `, ${rest} more` : "")),
      balance(dyad),
    ),
  );
}
