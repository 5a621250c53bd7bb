// Adding articles: paste or drop, follow the work, and see what came of it or what to do about an error.
import { get, send } from "./api.js";
import { openDialog } from "./dialog.js";
import { h, icon, refill } from "./elements.js";
import { problem } from "./panel.js";
import { counted } from "./words.js";

/**
 * @typedef {object} Report
 * @property {number} articles
 * @property {number} new
 * @property {number} known
 * @property {{ new: number, revised: number, retracted: number }} statements
 * @property {{ place: string, problem: string, remedy: string }[]} skipped
 *
 * @typedef {object} Job
 * @property {string} id
 * @property {"queued" | "running" | "done" | "failed"} state
 * @property {{ done: number, total: number }} progress
 * @property {Report | null} report
 * @property {string | null} error
 */

const POLL = 400;

/** Milliseconds after which it is asked why a job still waits. */
const PATIENCE = 6_000;

/**
 * Opens the dialog in which articles are added.
 * @param {() => void} added called whenever articles have come in
 * @param {File[]} [dropped] files to be read at once
 */
export function openAdd(added, dropped = []) {
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
  sendFiles(dropped);

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
    const article = { text: text.value, title: title.value.trim() || null, date: date.value.trim() || null };
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
      const job = await finished(await asked, (running, waited) => show(running, waited, bar, state));
      bar.remove();
      refill(state, ...outcome(job));
      if (job.report?.new) added();
      return job.state === "done";
    } catch (error) {
      bar.remove();
      refill(state, problem(error));
      return false;
    }
  }
}

/**
 * @param {Job} job
 * @param {(job: Job, waited: number) => void} running
 * @returns {Promise<Job>}
 */
async function finished(job, running) {
  const began = performance.now();
  let now = job;
  while (now.state !== "done" && now.state !== "failed") {
    running(now, performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, POLL));
    now = await get(`v1/jobs/${encodeURIComponent(job.id)}`);
  }
  return now;
}

/**
 * @param {Job} job
 * @param {number} waited milliseconds
 * @param {HTMLProgressElement} bar
 * @param {HTMLElement} state
 */
function show({ state: stage, progress }, waited, bar, state) {
  if (stage === "running" && progress.total > 1) {
    bar.max = progress.total;
    bar.value = progress.done;
    state.textContent = `Reading: ${progress.done} of ${counted(progress.total, "article")}`;
  } else if (stage === "running") state.textContent = "Reading…";
  else if (waited < PATIENCE) state.textContent = "Waiting for its turn…";
  else void get("readyz").then(() => {}, (error) => (state.textContent = `Still waiting: ${error.message}.`));
}

/**
 * What came of a job, in words.
 * @param {Job} job
 */
function outcome({ state, error, report }) {
  if (state === "failed" || !report) return [problem(new Error(error ?? "The job failed."))];
  const found = report.statements.new;
  const words = [
    report.new && (found ? `${counted(found, "statement")} found in ${counted(report.new, "new article")}.` : "Read, but no relation between two actors is stated in it."),
    report.known && `${counted(report.known, "article")} known already: nothing changed.`,
  ].filter(Boolean).join(" ");
  const skipped = report.skipped.map((one) =>
    problem(new Error([one.place, one.problem].filter(Boolean).join(": ") + (one.remedy ? ` (${one.remedy})` : ""))),
  );
  return [words, ...skipped];
}
