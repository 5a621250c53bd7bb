// Opens Cytoscape JSON in cytoscape.js; prints what it holds of each element.
import { text } from "node:stream/consumers";
import cytoscape from "cytoscape";

const { elements } = JSON.parse(await text(process.stdin));
const graph = cytoscape({ headless: true, elements, layout: { name: "preset" } });
const edges = graph.edges().map((edge) => ({ ...edge.data(), classes: edge.classes() }));
const nodes = graph.nodes().map((node) => ({ ...node.data(), classes: node.classes(), position: node.position() }));
console.log(JSON.stringify({ nodes, edges }));
