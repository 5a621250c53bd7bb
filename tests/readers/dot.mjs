// Lets Graphviz itself (compiled to WebAssembly) read DOT and lay it out; prints its own JSON.
import { text } from "node:stream/consumers";
import { instance } from "@viz-js/viz";

const viz = await instance();
const { status, output, errors } = viz.render(await text(process.stdin), { format: "json" });
console.log(status === "success" ? output : JSON.stringify({ errors }));
