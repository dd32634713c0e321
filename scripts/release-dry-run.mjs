// A whole release, on this machine only: versions from changesets, everything published to a registry on loopback,
// installed from there into an empty project and run. At the end a broken package is published, to prove that this
// would have been noticed.
//
//   node scripts/boot.mjs exec node scripts/release-dry-run.mjs
//
// Works in a throw-away clone of the current commit. Prints a line for each step and closes with `N passed, N failed`.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createSteps, fetchTools, must, npm, root, run } from "./packaging-steps.mjs";

const { step, close } = createSteps();
const work = mkdtempSync(join(tmpdir(), "kg-release-"));
const clone = join(work, "clone");
let registry;

/** The registry software; it asks for a version of a dependency that is not everywhere. */
const fetchRegistry = () => fetchTools("verdaccio", ["verdaccio@6.10.4"], { overrides: { "node-fetch": "2.7.0" } });

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts the registry: keyguard's own packages come from it alone, all others from where npm has them. */
async function startRegistry(home) {
  const port = await freePort();
  const uplink = (await run(npm, ["config", "get", "registry"])).stdout.trim();
  const own = { access: "$all", publish: "$all", unpublish: "$all" };
  const config = {
    storage: join(work, "storage"),
    max_body_size: "64mb",
    uplinks: { npm: { url: uplink } },
    packages: { "@keyguard/*": own, keyguard: own, "**": { access: "$all", proxy: "npm" } },
    log: { type: "stdout", format: "json", level: "error" },
  };
  const file = join(work, "verdaccio.yaml"); // JSON is YAML
  writeFileSync(file, JSON.stringify(config));
  const bin = join(home, "node_modules/verdaccio/bin/verdaccio");
  const child = spawn(process.execPath, [bin, "--config", file, "--listen", `127.0.0.1:${port}`], { stdio: "ignore" });
  const url = `http://127.0.0.1:${port}/`;
  for (let attempt = 0; attempt < 150; attempt++) {
    const up = await fetch(`${url}-/ping`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (up) return { url, stop: () => child.kill() };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  child.kill();
  throw new Error("the registry did not start within 30 s");
}

const manifests = () =>
  ["packages", "apps"]
    .flatMap((group) => readdirSync(join(clone, group)).map((name) => join(clone, group, name, "package.json")))
    .map((file) => ({ file, manifest: JSON.parse(readFileSync(file, "utf8")) }))
    .filter(({ manifest }) => manifest.private !== true);

/** The clone's tools come first; its publishing can reach the registry on loopback and no other. */
function environment() {
  const mine = { npm_config_registry: registry.url, PNPM_CONFIG_REGISTRY: registry.url };
  return { ...process.env, ...mine, PATH: [join(clone, "node_modules/.bin"), process.env.PATH].join(delimiter) };
}

/** A major version as users write it: of the Action and the workflow, of the CLI, of the GitLab template. */
const NAMED =
  /(?:keyguard\/keyguard\/[\w./-]*@v|\bkeyguard@|keyguard\/keyguard\/v|KEYGUARD_VERSION: ")(\d+)(?![\d.])/gu;

/** What documents, workflows and templates tell users to take must be what is released. */
async function checkNames() {
  const { version } = manifests().find(({ manifest }) => manifest.name === "keyguard").manifest;
  const { stdout } = await run("git", ["ls-files", "-z", "*.md", "*.yml", "*.yaml", "*Dockerfile", "*.ts"], {
    cwd: clone,
  });
  const named = stdout
    .split("\0")
    .filter((file) => file !== "" && existsSync(join(clone, file)) && !/(?:^|\/)tests?\//u.test(file))
    .flatMap((file) =>
      Array.from(readFileSync(join(clone, file), "utf8").matchAll(NAMED), ([text, major]) => ({ file, text, major })),
    );
  must(named.length > 5, "no document names a version");
  const wrong = named
    .filter(({ major }) => major !== version.split(".")[0])
    .map(({ file, text }) => `${file}: ${text}`);
  must(wrong.length === 0, `${version} would be released, but these name another:\n${wrong.join("\n")}`);
}

async function prepare() {
  await run("git", ["clone", "--quiet", root, clone]);
  const { host } = new URL(registry.url);
  const env = { ...process.env, PATH: [join(clone, "node_modules/.bin"), process.env.PATH].join(delimiter) };
  const install = ["install", "--frozen-lockfile", "--prefer-offline", "--reporter=append-only"];
  await run("pnpm", install, { cwd: clone, env, timeoutMs: 240_000 });
  const before = new Map(manifests().map(({ manifest }) => [manifest.name, manifest.version]));
  await run(process.execPath, ["scripts/release-versions.mjs"], { cwd: clone, env });
  await run(process.execPath, ["scripts/release-bundle.mjs", "--check"], { cwd: clone, env });
  const left = readdirSync(join(clone, ".changeset")).filter((name) => name.endsWith(".md") && name !== "README.md");
  must(left.length === 0, `changesets were not used up: ${left.join(", ")}`);
  for (const { file, manifest } of manifests()) {
    const isFirst = before.get(manifest.name) === "0.0.0";
    must(
      !isFirst || manifest.version === "0.1.0",
      `${manifest.name} would begin with ${manifest.version}, not with 0.1.0`,
    );
    delete manifest.publishConfig.provenance; // only the real workflow can prove where it runs
    writeFileSync(file, JSON.stringify(manifest, null, 2));
  }
  await checkNames();
  writeFileSync(join(clone, ".npmrc"), `registry=${registry.url}\n//${host}/:_authToken=none\n`);
}

async function publish() {
  const { stdout } = await run("pnpm", ["config", "get", "registry"], { cwd: clone, env: environment() });
  must(stdout.trim() === registry.url, `pnpm would publish to ${stdout.trim()}`);
  const args = ["publish", "--no-git-tag"];
  await run("changeset", args, { cwd: clone, env: environment(), timeoutMs: 240_000 });
}

/** What a user does first: installs from the registry, imports every entry, runs the CLI. */
async function use(name) {
  const project = join(work, name);
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  writeFileSync(join(project, ".npmrc"), `registry=${registry.url}\n`);
  const published = manifests().map(({ manifest }) => manifest);
  const names = published.map((manifest) => `${manifest.name}@${manifest.version}`);
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--prefer-online"];
  await run(npm, ["install", ...flags, ...names], { cwd: project, env: environment(), timeoutMs: 180_000 });
  for (const manifest of published) {
    const entries = Object.keys(manifest.exports).filter((subpath) => subpath !== "./package.json");
    for (const subpath of entries) {
      const code = `await import(${JSON.stringify(manifest.name + subpath.slice(1))})`;
      await run(process.execPath, ["--input-type=module", "-e", code], { cwd: project });
    }
  }
  const cli = published.find((manifest) => manifest.name === "keyguard");
  const bin = join(project, "node_modules/.bin/keyguard");
  const { stdout } = await run(bin, ["--version"], { cwd: project });
  must(stdout.includes(cli.version), `keyguard --version says ${stdout.trim()}, and ${cli.version} was published`);
  writeFileSync(join(project, "clean.py"), "print('nothing here')\n");
  await run(bin, ["scan", "clean.py"], { cwd: project });
}

/** Publishes a next version that lacks a file; using it must fail. */
async function breakOne() {
  const { file, manifest } = manifests().find((entry) => entry.manifest.name === "@keyguard/report");
  const [major, minor, patch] = manifest.version.split(".").map(Number);
  writeFileSync(file, JSON.stringify({ ...manifest, version: `${major}.${minor}.${patch + 1}` }, null, 2));
  rmSync(join(file, "../dist/index.js"));
  await publish();
  const noticed = await use("broken").then(
    () => false,
    (error) => /report/u.test(error.message),
  );
  must(noticed, "a package without its entry was installed and used, and nothing failed");
}

try {
  const home = await step("a registry is here", fetchRegistry);
  registry = home === undefined ? undefined : await step("it starts on loopback", () => startRegistry(home));
  if (registry !== undefined) {
    const build = ["run", "build", "--output-logs=errors-only"];
    const steps = [
      ["versions come from changesets", prepare],
      ["everything builds", () => run("turbo", build, { cwd: clone, env: environment(), timeoutMs: 280_000 })],
      ["everything is published", publish],
      ["what was published installs and runs", () => use("user")],
      ["a broken package would be noticed", breakOne],
    ];
    for (const [name, task] of steps) if ((await step(name, task)) === undefined) break;
  }
} finally {
  registry?.stop();
  rmSync(work, { recursive: true, force: true });
  close();
}
