// What is in a package that users would get: its files, its declared exports, and what its modules import.
import { createRequire, isBuiltin } from "node:module";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { must, root } from "./packaging-steps.mjs";

// The bundler that tsup brings reads an import graph better than any pattern does.
const { build } = createRequire(createRequire(join(root, "package.json")).resolve("tsup"))("esbuild");

/** Ceilings for a packed tarball, in KiB: raised on purpose, in a commit that says why. */
const MOST_KIB = {
  keyguard: 2560,
  "@keyguard/permissions": 4096, // ccxt, an exchange a chunk, with source maps
  "@keyguard/scanner": 896,
  "@keyguard/exchanges": 256,
};
const MOST_KIB_OTHERWISE = 384;

/** What is made of `src/node` needs Node by design, whatever the entry is called; everything else runs anywhere. */
export function isNeutral(manifest, subpath) {
  return !manifest.exports[subpath].default.startsWith("./dist/node/");
}

/** The published packages of this workspace. */
export function publishedPackages() {
  return ["packages", "apps"]
    .flatMap((group) => readdirSync(join(root, group)).map((name) => join(root, group, name)))
    .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) }))
    .filter(({ manifest }) => manifest.private !== true);
}

/** The subpaths that hold code, with their files. */
export function entriesOf(manifest) {
  return Object.entries(manifest.exports ?? {})
    .filter(([, target]) => typeof target === "object")
    .map(([subpath, target]) => ({ subpath, specifier: manifest.name + subpath.slice(1), ...target }));
}

export function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** Nothing missing, nothing too much. */
export function checkFiles(folder, manifest, tarball) {
  const files = filesIn(folder);
  const bundled = manifest.bin === undefined ? [] : ["dist/THIRD_PARTY_NOTICES.txt"];
  for (const name of ["README.md", "LICENSE", "package.json", ...bundled])
    must(files.includes(name), `${name} is missing`);
  const stray = files.filter((file) => /\.test\.|\.tsbuildinfo$|^test\/|(?:^|\/)\.env|\.turbo/u.test(file));
  must(stray.length === 0, `these do not belong into a package: ${stray.join(", ")}`);
  must(!JSON.stringify(manifest).includes("workspace:"), "a workspace reference was not replaced");
  must(!JSON.stringify(manifest).includes("catalog:"), "a catalog reference was not replaced");
  must(!JSON.stringify(manifest.exports).includes("@keyguard/source"), "the source condition is published");
  for (const { subpath, types, default: code } of entriesOf(manifest))
    for (const file of [types, code])
      must(existsSync(join(folder, file)), `${subpath} names ${file}, which is not there`);
  const kib = Math.ceil(statSync(tarball).size / 1024);
  const most = MOST_KIB[manifest.name] ?? MOST_KIB_OTHERWISE;
  must(kib <= most, `the tarball is ${kib} KiB; its ceiling is ${most} KiB`);
  return kib;
}

/** The projects whose code the bundler copied into a package, by the paths that it notes; each is owed a notice. */
export function checkNotices(folder) {
  const code = filesIn(folder).filter((file) => /^dist\/.*\.js$/u.test(file));
  const copied = code.flatMap((file) =>
    Array.from(
      readFileSync(join(folder, file), "utf8").matchAll(/^\/\/ .*node_modules\/((?:@[^/]+\/)?[^/]+)\/\S+$/gmu),
      ([, name]) => name,
    ),
  );
  const notices = join(folder, "dist/THIRD_PARTY_NOTICES.txt");
  const text = existsSync(notices) ? readFileSync(notices, "utf8") : "";
  const named = Array.from(text.matchAll(/^--- (\S+)/gmu), ([, name]) => name);
  const owed = new Set(copied).difference(new Set(named));
  must(owed.size === 0, `no notice of ${[...owed].join(", ")}`);
}

/** Everything that the static and dynamic imports of a module reach outside its package. */
async function importsOf(folder, file) {
  const { metafile } = await build({
    entryPoints: [join(folder, file)],
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "neutral",
    packages: "external",
    external: ["node:*"],
    logLevel: "silent",
    splitting: true,
    outdir: join(folder, "out"),
  });
  const found = new Set();
  const seen = new Set();
  const entry = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint !== undefined)?.[0];
  const walk = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const { path, external } of metafile.outputs[name]?.imports ?? []) {
      if (external) found.add(path);
      else walk(path);
    }
  };
  walk(entry);
  return [...found].sort();
}

/** A neutral entry runs wherever there are Web APIs; it must not even ask for Node lazily. */
export async function checkNeutral(folder, manifest) {
  for (const entry of entriesOf(manifest)) {
    if (!isNeutral(manifest, entry.subpath)) continue;
    const node = (await importsOf(folder, entry.default)).filter((name) => isBuiltin(name));
    must(node.length === 0, `${entry.specifier} reaches ${node.join(", ")}`);
  }
}

/** What a package imports must be what it depends on: in a strict install nothing else is there. */
export async function checkDeclared(folder, manifest) {
  const declared = new Set(Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }));
  for (const entry of entriesOf(manifest)) {
    for (const specifier of await importsOf(folder, entry.default)) {
      const name = /^(?:@[^/]+\/)?[^/]+/u.exec(specifier)?.[0] ?? specifier;
      const known = isBuiltin(specifier) || declared.has(name);
      must(known, `${entry.specifier} imports ${specifier}, which ${manifest.name} does not depend on`);
    }
  }
}

/** Declarations must not name source files: Deno and older compilers look for them as written. */
export function checkDeclarations(folder) {
  const declarations = filesIn(folder).filter((file) => file.startsWith("dist/") && file.endsWith(".d.ts"));
  for (const file of declarations) {
    const bad = /(?:from|import)\s*\(?\s*["']\.{1,2}\/[^"']+\.ts["']/u.exec(readFileSync(join(folder, file), "utf8"));
    must(bad === null, `${file} names a source file: ${bad?.[0]}`);
  }
}
