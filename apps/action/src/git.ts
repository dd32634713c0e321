import { execFile } from "node:child_process";
import type { Environment } from "./inputs.ts";

const DEADLINE_MS = 10 * 60_000;

/** A clone, and the way to what it lacks. */
export interface Clone {
  /** The commit of a revision, or undefined where it is not here. */
  commitOf(revision: string): Promise<string | undefined>;
  /** What a ref names: a commit, or a tag object. */
  idOf(ref: string): Promise<string | undefined>;
  /** A commit's parents as it names them, here or not. */
  parentsOf(commit: string): Promise<readonly string[]>;
  isShallow(): Promise<boolean>;
  /** Whether there is a remote called `origin`. */
  hasOrigin(): Promise<boolean>;
  /**
   * Fetches from `origin`: a depth, or `all`.
   *
   * @returns false where that failed: no network, no right, no such object
   */
  fetch(depth: number | "all", wanted: readonly string[]): Promise<boolean>;
}

/**
 * The token goes to git in the environment, for the server's own address alone: neither an argument that other
 * programs could read, nor a configuration file that stays.
 */
function withToken(environment: Environment, token: string | undefined): Environment {
  const server = environment["GITHUB_SERVER_URL"] ?? "https://github.com";
  if (token === undefined || !URL.canParse(server)) return environment;
  const given = Number(environment["GIT_CONFIG_COUNT"] ?? 0) || 0;
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  // The empty value takes out what the checkout may have left in its configuration: a server refuses two such headers.
  const name = `http.${new URL(server).origin}/.extraheader`;
  const values = ["", `AUTHORIZATION: basic ${basic}`];
  return {
    ...environment,
    GIT_CONFIG_COUNT: String(given + values.length),
    ...Object.fromEntries(
      values.flatMap((value, i) => [
        [`GIT_CONFIG_KEY_${given + i}`, name],
        [`GIT_CONFIG_VALUE_${given + i}`, value],
      ]),
    ),
  };
}

/** The clone at `root`. Nothing that the repository configures is executed. */
export function openClone(root: string, environment: Environment, token: string | undefined): Clone {
  const git = async (args: readonly string[], more: Environment = environment): Promise<string | undefined> => {
    const safe = ["-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", `safe.directory=${root}`];
    const env = { ...more, GIT_TERMINAL_PROMPT: "0", GIT_NO_LAZY_FETCH: "1", LC_ALL: "C" };
    return await new Promise((resolve) => {
      execFile(
        "git",
        [...safe, ...args],
        { cwd: root, env: env as NodeJS.ProcessEnv, timeout: DEADLINE_MS, maxBuffer: 1 << 26, windowsHide: true },
        (error, stdout) => resolve(error === null ? stdout : undefined),
      );
    });
  };
  const find = async (revision: string): Promise<string | undefined> =>
    (await git(["rev-parse", "--verify", "--quiet", "--end-of-options", revision]))?.trim() || undefined;
  return {
    commitOf: (revision) => find(`${revision}^{commit}`),
    idOf: find,
    async parentsOf(commit) {
      const text = (await git(["cat-file", "commit", commit])) ?? "";
      const header = text.slice(0, text.indexOf("\n\n"));
      return [...header.matchAll(/^parent ([0-9a-f]+)$/gmu)].map(([, id]) => id ?? "");
    },
    async isShallow() {
      return (await git(["rev-parse", "--is-shallow-repository"]))?.trim() !== "false";
    },
    async hasOrigin() {
      return (await git(["config", "--get", "remote.origin.url"])) !== undefined;
    },
    async fetch(depth, wanted) {
      const how = depth === "all" ? ((await this.isShallow()) ? ["--unshallow"] : []) : [`--depth=${depth}`];
      const flags = ["--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", "--quiet", ...how];
      return (await git(["fetch", ...flags, "origin", ...wanted], withToken(environment, token))) !== undefined;
    },
  };
}
