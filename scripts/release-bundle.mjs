// The Action's committed bundle: makes it, or proves that it is what its sources give.
//
//   node scripts/boot.mjs exec node scripts/release-bundle.mjs            writes apps/action/dist
//   node scripts/boot.mjs exec node scripts/release-bundle.mjs FOLDER     writes it there, to try it
//   node scripts/boot.mjs exec node scripts/release-bundle.mjs --check    builds it elsewhere and compares every byte
//
// Closes with `N passed, N failed`.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createSteps, must, root, run } from "./packaging-steps.mjs";
import { filesIn } from "./packaging-tarball.mjs";

const { step, close } = createSteps();
const home = join(root, "apps/action");
const dist = join(home, "dist");

async function build(folder) {
  await run("tsup", ["--out-dir", folder], { cwd: home });
}

/** Names what differs; a bundle that was forgotten is the usual reason. */
function compare(expected, actual) {
  const [ours, theirs] = [filesIn(expected).sort(), filesIn(actual).sort()];
  const changed = ours.filter(
    (file) => !theirs.includes(file) || !readFileSync(join(expected, file)).equals(readFileSync(join(actual, file))),
  );
  const extra = theirs.filter((file) => !ours.includes(file));
  must(
    changed.length + extra.length === 0,
    `${changed.length + extra.length} files differ, such as ${[...changed, ...extra][0]}; run node scripts/release-bundle.mjs and commit apps/action/dist`,
  );
}

/** The same commit must give the same bytes on every machine: no path of this one may be in them. */
function checkNeutral(folder) {
  const bad = filesIn(folder).filter((file) => readFileSync(join(folder, file), "utf8").includes(root));
  must(bad.length === 0, `the machine's paths are in ${bad.join(", ")}`);
}

if (process.argv.includes("--check")) {
  const work = mkdtempSync(join(tmpdir(), "kg-bundle-"));
  try {
    await step("the bundle builds", () => build(work));
    await step("it holds no path of this machine", () => checkNeutral(work));
    await step("the committed bundle is what its sources give", () => compare(work, dist));
    await step("the README's inputs are those of action.yml", () =>
      run("node", ["scripts/readme.ts", "--check"], { cwd: home }),
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
} else {
  const [, , folder] = process.argv;
  await step("the bundle is written", () => build(folder === undefined ? dist : resolve(folder)));
}
close();
