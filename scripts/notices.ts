// The notices of whoever's code a bundle contains, beside the bundle: their licences ask for it.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Options } from "tsup";

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/** The folder of the package that a bundled file is from; undefined for a file of this repository. */
function packageOf(file: string): string | undefined {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//u.exec(file.replaceAll("\\", "/"))?.[1];
}

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly name: string;
    readonly version: string;
    readonly license: string;
  };
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.\w+)?$/iu.test(entry));
  const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), "utf8");
  return `--- ${name} ${version}\n\n${text.replaceAll("\r\n", "\n").trim()}\n`;
}

/** Writes THIRD_PARTY_NOTICES.txt into the bundle's folder: every package of which a byte went in, by name. */
export function writeNotices(): Plugin {
  return {
    name: "notices",
    setup(build) {
      build.initialOptions.metafile = true;
      build.onEnd(({ metafile }) => {
        const { outdir = "dist", absWorkingDir = process.cwd() } = build.initialOptions;
        const inputs = Object.values(metafile?.outputs ?? {}).flatMap((output) => Object.entries(output.inputs));
        const folders = new Set(
          inputs.flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? (packageOf(file) ?? []) : [])),
        );
        const notices = [...folders].map((folder) => noticeOf(resolve(absWorkingDir, folder))).sort();
        const head = "These files contain code of the following projects.\n";
        mkdirSync(outdir, { recursive: true });
        writeFileSync(join(outdir, "THIRD_PARTY_NOTICES.txt"), [head, ...notices].join("\n"));
      });
    },
  };
}
