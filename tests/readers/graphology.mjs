// Reads GEXF or GraphML (the first argument says which) as Gephi Lite does; prints graphology's own JSON.
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const require = createRequire(import.meta.url);
const { MultiDirectedGraph } = require("graphology");
const { parse } = require(process.argv[2] === "gexf" ? "graphology-gexf" : "graphology-graphml");
const graph = parse(MultiDirectedGraph, await text(process.stdin), { addMissingNodes: false });
console.log(JSON.stringify(graph.export()));
