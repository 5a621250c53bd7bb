// EDTF times in words a reader expects, and the days they span.

const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];
/** @type {Record<string, string>} */
const PARTS = {
  21: "spring", 22: "summer", 23: "autumn", 24: "winter",
  33: "first quarter of", 34: "second quarter of", 35: "third quarter of", 36: "fourth quarter of",
  40: "first half of", 41: "second half of",
};
const OPEN = new Set(["", ".."]);

/**
 * An EDTF text in English: "2018-04" is "April 2018", "195X/196X" "1950s to 1960s".
 * @param {string} edtf
 * @returns {string}
 */
export function inWords(edtf) {
  const [start = "", end] = edtf.split("/");
  if (end === undefined) return point(start);
  if (OPEN.has(end)) return `since ${point(start)}`;
  if (OPEN.has(start)) return `until ${point(end)}`;
  return /^\d{4}$/.test(start) && /^\d{4}$/.test(end) ? `${start}–${end}` : `${point(start)} to ${point(end)}`;
}

/** @param {string} edtf */
function point(edtf) {
  const bare = edtf.replace(/[~?%]$/, "");
  const about = bare === edtf ? "" : "about ";
  const [year = "", month, day] = bare.split("-");
  if (/^\d{3}X$/.test(year)) return `${about}${year.slice(0, 3)}0s`;
  if (/^\d\dXX$/.test(year)) return `${about}${Number(year.slice(0, 2)) + 1}th century`;
  if (!month || month === "XX") return about + year;
  if (Number(month) > 12) return `${about}${PARTS[month] ?? month} ${year}`;
  const name = `${MONTHS[Number(month) - 1]} ${year}`;
  return day && day !== "XX" ? `${about}${Number(day)} ${name}` : about + name;
}

/**
 * The day after a date ends: of "2016" 2017-01-01, of "2018-12" 2019-01-01, of "195X" 1960-01-01.
 * @param {string} edtf
 * @returns {string} an ISO day; the text itself where it is no plain date
 */
export function dayAfter(edtf) {
  const found = /^(\d{3}[\dX])(?:-(\d\d))?(?:-(\d\d))?$/.exec(edtf.trim());
  if (!found) return edtf;
  const [, text = "", month, day] = found;
  const year = Number(text.replace("X", "9"));
  const next = new Date(0);
  if (day) next.setUTCFullYear(year, Number(month) - 1, Number(day) + 1);
  else if (month) next.setUTCFullYear(year, Number(month), 1);
  else next.setUTCFullYear(year + 1, 0, 1);
  return next.toISOString().slice(0, 10);
}

/**
 * A span of days in words, as short as it stays exact: "2003–2009", "March 2018"; "as of" where only the
 * articles' dates are known.
 * @param {{ first: string | null, last: string | null, first_basis?: string | null, last_basis?: string | null }} held ISO days
 */
export function spanInWords({ first, last, first_basis, last_basis }) {
  if (!first && !last) return "undated";
  const words = days(first, last);
  return first_basis === "article" && last_basis === "article" ? `as of ${words}` : words;
}

/**
 * @param {string | null} first
 * @param {string | null} last
 */
function days(first, last) {
  const a = (first ?? last ?? "").slice(0, 4);
  const b = (last ?? first ?? "").slice(0, 4);
  if (a !== b) return `${a}–${b}`;
  if (first && last && first.slice(0, 7) === last.slice(0, 7)) return point(first === last ? first : first.slice(0, 7));
  return a;
}
