// Copies what vendor.json names from node_modules/ into vendor/, which the service serves.
import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const files = JSON.parse(readFileSync(join(here, "vendor.json"), "utf8"));

rmSync(join(here, "vendor"), { recursive: true, force: true });
for (const [name, source] of Object.entries(files)) {
  const target = join(here, "vendor", name);
  mkdirSync(dirname(target), { recursive: true });
  cpSync(join(here, "node_modules", source), target, { recursive: true });
}
