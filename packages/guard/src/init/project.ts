import type { Exchange } from "@keyguard/exchanges";
import type { HookName } from "../hooks/native-hook.ts";
import type { Content } from "./change.ts";

/** What runs a project's hooks. */
export const HOOK_MANAGERS = ["husky", "lefthook", "pre-commit", "lint-staged", "native"] as const;
/** What runs a project's hooks. */
export type HookManager = (typeof HOOK_MANAGERS)[number];

/** A path that may be written, and what it holds now. */
export interface Spot {
  readonly path: string;
  readonly label: string;
  readonly content: Content | undefined;
}

/** What is known about a project before anything is written. */
export interface Project {
  /** Absolute. */
  readonly root: string;
  /** Undefined outside git. */
  readonly git:
    | {
        /** Absolute; shared by all worktrees. */
        readonly directory: string;
        readonly hooks: Readonly<Record<HookName, Spot>>;
        /** True where the hooks lie among the files that are committed. */
        readonly hooksAreTracked: boolean;
        /** True where they lie in a place of the machine, which other repositories use as well. */
        readonly hooksAreShared: boolean;
      }
    | undefined;
  /** Such as `Python`, sorted. */
  readonly languages: readonly string[];
  /** Bot frameworks, such as `freqtrade`, sorted. */
  readonly frameworks: readonly string[];
  /** Exchanges whose SDKs the project depends on, sorted by id. */
  readonly exchanges: readonly Exchange[];
  /** Such as `GitHub Actions`. */
  readonly ci: readonly string[];
  /** Where `origin` lies, such as `github.com`; undefined where there is none. */
  readonly remoteHost: string | undefined;
  /** The managers found, the one that is asked first leading; `native` is always among them inside git. */
  readonly managers: readonly HookManager[];
  /** The files that `init` may write, by their path under the root. */
  readonly spots: Readonly<Record<string, Spot>>;
}
