// The buttons of the bar.
import { h, icon } from "./elements.js";

/**
 * A button with a sign, and its name where there is room.
 * @param {Parameters<typeof icon>[0]} sign
 * @param {string} name
 * @param {() => void} act
 * @param {{ title?: string, bare?: boolean, controls?: string }} [options]
 */
export function tool(sign, name, act, { title = name, bare = false, controls } = {}) {
  return h(
    "button",
    { type: "button", class: "tool", title, "aria-label": bare ? title : null, "aria-controls": controls, "aria-expanded": controls ? "false" : null, data: { tool: name }, onclick: act },
    icon(sign),
    !bare && h("span", { class: "tool-name" }, name),
  );
}

/**
 * Two or more ways to see the same, of which one is in force.
 * @param {HTMLElement} element
 * @param {{ value: string, label: string, sign: Parameters<typeof icon>[0] }[]} ways
 * @param {(value: string) => void} choose
 * @returns {(value: string) => void} marks the one in force
 */
export function segments(element, ways, choose) {
  const buttons = ways.map(({ value, label, sign }) =>
    h("button", { type: "button", class: "segment", "aria-pressed": "false", data: { value }, onclick: () => choose(value) }, icon(sign), label),
  );
  element.replaceChildren(...buttons);
  return (value) => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.value === value));
  };
}

/**
 * A switch with its label.
 * @param {string} label
 * @param {string} title
 * @param {(on: boolean) => void} turn
 * @returns {{ element: HTMLElement, set: (on: boolean) => void }}
 */
export function toggle(label, title, turn) {
  const button = h("button", { type: "button", role: "switch", class: "switch", "aria-checked": "false", title, onclick: () => turn(button.getAttribute("aria-checked") !== "true") }, h("i", { "aria-hidden": "true" }), label);
  return { element: button, set: (on) => button.setAttribute("aria-checked", String(on)) };
}
