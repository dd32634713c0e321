// Writes src/generated/word-starts.ts: which three letters begin a word of a mnemonic list.
//
//   node scripts/word-starts.mjs [--check]
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const lists = fileURLToPath(new URL("wordlists", import.meta.resolve("@scure/bip39")));
const words = new Set();
for (const file of readdirSync(lists)
  .filter((name) => name.endsWith(".js"))
  .sort()) {
  const { wordlist } = await import(`${lists}/${file}`);
  for (const word of wordlist) words.add(word.normalize("NFC"));
}
const extra = new URL("../src/proofs/word-lists.ts", import.meta.url); // Monero's and SLIP-39's, where they are
try {
  const { EXTRA_WORDS } = await import(extra);
  for (const word of EXTRA_WORDS) words.add(word);
} catch (error) {
  if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
}

const bits = Buffer.alloc(4096);
for (const word of words) {
  const letters = Array.from(word.slice(0, 3), (letter) => letter.charCodeAt(0) - 97);
  if (letters.length < 3 || letters.some((letter) => letter < 0 || letter > 25)) continue;
  const bit = (letters[0] << 10) | (letters[1] << 5) | letters[2];
  bits[bit >>> 3] |= 1 << (bit & 7);
}
const target = new URL("../src/generated/word-starts.ts", import.meta.url);
const text = `// Made by scripts/word-starts.mjs; do not edit.

/** 32,768 bits in base64: bit \`a·1024 + b·32 + c\` is set when a mnemonic word begins with those letters (a = 0). */
export const WORD_STARTS =
  "${bits.toString("base64")}";
`;
if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") === text) process.exit(0);
  process.stderr.write("error: src/generated/word-starts.ts is stale\nhint: run: node scripts/word-starts.mjs\n");
  process.exit(1);
}
writeFileSync(target, text);
