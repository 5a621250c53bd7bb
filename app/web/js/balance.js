// Cooperation against conflict as one bar, said in words too.
import { h } from "./elements.js";

/**
 * @param {{ cooperative: number, conflictual: number, neither: number }} counts statements
 */
export function balance({ cooperative, conflictual, neither }) {
  const all = cooperative + conflictual + neither;
  const words = [
    cooperative && `${cooperative} cooperative`,
    neither && `${neither} neither`,
    conflictual && `${conflictual} conflictual`,
  ].filter(Boolean).join(", ");
  const part = (/** @type {string} */ name, /** @type {number} */ count) => {
    if (!count) return null;
    const element = h("i", { class: name });
    element.style.flexGrow = String(count / all);
    return element;
  };
  return h(
    "div",
    { class: "balance" },
    h("div", { class: "balance-bar", "aria-hidden": "true" }, part("cooperative", cooperative), part("neither", neither), part("conflictual", conflictual)),
    h("span", null, words || "only denials"),
  );
}
