// One scan in a process of its own, as the benchmark measures it: by the built package, as users run it.
import { parseArgs } from "node:util";
import type * as scanner from "../../packages/scanner/src/node/index.ts";

const built = new URL("../../packages/scanner/dist/node/index.js", import.meta.url);
const { createGitEngine, gitEngineModule, scanHistory, scanStaged } = (await import(built.href)) as typeof scanner;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    threads: { type: "string", default: "1" },
    cache: { type: "string" },
    staged: { type: "boolean", default: false },
    idle: { type: "boolean", default: false },
  },
});
const [path = "."] = positionals;
const engine = createGitEngine({});
if (values.staged) {
  const { stats } = await scanStaged(path, { engine });
  process.stdout.write(JSON.stringify(stats));
} else if (!values.idle) {
  const { stats, findings, complete, skipped } = await scanHistory(path, {
    engine,
    engineModule: gitEngineModule({}),
    threads: Number(values.threads),
    ...(values.cache === undefined ? {} : { cacheDirectory: values.cache }),
  });
  // A thread that stops leaves its work undone: what is measured then is no scan.
  if (skipped.some(({ path: name }) => name === "a worker thread")) process.exitCode = 1;
  const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(JSON.stringify({ ...stats, findings: findings.length, complete, peakMiB }));
}
