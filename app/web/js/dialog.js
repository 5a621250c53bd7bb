// A modal dialog: the browser's own, with a title and a way out.
import { byId, h, icon } from "./elements.js";

/**
 * Opens a dialog; it is gone from the page once closed.
 * @param {string} title
 * @param {(close: () => void) => import("./elements.js").Child[]} draw
 * @param {() => void} [closed]
 * @returns {HTMLDialogElement}
 */
export function openDialog(title, draw, closed) {
  const close = () => dialog.close();
  const dialog = h(
    "dialog",
    { "aria-label": title },
    h(
      "header",
      { class: "part-head" },
      h("h2", null, title),
      h("button", { type: "button", class: "tool", "aria-label": "Close", onclick: close }, icon("close")),
    ),
  );
  dialog.append(h("div", { class: "dialog-body" }, ...draw(close)));
  dialog.addEventListener("close", () => {
    dialog.remove();
    closed?.();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) close();
  });
  byId("dialogs").append(dialog);
  dialog.showModal();
  return dialog;
}
