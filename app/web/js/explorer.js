// The picture in view: asked for under the filters, then given to graph, list, timeline and panel.
import { get } from "./api.js";
import { inWords } from "./edtf.js";

/**
 * @typedef {import("./graph-view.js").Picture} Picture
 * @typedef {import("./timeline.js").Bucket} Bucket
 * @typedef {"year" | "month" | "day"} Interval
 */

/** Fewer periods than this are told apart more finely. */
const FEW = 3;

/** @type {Record<Interval, (first: string) => number>} */
const RANKS = {
  year: (first) => Number(first.slice(0, 4)),
  month: (first) => Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)),
  day: (first) => Math.round(Date.parse(first) / 86_400_000),
};

/**
 * What happened when, under some filters: by year, or more finely where there are few.
 * @param {Record<string, string | undefined>} filters
 * @param {AbortSignal} [signal]
 * @returns {Promise<Bucket[]>}
 */
export async function askTimeline(filters, signal) {
  const { since: _since, until: _until, ...rest } = filters;
  /** @type {Bucket[]} */
  let buckets = [];
  for (const interval of /** @type {Interval[]} */ (["year", "month", "day"])) {
    const answer = await get("v1/timeline", { ...rest, interval }, signal);
    buckets = answer.items.map((/** @type {any} */ item) => bucket(item, interval));
    if (buckets.length > FEW || !buckets.length) break;
  }
  return buckets;
}

/**
 * @param {{ start: string, end: string, statements: number, signs: { cooperative: number, conflictual: number } }} item
 * @param {Interval} interval
 * @returns {Bucket}
 */
function bucket({ start, end, statements, signs }, interval) {
  const label = inWords(start.slice(0, { year: 4, month: 7, day: 10 }[interval]));
  const { cooperative, conflictual } = signs;
  return { label, first: start, last: end, rank: RANKS[interval](start), cooperative, conflictual, neither: statements - cooperative - conflictual };
}

/** Asks for the latest question only: an older one still on its way is given up. */
export class Latest {
  /** @type {AbortController | null} */
  #asking = null;

  /**
   * @template T
   * @param {(signal: AbortSignal) => Promise<T>} ask
   * @returns {Promise<T | null>} null when a newer question came in between
   */
  async only(ask) {
    this.#asking?.abort();
    const mine = (this.#asking = new AbortController());
    try {
      const answer = await ask(mine.signal);
      return mine === this.#asking ? answer : null;
    } catch (error) {
      if (mine.signal.aborted) return null;
      throw error;
    }
  }
}
