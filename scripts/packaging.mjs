// Proves that what would be published is what its users need: every package is built, packed, held against
// publint and attw, installed from its tarball, and used by import, by require, by its README's example and by
// a TypeScript consumer. Run it with the project's tools:
//
//   node scripts/boot.mjs exec node scripts/packaging.mjs
//
// Prints a line for each check and closes with `N passed, N failed`.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkApi, compilerOf } from "./packaging-api.mjs";
import { checkBrowser, findBrowser } from "./packaging-browser.mjs";
import { runExamples } from "./packaging-examples.mjs";
import {
  aliasOf,
  COMPILERS,
  createSteps,
  fetchNodes,
  fetchPackagingTools,
  machinePath,
  must,
  npm,
  root,
  run,
} from "./packaging-steps.mjs";
import {
  checkDeclarations,
  checkDeclared,
  checkFiles,
  checkNeutral,
  checkNotices,
  entriesOf,
  filesIn,
  isNeutral,
  publishedPackages,
} from "./packaging-tarball.mjs";

const NPM_FLAGS = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--no-package-lock"];
const INSTALLED = { mostBytes: 12_000_000, mostPackages: 11 };

const { step, close } = createSteps();
const work = mkdtempSync(join(tmpdir(), "kg-packaging-"));

/** `pnpm pack`, and the tarball unpacked beside it: what a registry would hand out. */
async function pack({ folder, manifest: { name } }) {
  const home = join(work, "packed", name.replace("/", "+"));
  mkdirSync(home, { recursive: true });
  await run("pnpm", ["pack", "--pack-destination", home], { cwd: folder });
  const file = readdirSync(home).find((entry) => entry.endsWith(".tgz"));
  must(file !== undefined, "pnpm packed nothing");
  const tarball = join(home, file);
  await run("tar", ["-xzf", tarball, "-C", home]);
  const unpacked = join(home, "package");
  const manifest = JSON.parse(readFileSync(join(unpacked, "package.json"), "utf8"));
  return { name, folder, manifest, tarball, unpacked };
}

async function emptyProject(name, tarballs, more = []) {
  const home = join(work, "projects", name.replace("/", "+"));
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  await run(npm, ["install", ...NPM_FLAGS, ...tarballs, ...more], { cwd: home, timeoutMs: 180_000 });
  return home;
}

/** A package and everything of this workspace that it needs. */
function closureOf(packed, packages, seen = new Map()) {
  if (seen.has(packed.name)) return seen;
  seen.set(packed.name, packed.tarball);
  for (const name of Object.keys(packed.manifest.dependencies ?? {})) {
    const inner = packages.find((other) => other.name === name);
    if (inner !== undefined) closureOf(inner, packages, seen);
  }
  return seen;
}

async function checkImports(project, packages, node) {
  const specifiers = packages.flatMap(({ manifest }) => entriesOf(manifest).map(({ specifier }) => specifier));
  const list = JSON.stringify(specifiers);
  const empty = "if (Object.keys(m).length === 0) { console.error(s + ' exports nothing'); process.exit(1); }";
  const env = { ...process.env, PATH: machinePath() };
  await run(node, ["--input-type=module", "-e", `for (const s of ${list}) { const m = await import(s); ${empty} }`], {
    cwd: project,
    env,
  });
  await run(node, ["--input-type=commonjs", "-e", `for (const s of ${list}) { const m = require(s); ${empty} }`], {
    cwd: project,
    env,
  });
  const deep =
    "try { require('@keyguard/core/dist/secret.js'); process.exit(1); } catch (e) { process.exit(e.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED' ? 0 : 1); }";
  await run(node, ["--input-type=commonjs", "-e", deep], { cwd: project, env });
  return specifiers.length;
}

/** Compiles a consumer of every entry, library declarations included. */
async function checkTypes(project, packages, compiler, [module, moduleResolution], neutralOnly) {
  const wanted = packages.flatMap(({ manifest }) =>
    entriesOf(manifest).filter(({ subpath }) => !neutralOnly || isNeutral(manifest, subpath)),
  );
  const lines = wanted.map(
    ({ specifier }, index) =>
      `import * as m${index} from "${specifier}";\nexport const k${index}: string[] = Object.keys(m${index});`,
  );
  writeFileSync(join(project, "consumer.ts"), lines.join("\n"));
  const options = {
    module,
    moduleResolution,
    target: "es2023",
    lib: ["es2023", "webworker"],
    strict: true,
    noEmit: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    types: neutralOnly ? [] : ["node"],
  };
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["consumer.ts"] }));
  const [command, ...args] = compiler;
  await run(command, [...args, "-p", project], { cwd: project });
}

async function checkAlone(cli) {
  const project = await emptyProject("keyguard-alone", [cli.tarball]);
  const modules = join(project, "node_modules");
  const names = readdirSync(modules).filter((name) => !name.startsWith("."));
  const bytes = filesIn(modules).reduce((sum, file) => sum + readFileSync(join(modules, file)).length, 0);
  must(names.length <= INSTALLED.mostPackages, `${names.length} packages: ${names.join(", ")}`);
  must(bytes < INSTALLED.mostBytes, `${(bytes / 1e6).toFixed(1)} MB`);
  const env = { ...process.env, PATH: machinePath() };
  const bin = join(modules, ".bin", "keyguard");
  const { stdout } = await run(bin, ["--version"], { cwd: project, env });
  must(stdout.includes(cli.manifest.version), `--version printed ${stdout}`);
  await run(bin, ["--help"], { cwd: project, env });
  writeFileSync(join(project, "clean.py"), "print('nothing here')\n");
  const scan = await run(bin, ["scan", "--format", "json", "clean.py"], { cwd: project, env });
  must(JSON.parse(scan.stdout).complete === true, "the scan is not complete");
  return `${(bytes / 1e6).toFixed(1)} MB, ${names.length} ${names.length === 1 ? "package" : "packages"}`;
}

/** Installs each library of a queue into a project of its own and runs its README there. */
async function useAlone(queue, packages) {
  for (let library = queue.shift(); library !== undefined; library = queue.shift()) {
    const { name, manifest, unpacked } = library;
    const tarballs = [...closureOf(library, packages).values()];
    const project = await step(`${name}: installs alone`, () => emptyProject(name, tarballs));
    if (project === undefined) continue;
    const readme = join(unpacked, "README.md");
    await step(`${name}: the README's example runs`, () => runExamples(readme, manifest, project, process.execPath));
  }
}

async function main() {
  const tools = await step("tools are here", () => fetchPackagingTools());
  const built = await step("every package builds", () =>
    run("turbo", ["run", "build", "--output-logs=errors-only"], { timeoutMs: 240_000 }),
  );
  const nodes = await step("every Node line is here", fetchNodes);
  if (tools === undefined || built === undefined || nodes === undefined) return;
  const packages = [];
  for (const published of publishedPackages()) {
    const packed = await step(`${published.manifest.name}: pnpm pack`, () => pack(published));
    if (packed === undefined) continue;
    packages.push(packed);
    const { name, manifest, unpacked, tarball } = packed;
    const bin = join(tools, "node_modules/.bin");
    const publint = ["run", unpacked, "--strict", "--pack", "false"];
    const checks = [
      step(`${name}: files, exports and size`, () => checkFiles(unpacked, manifest, tarball)),
      step(`${name}: publint --strict`, () => run(join(bin, "publint"), publint)),
    ];
    if (entriesOf(manifest).length > 0)
      checks.push(
        step(`${name}: attw`, () => run(join(bin, "attw"), [tarball, "--profile", "esm-only", "--no-emoji"])),
        step(`${name}: imports only what it depends on`, () => checkDeclared(unpacked, manifest)),
        step(`${name}: neutral entries need no Node`, () => checkNeutral(unpacked, manifest)),
        step(`${name}: declarations name no sources`, () => checkDeclarations(unpacked)),
        step(`${name}: a notice of whoever's code it contains`, () => checkNotices(unpacked)),
        step(`${name}: api.md is what it declares`, () => checkApi(compilerOf(tools), published)),
      );
    await Promise.all(checks);
  }
  const libraries = packages.filter(({ manifest }) => entriesOf(manifest).length > 0);
  const types = JSON.parse(readFileSync(join(root, "node_modules/@types/node/package.json"), "utf8")).version;
  const together = await step("all tarballs install together", () =>
    emptyProject(
      "together",
      packages.map(({ tarball }) => tarball),
      [`@types/node@${types}`],
    ),
  );
  if (together !== undefined) {
    for (const [label, node] of Object.entries(nodes)) {
      const { stdout } = await run(node, ["--version"]);
      await step(`every entry by import and by require, ${label}, ${stdout.trim()}`, () =>
        checkImports(together, libraries, node),
      );
    }
    if (findBrowser() === undefined)
      console.log("        no Chromium on this machine: neutral entries were not run in a browser");
    else await step("neutral entries, bundled, in Chromium", () => checkBrowser(together, libraries));
    const others = Object.keys(COMPILERS).map((label) => [
      label,
      [process.execPath, join(tools, "node_modules", aliasOf(label), "bin/tsc")],
    ]);
    for (const [label, compiler] of [...others, ["TypeScript 7.0", ["tsc"]]]) {
      await step(`${label}, nodenext`, () =>
        checkTypes(together, libraries, compiler, ["nodenext", "nodenext"], false),
      );
      await step(`${label}, bundler, neutral entries without Node's types`, () =>
        checkTypes(together, libraries, compiler, ["esnext", "bundler"], true),
      );
    }
  }
  const queue = [...libraries];
  await Promise.all([useAlone(queue, packages), useAlone(queue, packages)]);
  const cli = packages.find(({ name }) => name === "keyguard");
  if (cli !== undefined) {
    const said = await step("keyguard installs small and runs", () => checkAlone(cli));
    if (said !== undefined) console.log(`        ${said}`);
  }
}

try {
  await main();
} finally {
  rmSync(work, { recursive: true, force: true });
  close();
}
