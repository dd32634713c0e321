// Writes src/generated/value-starts.ts: with which three characters a value may begin that the kernel reports whatever follows.
//
//   node --conditions=@keyguard/source scripts/value-starts.mjs            write
//   node --conditions=@keyguard/source scripts/value-starts.mjs --check    fail when the committed list is not the families'
import { readFileSync, writeFileSync } from "node:fs";
import { familyAnchors } from "../src/families/anchors.ts";

const starts = familyAnchors()
  .filter(({ text, inner }) => !inner && text.length >= 3 && !/^[a-z]{3}/u.test(text)) // three small letters begin many words
  .map(({ text }) => text.slice(0, 3));
const target = new URL("../src/generated/value-starts.ts", import.meta.url);
const text = `// Made by scripts/value-starts.mjs; do not edit.

/** The first three characters of literals with which a family's values begin, so that those are seen where their characters hardly vary: \`AKIA\`. */
export const VALUE_STARTS =
  "${[...new Set(starts)].sort().join(" ")}";
`;
if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") === text) process.exit(0);
  process.stderr.write(
    "error: src/generated/value-starts.ts is stale\nhint: run: pnpm --filter @keyguard/scanner value-starts\n",
  );
  process.exit(1);
}
writeFileSync(target, text);
