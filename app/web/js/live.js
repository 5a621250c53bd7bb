// News from the service: what others add appears here too.

const SETTLE = 800;

/** Kinds of events after which the graph is another one. */
const NEWS = ["article", "removal"];

/**
 * Listens to the service's stream of events; what comes in a burst is told once.
 * @param {() => void} changed
 */
export function listenForNews(changed) {
  const stream = new EventSource(`v1/events?kind=${NEWS.join(",")}`);
  let timer = 0;
  for (const kind of NEWS) {
    stream.addEventListener(kind, () => {
      clearTimeout(timer);
      timer = setTimeout(changed, SETTLE);
    });
  }
  addEventListener("pagehide", () => stream.close());
}
