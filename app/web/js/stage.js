// What lies over the graph: its numbers, its knobs, and what is said when there is nothing to draw.
import { byId, h, icon, refill } from "./elements.js";
import { MOST } from "./graph-answer.js";
import { counted } from "./words.js";

/** @typedef {import("./graph-view.js").Picture} Picture */

const line = h("p", { class: "count-line" });

/**
 * The line that counts what is shown.
 * @param {Picture} [picture]
 * @param {() => void} [more] shows as many as can be laid out
 */
export function tally(picture, more) {
  if (!picture) return line;
  const relations = [...picture.dyads.values()].reduce((sum, dyad) => sum + dyad.relations.length, 0);
  refill(
    line,
    picture.cut ? `The ${counted(picture.actors.length, "most connected actor")}` : counted(picture.actors.length, "actor"),
    ` · ${counted(relations, "relation")} `,
    picture.cut && more && picture.actors.length < MOST ? h("button", { type: "button", class: "link", onclick: more }, "Show more") : null,
  );
  return line;
}

/**
 * The knobs that move the picture.
 * @param {{ zoom: (factor: number) => void, fit: () => void, tidy: () => Promise<void> }} graph
 */
export function knobs(graph) {
  /** @type {[Parameters<typeof icon>[0], string, () => void][]} */
  const all = [
    ["plus", "Zoom in (+)", () => graph.zoom(1.3)],
    ["minus", "Zoom out (−)", () => graph.zoom(1 / 1.3)],
    ["fit", "Fit the graph (0)", () => graph.fit()],
    ["tidy", "Lay the graph out anew", () => void graph.tidy()],
  ];
  return h(
    "div",
    { class: "knobs", role: "group", "aria-label": "Moving the graph" },
    all.map(([sign, label, act]) => h("button", { type: "button", "aria-label": label, title: label, onclick: act }, icon(sign))),
  );
}

/**
 * Says why there is nothing to be seen, and what to do; hides itself where there is something.
 * @param {Picture | null} picture
 * @param {boolean} filtered
 * @param {(() => void) | null} add lets articles be added, where that is offered
 * @param {Node} [error]
 */
export function notice(picture, filtered, add, error) {
  const element = byId("notice");
  element.hidden = Boolean(picture?.actors.length);
  if (error) refill(element, error, h("button", { type: "button", class: "button", onclick: () => location.reload() }, "Try again"));
  else if (filtered) refill(element, h("h2", null, "Nothing answers these filters"), h("p", null, "Take one of them away above, or choose a longer range on the timeline."));
  else {
    refill(
      element,
      h("h2", null, "No article has been read yet"),
      h("p", null, "Add one, and the relations it states appear here, each with the words that prove it."),
      add && h("button", { type: "button", class: "button strong", onclick: add }, "Add articles"),
    );
  }
}
