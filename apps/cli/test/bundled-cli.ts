import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire, stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The CLI in one directory, as it is published: it starts in a fifth of the time that its sources take. */
export interface BundledCli {
  readonly file: string;
  /** Where its starts keep what they compiled. */
  readonly cache: string;
  /** A test's own module in a form that loads as fast. */
  preload(source: string): string;
}

let made: BundledCli | undefined;
let directory = "";
afterAll(() => {
  if (directory !== "") rmSync(directory, { recursive: true, force: true });
  made = undefined;
});

function bundle(): BundledCli {
  directory = mkdtempSync(join(tmpdir(), "kg-bundle-"));
  const tsup = join(createRequire(import.meta.url).resolve("tsup/package.json"), "..", "dist", "cli-default.js");
  const done = spawnSync(process.execPath, [tsup, "--out-dir", join(directory, "dist")], {
    cwd: root,
    encoding: "utf8",
  });
  if (done.status !== 0) throw new Error(`the CLI cannot be bundled: ${done.stdout}${done.stderr}`);
  return {
    file: join(directory, "dist", "cli.js"),
    cache: join(directory, "cache"),
    preload(source) {
      const target = join(directory, "preload.mjs");
      writeFileSync(target, stripTypeScriptTypes(readFileSync(source, "utf8")));
      return target;
    },
  };
}

/** Bundles the CLI of this checkout, once for each file of tests. */
export function bundledCli(): BundledCli {
  made ??= bundle();
  return made;
}
