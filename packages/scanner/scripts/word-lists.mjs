// Writes src/generated/word-lists.ts: in which mnemonic lists a word with certain first four letters is.
//
//   node scripts/word-lists.mjs            write
//   node scripts/word-lists.mjs --check    fail when the committed table is not what the lists give
import { readFileSync, writeFileSync } from "node:fs";
import { MONERO_ENGLISH } from "../src/proofs/words/monero-english.ts";
import { SLIP39_WORDS } from "../src/proofs/words/slip39.ts";

const list = async (name) =>
  (await import(`@scure/bip39/wordlists/${name}.js`)).wordlist.flatMap((word) => [
    word.normalize("NFC"),
    word.normalize("NFKD"),
  ]);
// One bit a list. Lists in other scripts need none: the kernel takes every word of theirs.
const lists = [
  await list("english"),
  await list("spanish"),
  await list("french"),
  await list("italian"),
  await list("portuguese"),
  await list("czech"),
  MONERO_ENGLISH,
  SLIP39_WORDS,
];

const table = Buffer.alloc(8192);
for (const [bit, words] of lists.entries()) {
  for (const word of words) {
    const bytes = Buffer.from(word);
    if (bytes.length < 3 || bytes[0] > 127 || bytes[1] > 127 || bytes[2] > 127) continue;
    const four = bytes[0] | (bytes[1] << 8) | (bytes[2] << 16) | (bytes.length === 3 ? 0 : (bytes[3] & 127) << 24);
    table[Math.imul(four, 0x9e3779b1) >>> 19] |= 1 << bit;
  }
}
const target = new URL("../src/generated/word-lists.ts", import.meta.url);
const text = `// Made by scripts/word-lists.mjs; do not edit.

/** 8,192 bytes in base64: for each hash of a word's first four letters the mnemonic lists, one bit each, that have such a word. */
export const WORD_LISTS =
  "${table.toString("base64")}";
`;
if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") === text) process.exit(0);
  process.stderr.write(
    "error: src/generated/word-lists.ts is stale\nhint: run: pnpm --filter @keyguard/scanner word-lists\n",
  );
  process.exit(1);
}
writeFileSync(target, text);
