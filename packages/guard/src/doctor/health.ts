import type { BaselineEntry } from "../baseline/baseline.ts";
import type { Ignore } from "../ignores/ignore.ts";
import type { HookManager } from "../init/project.ts";

/** Something that was asked, or why it could not be told. */
export type Asked<T> = { readonly value: T } | { readonly unknown: string };

/** What keeps a hook from running, if anything does. */
export type HookState =
  | { readonly kind: "runs" }
  | { readonly kind: "absent" }
  | { readonly kind: "not-executable"; readonly path: string }
  | { readonly kind: "program-gone"; readonly path: string }
  | { readonly kind: "manager-not-installed"; readonly command: string };

/** What `doctor` looked at. */
export interface Health {
  /** Undefined outside git. */
  readonly git:
    | {
        readonly shallow: boolean;
        /** Environment files that git tracks. */
        readonly tracked: Asked<readonly string[]>;
        /** Environment files that some commit holds, with the first that git names. */
        readonly inHistory: Asked<readonly { readonly path: string; readonly commit: string }[]>;
        /** Names of environment files that git would take in. */
        readonly notIgnored: Asked<readonly string[]>;
        readonly hook: { readonly manager: HookManager; readonly state: HookState };
        /** Where `core.hooksPath` points while keyguard's hook lies elsewhere. */
        readonly bypassedBy: string | undefined;
        /** Aliases that skip hooks. */
        readonly skippingAliases: readonly string[];
      }
    | undefined;
  /** Secret files that others on this machine can read or change; undefined where a system has no such modes. */
  readonly exposed: Asked<readonly { readonly path: string; readonly mode: number }[]> | undefined;
  /** What the configuration leaves out of scans; or the loader's own words on why it cannot be read. */
  readonly exclude: Asked<readonly string[]>;
  /** What allowlists of the rules in `[scan] extend` hide, in words; or why they cannot be read. */
  readonly allowlists: Asked<readonly string[]>;
  readonly ignores: Asked<readonly Ignore[]>;
  readonly baseline: Asked<readonly BaselineEntry[]>;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}
