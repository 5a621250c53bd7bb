// What the strokes mean.
import { h, s } from "./elements.js";
import { HISTORY_YEARS } from "./dyads.js";

/** @type {[string, string][]} class of the stroke, meaning */
const STROKES = [
  ["cooperative", "Cooperative"],
  ["mostly-cooperative", "Mostly cooperative"],
  ["mixed", "As much of both"],
  ["mostly-conflictual", "Mostly conflictual"],
  ["conflictual", "Conflictual"],
  ["neither", "Neither"],
  ["neither dashed", "Nothing asserted: intended, predicted, possible"],
  ["neither dotted", "Denied"],
  ["neither faded", `History: nothing for ${HISTORY_YEARS} years`],
];

/** @param {boolean} open */
export function legend(open) {
  return h(
    "details",
    { class: "legend", open },
    h("summary", null, "Legend"),
    h(
      "ul",
      null,
      STROKES.map(([name, meaning]) =>
        h("li", null, s("svg", { viewBox: "0 0 30 10", "aria-hidden": "true" }, s("line", { class: `stroke ${name}`, x1: 1, y1: 5, x2: 29, y2: 5 })), meaning),
      ),
      h("li", null, h("span", { class: "sample-count", "aria-hidden": "true" }, "12"), "Statements of several relations: choose to unfold"),
    ),
  );
}
