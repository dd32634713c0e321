import { execFile } from "node:child_process";
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { type Check, isKeyguardError, parsePlace } from "@keyguard/core";
import { explainDotenv } from "../../dotenv/explain-dotenv.ts";
import { parseDotenv } from "../../dotenv/parse-dotenv.ts";
import type { DotenvReader } from "../../dotenv/readers.ts";
import { planImport } from "../../import/plan-import.ts";
import type { Environment } from "../../variables.ts";
import type { Stores } from "../open-store.ts";
import { resolveCredential, resolveReference } from "../resolve.ts";
import { readDotenvFile } from "../dotenv-file.ts";
import { vaultPath } from "../vault/vault-key.ts";
import { detectReaders, type ReaderTrace } from "./detect-readers.ts";

/** What is looked at. */
export interface ExamineSecretsOptions {
  /** The project's directory. */
  readonly directory: string;
  readonly environment: Environment;
  readonly stores: Stores;
  readonly keys: readonly { readonly name: string; readonly exchange: string; readonly store: string }[];
}

type Facts = Omit<Check, "key"> & { readonly key?: string };

function check(facts: Facts): Check {
  return { key: null, ...facts };
}

const TEMPLATE = /\.(?:example|sample|template|dist|defaults?)$/u;

/** The project's `.env` files, and those that keys name as their store; templates aside. */
async function envFiles({ directory, keys }: ExamineSecretsOptions): Promise<string[]> {
  const names = await readdir(directory).catch((): string[] => []);
  const own = names
    .filter((name) => /^\.env(?:\..+)?$|\.env$/u.test(name) && !TEMPLATE.test(name))
    .map((name) => join(directory, name));
  const stores = keys.flatMap(({ store }) => {
    const place = parsePlace(store);
    return place.scheme === "dotenv" ? [resolve(directory, place.name.replace(/#[^#]*$/u, ""))] : [];
  });
  return [...new Set([...own, ...stores])].sort();
}

/** True when git has the file in its index; undefined where git cannot tell. */
async function isTracked(path: string): Promise<boolean | undefined> {
  return new Promise((done) => {
    execFile(
      "git",
      // Nothing that the repository configures is to be run.
      ["-C", dirname(path), "-c", "core.fsmonitor=false", "ls-files", "--error-unmatch", "--", basename(path)],
      { timeout: 10_000, windowsHide: true },
      (error) => {
        const code = error === null ? 0 : (error as { readonly code?: unknown }).code;
        done(code === 0 ? true : code === 1 ? false : undefined);
      },
    );
  });
}

async function privacy(path: string, shown: string, id: string): Promise<Check[]> {
  if (process.platform === "win32") return [];
  const mode = await stat(path).then(
    (facts) => facts.mode & 0o777,
    () => undefined,
  );
  if (mode === undefined) return [];
  const open = (mode & 0o077) !== 0;
  const evidence = `${shown} has mode ${mode.toString(8).padStart(4, "0")}${open ? ": others on this machine can read it" : ""}`;
  return [
    check({
      id,
      result: open ? "fail" : "pass",
      severity: "medium",
      evidence,
      remedy: open ? `chmod 600 ${shown}` : "",
    }),
  ];
}

function agreement(text: string, shown: string, traces: readonly ReaderTrace[]): Check[] {
  // dotenv's grammar is what keyguard itself reads by, so it always counts.
  const readers = [...new Set<DotenvReader>(["dotenv", ...traces.map(({ reader }) => reader)])];
  if (readers.length < 2) return [];
  const seen = traces.map(({ reader, path }) => `${reader} (see ${path})`).join(", ");
  const found = explainDotenv(text, readers);
  if (found.length === 0)
    return [
      check({
        id: "dotenv-readers",
        result: "pass",
        severity: "medium",
        evidence: `${shown} means the same to dotenv and ${seen}`,
        remedy: "",
      }),
    ];
  return found.map(({ name, line, readings, advice }) =>
    check({
      id: "dotenv-readers",
      result: "fail",
      severity: "medium",
      evidence: `${shown}:${line} ${name} is read differently: ${readings.map(({ reader, says }) => `${reader}: ${says}`).join("; ")}; read by ${seen}`,
      remedy: advice,
    }),
  );
}

function plainSecrets(text: string, shown: string): Check[] {
  const { moves } = planImport(text, { scheme: "local", name: "x" });
  if (moves.length === 0) return [];
  return [
    check({
      id: "dotenv-plain",
      result: "fail",
      severity: "low",
      evidence: `${shown} holds credentials in the clear: ${moves.map(({ variable }) => variable).join(", ")}`,
      remedy: `move them into a store: keyguard secrets import ${shown} --to local:NAME`,
    }),
  ];
}

async function references(text: string, shown: string, stores: Stores): Promise<Check[]> {
  const found = parseDotenv(text).filter(({ value }) => value.startsWith("kg://"));
  return Promise.all(
    found.map(async ({ name, line, value }) => {
      try {
        await resolveReference(stores, value);
        return check({
          id: "reference",
          result: "pass",
          severity: "high",
          evidence: `${shown}:${line} ${name} resolves`,
          remedy: "",
        });
      } catch (error) {
        return broken("reference", `${shown}:${line} ${name}`, error);
      }
    }),
  );
}

/** Wrong is a failure; away or refused is not known. */
function broken(id: string, what: string, error: unknown, key?: string): Check {
  if (!isKeyguardError(error)) throw error;
  const result = error.exitCode === 3 ? "unknown" : "fail";
  return check({
    id,
    result,
    severity: "high",
    evidence: `${what}: ${error.message}`,
    remedy: error.hint ?? "",
    ...(key !== undefined && { key }),
  });
}

async function checkFile(
  path: string,
  options: ExamineSecretsOptions,
  traces: readonly ReaderTrace[],
): Promise<Check[]> {
  const shown = relative(options.directory, path).replaceAll("\\", "/");
  let text: string | undefined;
  try {
    text = await readDotenvFile(path);
  } catch (error) {
    return [broken("dotenv-readable", shown, error)];
  }
  if (text === undefined) return [];
  const tracked = await isTracked(path);
  const inGit: Check[] =
    tracked === undefined
      ? []
      : [
          check({
            id: "dotenv-tracked",
            result: tracked ? "fail" : "pass",
            severity: "high",
            evidence: tracked ? `git tracks ${shown}` : `git does not track ${shown}`,
            remedy: tracked
              ? `git rm --cached ${shown}, add it to .gitignore, and replace the keys that were in it`
              : "",
          }),
        ];
  return [
    ...inGit,
    ...(await privacy(path, shown, "dotenv-private")),
    ...plainSecrets(text, shown),
    ...agreement(text, shown, traces),
    ...(await references(text, shown, options.stores)),
  ];
}

async function checkKey(key: ExamineSecretsOptions["keys"][number], stores: Stores): Promise<Check> {
  try {
    await resolveCredential(stores, parsePlace(key.store), key.exchange, key.name);
    return check({
      id: "store-readable",
      key: key.name,
      result: "pass",
      severity: "high",
      evidence: "its store gives a whole credential",
      remedy: "",
    });
  } catch (error) {
    return broken("store-readable", "its store", error, key.name);
  }
}

/**
 * Looks at how a project keeps its secrets: `.env` files and who reads them, references, the stores of
 * the declared keys, the vault's file. Nothing in the project is executed, no value is told.
 */
export async function examineSecrets(options: ExamineSecretsOptions): Promise<Check[]> {
  const traces = await detectReaders(options.directory);
  const files = await envFiles(options);
  const vault = vaultPath(options.environment);
  const groups = await Promise.all([
    ...files.map(async (path) => checkFile(path, options, traces)),
    privacy(vault, vault, "vault-private"),
    ...options.keys.map(async (key) => [await checkKey(key, options.stores)]),
  ]);
  return groups.flat();
}
