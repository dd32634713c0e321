/**
 * Every benchmark once and briefly: that they run, not what they say. Figures worth quoting come from a quiet machine.
 *
 *     node --conditions=@keyguard/source benches/short.ts
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const SHORT: readonly (readonly string[])[] = [
  ["scan", "--short"],
  ["history", "--rounds=1", "."],
  ["detection", "--only-keyguard", "--cells=300"],
  ["detection/named-slots.ts", "--rounds=1"],
  ["compare", "--short", "--rounds=1"],
  ["permissions"],
  ["ip", "--rounds=3"],
  ["guard", "--rounds=1"],
  ["secrets", "--rounds=3"],
  ["rotation", "--keys=1000"],
];

let failed = 0;
for (const [name = "", ...args] of SHORT) {
  process.stdout.write(`\n## ${name}\n\n`);
  const bench = join(import.meta.dirname, name.endsWith(".ts") ? name : `${name}/run.ts`);
  const { status } = spawnSync(process.execPath, ["--conditions=@keyguard/source", bench, ...args], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
