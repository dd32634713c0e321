// Would the packages publish to JSR as they are? Their manifests for Deno are made from package.json, so that nothing
// is kept twice, in a directory for temporary files; `deno publish --dry-run` checks types and refuses slow ones.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { must, root, run } from "./packaging-steps.mjs";

/** Those that bundle nothing: permissions carries ccxt's classes, and guard brings permissions. */
const PACKAGES = ["core", "exchanges", "scanner", "report", "ip", "alerts", "secrets", "rotation"];

/** Versions as the workspace pins them. */
function catalog() {
  const text = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
  return Object.fromEntries(
    Array.from(text.matchAll(/^ {2}"?([@\w./-]+)"?: (\d[\w.-]*)$/gmu), ([, name, version]) => [name, version]),
  );
}

function denoManifest(manifest, versions) {
  const entries = Object.entries(manifest.exports).filter(([, target]) => typeof target === "object");
  const foreign = Object.keys(manifest.dependencies ?? {}).filter((name) => !name.startsWith("@keyguard/"));
  return {
    name: manifest.name,
    version: manifest.version,
    license: manifest.license,
    exports: Object.fromEntries(entries.map(([subpath, target]) => [subpath, target["@keyguard/source"]])),
    imports: Object.fromEntries(foreign.map((name) => [name, `npm:${name}@^${versions[name]}`])),
    publish: { include: ["src", "README.md", "LICENSE"] },
  };
}

/** Throws with Deno's own words where a package would be refused. */
export async function checkJsr(deno) {
  const work = mkdtempSync(join(tmpdir(), "kg-jsr-"));
  try {
    const versions = catalog();
    for (const name of PACKAGES) {
      const [from, to] = [join(root, "packages", name), join(work, "packages", name)];
      mkdirSync(to, { recursive: true });
      cpSync(join(from, "src"), join(to, "src"), { recursive: true });
      if (existsSync(join(from, "README.md"))) cpSync(join(from, "README.md"), join(to, "README.md"));
      symlinkSync(join(from, "node_modules"), join(to, "node_modules"));
      const manifest = JSON.parse(readFileSync(join(from, "package.json"), "utf8"));
      writeFileSync(join(to, "deno.json"), JSON.stringify(denoManifest(manifest, versions)));
    }
    symlinkSync(join(root, "node_modules"), join(work, "node_modules"));
    const workspace = {
      workspace: PACKAGES.map((name) => `./packages/${name}`),
      nodeModulesDir: "manual",
      lock: false,
      compilerOptions: { exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
    };
    writeFileSync(join(work, "deno.json"), JSON.stringify(workspace));
    const env = { ...process.env, NO_COLOR: "1" };
    const { stdout, stderr } = await run(deno, ["publish", "--dry-run", "--allow-dirty"], { cwd: work, env });
    must(/Success/u.test(stdout + stderr), "Deno did not say that it would publish");
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
