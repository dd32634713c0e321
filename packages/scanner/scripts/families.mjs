// Writes src/generated/families.ts: every family that stands in src/families/vendors, by the name of its file.
//
//   node scripts/families.mjs            write
//   node scripts/families.mjs --check    fail when the committed list is not what stands there
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const vendors = new URL("../src/families/vendors/", import.meta.url);
const target = new URL("../src/generated/families.ts", import.meta.url);

/** `age-secret-key` exports `ageSecretKey`. */
const nameOf = (id) => id.replaceAll(/-(\w)/gu, (_, letter) => letter.toUpperCase());

const ids = readdirSync(vendors)
  .map((file) => file.replace(/\.ts$/u, ""))
  .sort();
const text = `// Made by scripts/families.mjs; do not edit.
import type { Family } from "../families/family.ts";
${ids.map((id) => `import { ${nameOf(id)} } from "../families/vendors/${id}.ts";`).join("\n")}

/** Every family that is no exchange, sorted by id. */
export const FAMILIES: readonly Family[] = [
${ids.map((id) => `  ${nameOf(id)},`).join("\n")}
];
`;
if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") === text) process.exit(0);
  process.stderr.write(
    "error: src/generated/families.ts is stale\nhint: run: pnpm --filter @keyguard/scanner families\n",
  );
  process.exit(1);
}
writeFileSync(target, text);
