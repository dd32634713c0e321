// Holds the packages' manifests to the architecture, who may depend on whom, and to their sources: what none of them
// names is no dependency. The linter holds the sources to it.
import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const FEATURES = ["scanner", "permissions", "ip", "secrets", "rotation", "alerts", "report"];

/** What each package may depend on within the workspace. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  core: [],
  exchanges: ["core"],
  ...Object.fromEntries(FEATURES.map((name) => [name, ["core", "exchanges"]])),
  guard: ["core", "exchanges", ...FEATURES],
  testkit: ["core", "exchanges"],
};

const problems: string[] = [];

/** Dependencies that no source of a package names; types come with what they describe. */
function unused(folder: string, dependencies: readonly string[]): string[] {
  const sources = globSync(`${folder}/{src,test,scripts}/**/*.{ts,mjs,json}`).map((file) => readFileSync(file, "utf8"));
  const named = (name: string): boolean =>
    sources.some((text) => [`"${name}"`, `"${name}/`].some((quoted) => text.includes(quoted)));
  return dependencies.filter((name) => !named(name.replace(/^@types\//u, "")));
}
for (const name of readdirSync("packages")) {
  const file = `packages/${name}/package.json`;
  if (!existsSync(file)) continue;
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Manifest;
  const allowed = ALLOWED[name];
  if (allowed === undefined) {
    problems.push(`${file}: the architecture has no package "${name}"; add it to scripts/check-boundaries.ts`);
    continue;
  }
  for (const dependency of Object.keys(manifest.dependencies ?? {})) {
    const inner = /^@keyguard\/(.+)$/u.exec(dependency)?.[1];
    if (inner !== undefined && !allowed.includes(inner)) problems.push(`${file}: ${name} may not depend on ${inner}`);
  }
  const all = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  for (const dependency of unused(`packages/${name}`, all))
    problems.push(`${file}: nothing in ${name} uses ${dependency}`);
  if (name === "core" && Object.keys(manifest.dependencies ?? {}).some((dependency) => dependency !== "zod")) {
    problems.push(`${file}: core depends on zod and nothing else`);
  }
  for (const [dependency, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    if (!/^(?:workspace:\^|catalog:|\d+\.\d+\.\d+(?:-[\w.]+)?)$/u.test(version)) {
      problems.push(`${file}: ${dependency} is not pinned: write an exact version, or put it into the catalog`);
    }
  }
}
for (const problem of problems) console.error(`error: ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
