// Copies what vendor.json names from node_modules/ into vendor/, which the service serves.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const vendor = join(here, "vendor");
const files = JSON.parse(readFileSync(join(here, "vendor.json"), "utf8"));

rmSync(vendor, { recursive: true, force: true });
for (const [name, source] of Object.entries(files)) {
  const target = join(vendor, name);
  mkdirSync(dirname(target), { recursive: true });
  cpSync(join(here, "node_modules", source), target, { recursive: true });
}

// A canvas draws an SVG in every browser only where it names its size.
for (const flag of readdirSync(join(vendor, "flags"))) {
  const path = join(vendor, "flags", flag);
  writeFileSync(path, readFileSync(path, "utf8").replace("<svg ", '<svg width="128" height="128" '));
}
