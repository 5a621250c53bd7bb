// The service's answers: how they are asked for and what they look like.

/**
 * @typedef {Partial<Record<string, string | number | null | undefined>>} Parameters
 */

/** An error as the service tells it (RFC 9457); `message` is fit to be shown. */
export class Problem extends Error {
  /**
   * @param {number} status 0 when the service could not be reached
   * @param {string} detail
   * @param {Record<string, unknown>} [members] the other members of the problem
   */
  constructor(status, detail, members = {}) {
    super(detail);
    this.status = status;
    this.members = members;
  }
}

/**
 * The address of an answer, relative to the page, so that it holds behind a proxy's prefix too.
 * @param {string} path without a leading slash
 * @param {Parameters} [parameters]
 */
export function address(path, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== "") query.set(name, String(value));
  }
  const words = query.toString().replace(/%2C/g, ",");
  return words ? `${path}?${words}` : path;
}

/**
 * Asks for JSON.
 * @param {string} path
 * @param {Parameters} [parameters]
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
export async function get(path, parameters, signal) {
  return answer(await reach(address(path, parameters), { signal, headers: { accept: "application/json" } }));
}

/**
 * Sends something and reads the JSON that comes back.
 * @param {"POST" | "DELETE"} method
 * @param {string} path
 * @param {unknown} [body] FormData is sent as it is, anything else as JSON
 * @returns {Promise<any>}
 */
export async function send(method, path, body) {
  const form = body instanceof FormData;
  return answer(
    await reach(path, {
      method,
      headers: form || body === undefined ? {} : { "content-type": "application/json" },
      body: form ? body : body === undefined ? undefined : JSON.stringify(body),
    }),
  );
}

/**
 * @param {string} url
 * @param {RequestInit} options
 */
async function reach(url, options) {
  try {
    return await fetch(url, options);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem(0, "The service does not answer. Check that it is running, then try again.");
  }
}

/** @param {Response} response */
async function answer(response) {
  if (response.status === 204) return null;
  const text = await response.text();
  let body = null;
  try {
    body = JSON.parse(text);
  } catch {
    if (response.ok) throw new Problem(response.status, "The service sent something that is not JSON.");
  }
  if (response.ok || response.status === 300) return body;
  const detail = body?.detail ?? body?.title ?? `The service answered ${response.status} ${response.statusText}.`;
  throw new Problem(response.status, typeof detail === "string" ? detail : JSON.stringify(detail), body ?? {});
}
