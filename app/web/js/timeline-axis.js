// Where each period stands on the timeline: evenly, with long silences cut short and marked.

/**
 * @typedef {object} Bucket A period and what is said to have happened in it.
 * @property {string} label
 * @property {string} first ISO day
 * @property {string} last ISO day
 * @property {number} rank how many periods lie between year 0 and this one
 * @property {number} cooperative
 * @property {number} conflictual
 * @property {number} neither
 *
 * @typedef {{ x: number, width: number, gap: number }} Stand in pixels; `gap` is the cut silence before it
 * @typedef {{ places: Stand[], width: number, unit: number }} Axis
 */

/** A silence takes the room of this many periods at most. */
const LONGEST_GAP = 1.4;
const LABEL_ROOM = 54;
const WIDEST = 130;

/**
 * @param {Bucket[]} buckets
 * @param {number} width in pixels
 * @returns {Axis}
 */
export function axis(buckets, width) {
  const gaps = buckets.map((bucket, index) => {
    const before = buckets[index - 1];
    return before ? Math.min(LONGEST_GAP, bucket.rank - before.rank - 1) : 0;
  });
  const units = buckets.length + gaps.reduce((sum, gap) => sum + gap, 0);
  const unit = Math.min(WIDEST, width / Math.max(units, 1));
  let x = 0;
  const places = gaps.map((gap) => {
    x += gap * unit;
    const place = { x, width: unit, gap: gap >= LONGEST_GAP ? gap * unit : 0 };
    x += unit;
    return place;
  });
  return { places, width, unit };
}

/**
 * The bucket nearest to a place.
 * @param {Axis} axis
 * @param {number} x
 */
export function bucketAt({ places }, x) {
  let best = 0;
  let least = Infinity;
  places.forEach((place, index) => {
    const away = Math.abs(place.x + place.width / 2 - x);
    if (away < least) [best, least] = [index, away];
  });
  return best;
}

/**
 * The labels that have room below the axis.
 * @param {Bucket[]} buckets
 * @param {Axis} axis
 */
export function labels(buckets, { places, width }) {
  let free = -Infinity;
  return buckets.flatMap(({ label }, index) => {
    const place = places[index];
    const x = place ? place.x + place.width / 2 : 0;
    if (!place || x - LABEL_ROOM / 2 < free || x > width - 12) return [];
    free = x + LABEL_ROOM / 2;
    return [{ x: Math.max(x, 16), text: label }];
  });
}

/**
 * The first and last day of a range of buckets.
 * @param {Bucket[]} buckets
 * @param {[number, number]} range
 */
export function ends(buckets, [from, to]) {
  return { since: buckets[from]?.first ?? null, until: buckets[to]?.last ?? null };
}
