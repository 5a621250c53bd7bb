// Makes data frames of flat arrays, as Grafana does, and prints each field's name, type and length.
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const { toDataFrame } = createRequire(import.meta.url)("@grafana/data");
const tables = JSON.parse(await text(process.stdin));
const frames = {};
for (const [name, rows] of Object.entries(tables)) {
  const { fields, length } = toDataFrame(rows);
  frames[name] = { length, fields: Object.fromEntries(fields.map(({ name, type }) => [name, type])) };
}
console.log(JSON.stringify(frames));
