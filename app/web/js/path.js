// The way from one actor to another, each step with the words that prove it.
import { get } from "./api.js";
import { dyadId } from "./dyads.js";
import { h } from "./elements.js";
import { actorSearch } from "./search.js";
import { sentence } from "./words.js";

/**
 * @typedef {import("./statement-card.js").Statement} Statement
 * @typedef {object} Step
 * @property {{ id: string, name: string }} source
 * @property {{ id: string, name: string }} target
 * @property {{ evidence: Statement }[]} relations the best attested first
 * @typedef {{ length: number, steps: Step[] }} Path
 */

const MOST_PATHS = 3;

/**
 * Asks for the best paths between two actors under some filters.
 * @param {string} source
 * @param {string} target
 * @param {Record<string, string | undefined>} filters
 * @returns {Promise<Path[]>}
 */
export async function askPaths(source, target, filters) {
  const { about: _about, counterpart: _counterpart, direction: _direction, ...rest } = filters;
  const answer = await get("v1/paths", { ...rest, source, target, k: MOST_PATHS });
  return answer.items;
}

/**
 * The dyads of the shortest of some paths, by the class that lets them stand out in the graph.
 * @param {Path[]} paths
 */
export function dyadsOf(paths) {
  /** @type {Map<string, string>} */
  const found = new Map();
  const shortest = paths.filter(({ length }) => length === paths[0]?.length);
  for (const { steps } of shortest) for (const { source, target } of steps) found.set(dyadId(source.id, target.id), "onpath");
  return found;
}

/**
 * The form, and the paths that were found.
 * @param {object} shown
 * @param {{ id: string, name: string } | null} shown.source
 * @param {{ id: string, name: string } | null} shown.target
 * @param {Path[] | null} shown.paths
 * @param {(source: string, target: string) => void} shown.ask
 * @param {(select: string) => void} shown.choose
 * @param {(statement: Statement) => void} shown.read
 */
export function pathPanel({ source, target, paths, ask, choose, read }) {
  let [from, to] = [source?.id ?? "", target?.id ?? ""];
  const both = () => from && to && ask(from, to);
  const start = actorSearch({ label: "From", value: source?.name ?? "", choose: (actor) => ((from = actor.id), both()) });
  const end = actorSearch({ label: "To", value: target?.name ?? "", choose: (actor) => ((to = actor.id), both()) });
  const form = h(
    "div",
    { class: "ask" },
    h("p", { class: "facts" }, "The shortest ways from one actor to another over the relations that the filters leave."),
    h("div", { class: "field" }, h("span", { "aria-hidden": "true" }, "From"), start.element),
    h("div", { class: "field" }, h("span", { "aria-hidden": "true" }, "To"), end.element),
  );
  if (!paths) return [form];
  if (!paths.length) return [form, h("p", { class: "facts" }, "Nothing connects the two under the filters in force.")];
  return [form, ...paths.map((path, index) => way(path, index, choose, read))];
}

/**
 * @param {Path} path
 * @param {number} index
 * @param {(select: string) => void} choose
 * @param {(statement: Statement) => void} read
 */
function way({ steps }, index, choose, read) {
  return h(
    "section",
    { class: "way" },
    h("h3", null, index ? `Another way, ${steps.length} steps` : steps.length === 1 ? "Directly" : `In ${steps.length} steps`),
    h("ol", null, steps.map((step) => stepItem(step, choose, read))),
  );
}

/**
 * @param {Step} step
 * @param {(select: string) => void} choose
 * @param {(statement: Statement) => void} read
 */
function stepItem({ source, target, relations }, choose, read) {
  const best = relations[0]?.evidence;
  return h(
    "li",
    null,
    h("button", { type: "button", class: "dyad-pick", onclick: () => choose(dyadId(source.id, target.id)) }, h("strong", null, `${source.name} → ${target.name}`), best && h("span", { class: "dyad-words" }, sentence(best))),
    best && h("blockquote", null, h("mark", null, best.evidence.text)),
    best && h("button", { type: "button", class: "link source", onclick: () => read(best) }, "Read it in the article"),
  );
}
