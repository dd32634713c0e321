import type { Dirent } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import type { DotenvReader } from "../../dotenv/readers.ts";

/** Who reads this project's `.env`, and what tells so. */
export interface ReaderTrace {
  readonly reader: DotenvReader;
  /** Relative to the project, with `/`. */
  readonly path: string;
}

const MAX_FILES = 3000;
const MAX_BYTES = 256 * 1024;
const MAX_DEPTH = 4;
const SKIPPED = /^(?:\.git|node_modules|vendor|dist|build|target|\.venv|venv|__pycache__|\.tox)$/u;

/** What gives each reader away: which files to look at, and what they say. */
const TRACES: readonly { readonly reader: DotenvReader; readonly file: RegExp; readonly says: RegExp }[] = [
  {
    reader: "docker",
    file: /(?:\.(?:sh|bash|zsh|mk|ya?ml|md|ps1|bat|service)|^(?:Makefile|Justfile|justfile|Taskfile.*))$/u,
    says: /\bdocker\b[^\n]{0,400}--env-file\b/u,
  },
  { reader: "compose", file: /^(?:docker-)?compose[\w.-]*\.ya?ml$/u, says: /^[^\S\n]*env_file\s*:|\$\{[A-Z_]+/mu },
  { reader: "systemd", file: /\.service$/u, says: /^[^\S\n]*EnvironmentFile\s*=/mu },
  {
    reader: "shell",
    file: /(?:\.(?:sh|bash|zsh|envrc)|^(?:\.envrc|Makefile|justfile))$/u,
    says: /(?:^|[\s;&])(?:source|\.)\s+["']?[\w./${}-]*\.env\b|\bset\s+-a\b|\bset\s+-o\s+allexport\b/mu,
  },
  {
    reader: "python-dotenv",
    file: /(?:\.py|requirements[\w.-]*\.txt|pyproject\.toml|Pipfile|setup\.cfg)$/u,
    says: /\bpython-dotenv\b|\bload_dotenv\b|\bdotenv_values\b|\bBaseSettings\b/u,
  },
  {
    reader: "node",
    file: /(?:package\.json|\.(?:sh|mjs|cjs|js|ts|mts|service))$/u,
    says: /--env-file(?:-if-exists)?=|\bprocess\.loadEnvFile\b|\butil\.parseEnv\b/u,
  },
  {
    reader: "dotenv",
    file: /(?:package\.json|\.(?:mjs|cjs|js|ts|mts|tsx|jsx))$/u,
    says: /["']dotenv["'/]|["']dotenv\/config["']|["']dotenv-(?:cli|flow|expand)["']/u,
  },
];

async function* walk(
  directory: string,
  depth: number,
): AsyncGenerator<{ readonly path: string; readonly name: string }> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((): Dirent[] => []);
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(directory, entry.name);
    if (entry.isFile()) yield { path, name: entry.name };
    else if (entry.isDirectory() && depth < MAX_DEPTH && !SKIPPED.test(entry.name)) yield* walk(path, depth + 1);
  }
}

/**
 * Finds who reads `.env` files in a project by what its scripts, units and manifests say; nothing is run.
 *
 * @returns one trace a reader, the first in path order; looks at 3000 files of at most 256 KiB
 */
export async function detectReaders(root: string): Promise<ReaderTrace[]> {
  const found = new Map<DotenvReader, string>();
  let looked = 0;
  for await (const { path, name } of walk(root, 0)) {
    const wanted = TRACES.filter(({ reader, file }) => !found.has(reader) && file.test(name));
    if (wanted.length === 0) continue;
    if (++looked > MAX_FILES) break;
    const size = await stat(path).then(
      (facts) => facts.size,
      () => Infinity,
    );
    if (size > MAX_BYTES) continue;
    const text = (await readFile(path, "utf8").catch(() => "")).replaceAll(/\\\r?\n/gu, " "); // a command over several lines
    for (const { reader, says } of wanted)
      if (says.test(text)) found.set(reader, relative(root, path).replaceAll("\\", "/"));
  }
  return TRACES.flatMap(({ reader }) => {
    const path = found.get(reader);
    return path === undefined ? [] : [{ reader, path }];
  });
}
