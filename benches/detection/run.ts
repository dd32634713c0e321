/**
 * Scans a generated corpus with keyguard and with whatever else is installed, and prints how each fared.
 *
 *     node --conditions=@keyguard/source benches/detection/run.ts [--seed S] [--cells N] [--forms SET]
 *          [--exchange ID]… [--only-keyguard] [--detail] [--misses FORM|FAMILY]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findExchange } from "../../packages/exchanges/src/index.ts";
import { FAMILIES } from "../../packages/scanner/src/families/registry.ts";
import {
  buildCorpus,
  FORM_SETS,
  type FormSet,
  type Reported,
  type Score,
  score,
  writeCorpus,
} from "../../packages/testkit/src/corpus/index.ts";
import { keyguard } from "./keyguard.ts";
import { OTHERS } from "./others.ts";
import type { Scanner, Tree } from "./scanner.ts";
import { summary, tableBy } from "./table.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "dev-1" },
    cells: { type: "string", default: "3000" },
    forms: { type: "string", default: "facts" },
    exchange: { type: "string", multiple: true },
    "only-keyguard": { type: "boolean", default: false },
    detail: { type: "boolean", default: false },
    misses: { type: "string" },
  },
});
const forms = Object.keys(FORM_SETS).find((name): name is FormSet => name === values.forms);
if (forms === undefined) throw new RangeError(`Cannot take the forms: there are ${Object.keys(FORM_SETS).join(", ")}`);
const options = {
  seed: values.seed,
  cells: Number(values.cells),
  forms,
  families: FAMILIES,
  ...(values.exchange === undefined ? {} : { exchanges: values.exchange }),
} as const;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const dir = mkdtempSync(join(tmpdir(), "keyguard-bench-"));
try {
  const answers = writeCorpus(dir, options);
  const { files, encodings } = buildCorpus(options);
  say(
    `# Detection, seed ${values.seed}, forms ${forms}: ${answers.credentials.length} credentials in ${files.size} files\n`,
  );
  const results: { name: string; version: string; score: Score }[] = [];
  const missing: string[] = [];
  for (const scanner of values["only-keyguard"] ? [keyguard] : [keyguard, ...OTHERS]) {
    const version = scanner.version();
    if (version === undefined) {
      missing.push(scanner.name);
      continue;
    }
    const started = performance.now();
    const reports = await tryScan(scanner, { dir, files, encodings });
    if (reports === undefined) {
      missing.push(`${scanner.name} (did not finish)`);
      continue;
    }
    process.stderr.write(`${scanner.name}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
    const sameLabel = (label: string, exchange: string): boolean => (findExchange(label)?.id ?? label) === exchange;
    results.push({ name: scanner.name, version, score: score(answers, reports, sameLabel) });
  }
  say(summary(results));
  if (missing.length > 0) say(`Not compared: ${missing.join(", ")}.\n`);
  const own = results[0]?.score;
  if (own !== undefined) report(own, files);
} finally {
  rmSync(dir, { recursive: true, force: true });
}

/** Another scanner's failure must not end the comparison; keyguard's own does. */
async function tryScan(scanner: Scanner, tree: Tree): Promise<readonly Reported[] | undefined> {
  try {
    return await scanner.scan(tree);
  } catch (error) {
    if (scanner === keyguard) throw error;
    process.stderr.write(`${scanner.name}: ${error instanceof Error ? error.message : "failed"}\n`);
    return undefined;
  }
}

function report(own: Score, files: ReadonlyMap<string, string>): void {
  const most = values.detail ? 1000 : 15;
  say(tableBy("By group", own, (o) => o.credential.group));
  say(tableBy("By form, worst first", own, (o) => o.credential.form, most));
  say(tableBy("By family, worst first", own, (o) => o.credential.family, most));
  if (own.noisyTwins.length > 0) say(`Twins reported: ${own.noisyTwins.join(", ")}\n`);
  if (values.detail) for (const stray of own.strayFindings.slice(0, 100)) say(`stray ${stray.file}:${stray.line}`);
  const wanted = values.misses;
  if (wanted === undefined) return;
  const missed = own.outcomes.filter(
    (o) => !o.whole && (o.credential.form === wanted || o.credential.family === wanted),
  );
  for (const { credential, ...how } of missed.slice(0, 8)) {
    say(
      `--- ${credential.form} ${credential.family} ${JSON.stringify(how)} ${credential.parts.map((p) => `${p.file}:${p.line}:${p.column} ${p.kind}`).join(", ")}`,
    );
    say(files.get(credential.parts[0]?.file ?? "") ?? "");
  }
}
