// Runs one compatibility suite, tests/runtimes/*.test.mjs, on every runtime that the packages promise to run on: the
// oldest Node that they take, every line since, Deno and Bun. It tests what is built, not the sources.
//
//   node scripts/boot.mjs exec node scripts/runtimes.mjs
//
// Prints a line for each runtime and closes with `N passed, N failed`.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { checkJsr } from "./runtimes-jsr.mjs";
import { createSteps, fetchNodes, fetchTools, must, root, run } from "./packaging-steps.mjs";

const OTHERS = ["deno@2.9.6", "bun@1.4.5"];

const { step, close } = createSteps();

/** The native program in a platform's own package: no install script has to run. */
function programOf(home, scope, path) {
  const folder = join(home, "node_modules", scope);
  const found = readdirSync(folder).find((name) => !name.includes("musl") && !name.includes("baseline"));
  must(found !== undefined, `${scope} has nothing for this machine`);
  return join(folder, found, path);
}

/** Each suite is run in its own process; the count is checked, for a runner that finds no tests passes too. */
async function suite(name, command, args, count, env = process.env) {
  await step(name, async () => {
    const { stdout, stderr } = await run(command, args, { env: { ...env, NO_COLOR: "1" }, timeoutMs: 60_000 });
    const tests = Number(count.exec(`${stdout}\n${stderr}`)?.[1] ?? 0);
    must(tests >= 12, `only ${tests} tests ran`);
  });
}

async function main() {
  const folder = "tests/runtimes";
  const files = readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".test.mjs"))
    .map((name) => `${folder}/${name}`);
  const built = await step("every package builds", () =>
    run("turbo", ["run", "build", "--output-logs=errors-only"], { timeoutMs: 240_000 }),
  );
  const home = await step("Deno and Bun are here", () => fetchTools("runtimes", OTHERS));
  const nodes = await step("every Node line is here", fetchNodes);
  if (built === undefined || home === undefined || nodes === undefined) return;
  for (const [name, node] of Object.entries(nodes)) {
    const { stdout } = await run(node, ["--version"]);
    await suite(`${name}, ${stdout.trim()}`, node, ["--test", "--test-reporter=tap", ...files], /^# pass (\d+)$/mu);
  }
  const deno = ["test", "--allow-all", "--no-check", "--no-lock", "--node-modules-dir=manual", ...files];
  const denoProgram = programOf(home, "@deno", "deno");
  await suite("Deno", denoProgram, deno, /ok \| (\d+) passed/u);
  const bun = ["test", ...files.map((file) => `./${file}`)];
  await suite("Bun", programOf(home, "@oven", "bin/bun"), bun, /^\s*(\d+) pass$/mu);
  await step("deno publish would take the packages, without slow types", () => checkJsr(denoProgram));
  await step("no runtime changed a manifest", () =>
    run("git", ["diff", "--exit-code", "--", "package.json", "tests/package.json"]),
  );
}

try {
  await main();
} finally {
  close();
}
