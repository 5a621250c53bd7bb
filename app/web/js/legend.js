// What the strokes mean.
import { h, s } from "./elements.js";
import { HISTORY_YEARS } from "./dyads.js";

/** The diverging scale, from one end to the other. */
const SCALE = ["conflictual", "mostly-conflictual", "mixed", "mostly-cooperative", "cooperative"];

/** @type {[string, string][]} class of the stroke, meaning */
const STROKES = [
  ["neither", "Neither of the two"],
  ["neither dashed", "Nothing asserted: intended, predicted, possible"],
  ["neither dotted", "Denied"],
  ["neither faded", `History: nothing in the last ${HISTORY_YEARS} years`],
];

const KEPT = "entente.legend";

/** @param {boolean} roomy whether there is room for it to stand open until the reader closes it */
export function legend(roomy) {
  const kept = localStorage.getItem(KEPT);
  const details = h(
    "details",
    { class: "legend", open: kept ? kept === "open" : roomy, ontoggle: () => localStorage.setItem(KEPT, details.open ? "open" : "closed") },
    h("summary", null, "Legend"),
    h("div", { class: "scale", "aria-hidden": "true" }, SCALE.map((name) => h("i", { class: name }))),
    h("p", { class: "scale-ends" }, h("span", null, "Conflict"), h("span", null, "Cooperation")),
    h(
      "ul",
      null,
      STROKES.map(([name, meaning]) =>
        h("li", null, s("svg", { viewBox: "0 0 30 10", "aria-hidden": "true" }, s("line", { class: `stroke ${name}`, x1: 1, y1: 5, x2: 29, y2: 5 })), meaning),
      ),
      h("li", null, h("span", { class: "sample-count", "aria-hidden": "true" }, "12"), "Statements: choose to unfold and read"),
    ),
  );
  return details;
}
