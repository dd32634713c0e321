import { relative, resolve, sep } from "node:path";
import { KeyguardError, SEVERITIES, type Severity } from "@keyguard/core";

/** The variables of the step. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Everything a workflow may say to the Action, read once. */
export interface Inputs {
  readonly mode: "scan" | "audit" | "guard";
  /** Absolute. */
  readonly workspace: string;
  /** Absolute; in the workspace. */
  readonly root: string;
  readonly keys: readonly string[];
  readonly threshold: Severity;
  readonly history: boolean;
  readonly shard: string | undefined;
  /** Absolute, or undefined for none. */
  readonly sarif: string | undefined;
  readonly report: string | undefined;
  readonly comment: boolean;
  readonly token: string | undefined;
}

const MODES = ["scan", "audit", "guard"] as const;

/** A mistyped value may be a secret in the wrong place, so it is never echoed. */
function refuse(name: string, hint: string): never {
  throw new KeyguardError("KG_USAGE", `Cannot use the input "${name}": its value is not one that it takes`, { hint });
}

function oneOf<T extends string>(name: string, value: string, known: readonly T[]): T {
  return known.find((choice) => choice === value) ?? refuse(name, `use one of ${known.join(", ")}`);
}

function flag(name: string, value: string): boolean {
  return oneOf(name, value, ["true", "false"]) === "true";
}

/** A path in the workspace; the step's own files lie nowhere else. */
function inside(name: string, workspace: string, value: string): string {
  const path = resolve(workspace, value);
  const way = relative(workspace, path);
  return way === ".." || way.startsWith(`..${sep}`) || resolve(way) === way
    ? refuse(name, "name a path in the workspace")
    : path;
}

/**
 * Reads and checks every input.
 *
 * @throws {KeyguardError} `KG_USAGE` for a value of another form
 */
export function readInputs(environment: Environment): Inputs {
  const input = (name: string, otherwise = ""): string => {
    const value = (environment[`INPUT_${name.toUpperCase()}`] ?? "").trim();
    return value === "" ? otherwise : value;
  };
  const optional = (name: string): string | undefined => input(name) || undefined;
  const workspace = resolve(environment["GITHUB_WORKSPACE"] ?? ".");
  const file = (name: string): string | undefined =>
    optional(name) === undefined ? undefined : inside(name, workspace, input(name));
  const shard = optional("shard");
  if (shard !== undefined && !/^\d{1,4}\/\d{1,4}$/u.test(shard)) refuse("shard", "write it like 1/8");
  return {
    mode: oneOf("mode", input("mode", "scan"), MODES),
    workspace,
    root: inside("path", workspace, input("path", ".")),
    keys: input("keys")
      .split(/[\s,]+/u)
      .filter((name) => name !== ""),
    threshold: oneOf("threshold", input("threshold", "medium"), SEVERITIES),
    history: flag("history", input("history", "false")),
    shard,
    sarif: file("sarif"),
    report: file("report"),
    comment: flag("comment", input("comment", "true")),
    token: optional("token"),
  };
}

/** Names of variables that hold a secret by what they are called. */
const SECRET_NAME = /(?:KEY|SECRET|PASSPHRASE|PASSWORD|TOKEN|MNEMONIC|CREDENTIALS?)$/u;

/** The values to hide in the log before anything else is done. */
export function secretsOf(environment: Environment): string[] {
  return Object.entries(environment)
    .filter(([name, value]) => SECRET_NAME.test(name.toUpperCase()) && value !== undefined && value.length >= 8)
    .map(([, value]) => value ?? "");
}
