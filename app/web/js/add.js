// Adding articles: paste or drop, follow the work, and see what came of it or what to do about an error.
import { get, send } from "./api.js";
import { openDialog } from "./dialog.js";
import { h, icon, refill } from "./elements.js";
import { problem } from "./panel.js";
import { counted } from "./words.js";

/**
 * @typedef {object} Job
 * @property {string} id
 * @property {string} state queued, running, done or failed
 *
 * @typedef {(added: { statements: number }) => void} Added
 */

const POLL = 500;

/** @param {Added} added called whenever articles have come in */
export function openAdd(added) {
  const results = h("ul", { class: "jobs", "aria-live": "polite" });
  const text = h("textarea", { rows: 9, placeholder: "Paste an article: its title on the first line, then the text.", "aria-label": "The article’s text" });
  const date = h("input", { type: "text", placeholder: "2018-03-21", spellcheck: "false" });
  const title = h("input", { type: "text", placeholder: "if the text does not begin with it" });
  const files = h("input", { type: "file", multiple: true, class: "out-of-sight", id: "add-files", onchange: () => sendFiles([...(files.files ?? [])]) });
  const drop = h(
    "label",
    { class: "drop", for: "add-files" },
    icon("add"),
    h("span", null, h("strong", null, "Drop files here or choose them"), h("small", null, ".txt, .md, .html, .json, .jsonl")),
  );
  for (const kind of ["dragover", "dragleave", "drop"]) drop.addEventListener(kind, (event) => dragged(/** @type {DragEvent} */ (event)));
  openDialog("Add articles", () => [
    drop,
    files,
    h(
      "form",
      { class: "paste", onsubmit: sendText },
      text,
      h("div", { class: "pair" }, h("label", { class: "field" }, h("span", null, "Title"), title), h("label", { class: "field" }, h("span", null, "Published"), date)),
      h("button", { type: "submit", class: "button strong" }, "Read it"),
    ),
    results,
  ]);
  text.focus();

  /** @param {DragEvent} event */
  function dragged(event) {
    event.preventDefault();
    drop.classList.toggle("over", event.type === "dragover");
    if (event.type === "drop") sendFiles([...(event.dataTransfer?.files ?? [])]);
  }

  /** @param {Event} event */
  function sendText(event) {
    event.preventDefault();
    if (!text.value.trim()) {
      follow("Pasted text", Promise.reject(new Error("There is no text yet: paste an article first.")));
      return;
    }
    const article = { text: text.value, title: title.value.trim() || null, published: date.value.trim() || null };
    follow(title.value.trim() || text.value.trim().slice(0, 60), send("POST", "v1/articles", article)).then((fine) => {
      if (fine) text.value = title.value = "";
    });
  }

  /** @param {File[]} list */
  function sendFiles(list) {
    for (const file of list) {
      const form = new FormData();
      form.append("file", file, file.name);
      follow(file.name, send("POST", "v1/articles", form));
    }
    files.value = "";
  }

  /**
   * Shows how a job fares until it ends.
   * @param {string} name
   * @param {Promise<any>} asked
   * @returns {Promise<boolean>}
   */
  async function follow(name, asked) {
    const state = h("div", { class: "job-state" }, "Sending…");
    const bar = h("progress", { "aria-label": `Progress of ${name}` });
    results.prepend(h("li", null, h("strong", null, name), bar, state));
    try {
      const job = await finished(await asked, (running) => show(running, bar, state));
      bar.remove();
      refill(state, ...outcome(job));
      if (statementsOf(job)) added({ statements: statementsOf(job) });
      return true;
    } catch (error) {
      bar.remove();
      refill(state, problem(error));
      return false;
    }
  }
}

/**
 * @param {any} job
 * @param {(job: any) => void} running
 */
async function finished(job, running) {
  let now = job;
  while (!["done", "failed"].includes(now.state)) {
    running(now);
    await new Promise((resolve) => setTimeout(resolve, POLL));
    now = await get(`v1/jobs/${encodeURIComponent(job.id)}`);
  }
  return now;
}

/**
 * @param {any} job
 * @param {HTMLProgressElement} bar
 * @param {HTMLElement} state
 */
function show(job, bar, state) {
  if (job.total) {
    bar.max = job.total;
    bar.value = job.done ?? 0;
  }
  state.textContent = job.state === "queued" ? "Waiting for its turn…" : "Reading…";
}

/** @param {any} job */
function statementsOf(job) {
  return Number(job.statements ?? job.report?.statements ?? 0);
}

/** @param {any} job */
function outcome(job) {
  if (job.state === "failed") return [problem(new Error(job.error ?? job.problem ?? "The job failed."))];
  const found = statementsOf(job);
  return [found ? `${counted(found, "statement")} found` : "Read, but it states no relation between two actors."];
}
