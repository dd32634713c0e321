/**
 * How many random secrets of no known service are reported where a name says what they are, by alphabet, slot, name and length.
 *
 *     node --conditions=@keyguard/source benches/detection/named-slots.ts [--seed S] [--rounds N] [--misses ALPHABET|SLOT|NAME]
 *
 * Aim: 97 % of them at medium severity or more. Quotes and backslashes are left out of all alphabets: their escapes would
 * measure how this file quotes.
 */
import { parseArgs } from "node:util";
import { atOrAbove } from "../../packages/core/src/index.ts";
import { scanText } from "../../packages/scanner/src/index.ts";
import { groupBy } from "../../packages/testkit/src/corpus/group-by.ts";
import { type SeededRandom, seededRandom } from "../../packages/testkit/src/synthetic/index.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "dev-1" },
    rounds: { type: "string", default: "3" },
    misses: { type: "string" },
  },
});

const HEX = "0123456789abcdef";
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const DIGITS = "0123456789";

function drawn(from: string, random: SeededRandom): string {
  const length = 32 + random.int(33);
  return Array.from({ length }, () => from.charAt(random.int(from.length))).join("");
}

const bytes = (random: SeededRandom): Buffer => Buffer.from(random.bytes(24 + random.int(25)));

/** How generators of secrets write them. */
const ALPHABETS: Readonly<Record<string, (random: SeededRandom) => string>> = {
  hex: (random) => drawn(HEX, random),
  "upper hex": (random) => drawn(HEX.toUpperCase(), random),
  base62: (random) => drawn(LETTERS + DIGITS, random),
  "base36, lower": (random) => drawn(LETTERS.slice(0, 26) + DIGITS, random),
  base58: (random) => drawn((LETTERS + DIGITS).replaceAll(/[0OIl]/gu, ""), random),
  base32: (random) => drawn(`${LETTERS.slice(26)}234567`, random),
  base64: (random) => bytes(random).toString("base64"),
  base64url: (random) => bytes(random).toString("base64url"),
  "letters, digits, !@#%^*-_": (random) => drawn(`${LETTERS}${DIGITS}!@#%^*-_`, random),
  "all printable": (random) => drawn(`${LETTERS}${DIGITS}!#$%&()*+,-./:;<=>?@[]^_{|}~`, random),
};

const NAMES: readonly string[] = [
  "password",
  "secret",
  "secret_key",
  "api_secret",
  "api_key",
  "token",
  "auth_token",
  "access_token",
  "db_password",
  "encryption_key",
  "jwt_secret",
  "client_secret",
  "session_secret",
  "webhook_secret",
  "signing_key",
  "master_key",
  "admin_password",
  "private_token",
];

const camel = (name: string): string => name.replaceAll(/_(.)/gu, (_, letter: string) => letter.toUpperCase());

/** A slot: its file and the line with the value, other settings around it. */
interface Slot {
  readonly path: string;
  write(name: string, value: string): string;
}

const SLOTS: Readonly<Record<string, Slot>> = {
  ".env": { path: ".env", write: (name, value) => `DEBUG=false\n${name.toUpperCase()}=${value}\nPORT=8080\n` },
  JSON: {
    path: "config.json",
    write: (name, value) => `{\n  "debug": false,\n  "${name}": "${value}",\n  "port": 8080\n}\n`,
  },
  YAML: { path: "config.yml", write: (name, value) => `app:\n  debug: false\n  ${name}: "${value}"\n  port: 8080\n` },
  Python: { path: "settings.py", write: (name, value) => `DEBUG = False\n${name.toUpperCase()} = '${value}'\n` },
  JavaScript: {
    path: "config.js",
    write: (name, value) => `export const config = {\n  ${camel(name)}: "${value}",\n};\n`,
  },
  TOML: { path: "config.toml", write: (name, value) => `[app]\ndebug = false\n${name} = "${value}"\nport = 8080\n` },
  INI: { path: "app.ini", write: (name, value) => `[app]\ndebug = no\n${name} = ${value}\nport = 8080\n` },
  properties: {
    path: "application.properties",
    write: (name, value) => `server.port=8080\napp.${name.replaceAll("_", "-")}=${value}\n`,
  },
  shell: { path: "start.sh", write: (name, value) => `set -e\nexport ${name.toUpperCase()}='${value}'\n./app\n` },
  Go: { path: "config.go", write: (name, value) => `package app\n\nconst ${camel(name)} = "${value}"\n` },
};

interface Result {
  readonly alphabet: string;
  readonly slot: string;
  readonly name: string;
  readonly length: string;
  /** At medium severity or more, with some of the value in it. */
  readonly reported: boolean;
  /** The same with the value from end to end, and no more. */
  readonly exact: boolean;
}

async function measure(alphabet: string, slot: string, name: string, random: SeededRandom): Promise<Result> {
  const value = ALPHABETS[alphabet]?.(random) ?? "";
  const { path = "", write } = SLOTS[slot] ?? {};
  const text = write?.(name, value) ?? "";
  const start = text.indexOf(value);
  const line = text.slice(0, start).split("\n").length;
  const column = start - text.lastIndexOf("\n", start);
  const parts = (await scanText(text, { path }))
    .filter((finding) => atOrAbove(finding.severity, "medium"))
    .flatMap((finding) => finding.parts.map((part) => part.location))
    .filter((at) => at.startLine === line && at.startColumn < column + value.length && at.endColumn > column);
  const exact = parts.some((at) => at.startColumn === column && at.endColumn === column + value.length);
  if (parts.length === 0 && [alphabet, slot, name].includes(values.misses ?? "")) process.stdout.write(`${text}\n`);
  const length = value.length < 44 ? "32 to 43" : value.length < 54 ? "44 to 53" : "54 and more";
  return { alphabet, slot, name, length, reported: parts.length > 0, exact };
}

const percent = (part: number, all: number): string => `${((100 * part) / all).toFixed(1)} %`;

function table(title: string, results: readonly Result[], by: (result: Result) => string): string {
  const rows = [...groupBy(results, by)].map(([name, group]) => ({
    name,
    all: group.length,
    reported: group.filter((result) => result.reported).length,
    exact: group.filter((result) => result.exact).length,
  }));
  rows.sort((a, b) => a.reported / a.all - b.reported / b.all);
  return [
    `### ${title}`,
    "",
    "| | secrets | reported | from end to end |",
    "|---|---|---|---|",
    ...rows.map(
      (row) => `| ${row.name} | ${row.all} | ${percent(row.reported, row.all)} | ${percent(row.exact, row.all)} |`,
    ),
    "",
  ].join("\n");
}

const results: Result[] = [];
const random = seededRandom(values.seed);
for (const alphabet of Object.keys(ALPHABETS)) {
  for (const slot of Object.keys(SLOTS)) {
    for (const name of NAMES) {
      for (let round = 0; round < Number(values.rounds); round++) {
        results.push(await measure(alphabet, slot, name, random.fork(`${alphabet}/${slot}/${name}/${round}`)));
      }
    }
  }
}
process.stdout.write(`# Random secrets in named slots, seed ${values.seed}\n\n`);
process.stdout.write(`${table("All", results, () => "all")}\n`);
process.stdout.write(`${table("By alphabet, worst first", results, (result) => result.alphabet)}\n`);
process.stdout.write(`${table("By slot", results, (result) => result.slot)}\n`);
process.stdout.write(`${table("By name", results, (result) => result.name)}\n`);
process.stdout.write(`${table("By length", results, (result) => result.length)}\n`);
