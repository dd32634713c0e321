import type { Profile } from "./report.ts";

/** A key that its owner declared: the table `[keys.NAME]` of `keyguard.toml`. */
export interface KeyConfig {
  readonly exchange: string;
  readonly profile: Profile;
  /** Where its secret lives, `SCHEME:NAME`; see `parsePlace`. */
  readonly store: string;
  /** The prefix of the variables that `run` gives the child; by default the exchange's id in capitals. */
  readonly env?: string;
  /** How long it may live, such as `30d`. */
  readonly rotate_every?: string;
  readonly owner?: string;
  /** An origin that replaces scheme and host of all of the exchange's hosts. */
  readonly endpoint?: string;
  /** The loud exception that lets a key withdraw. */
  readonly withdrawal?: { readonly reason: string; readonly expires: string };
  readonly rotation?: {
    /** Another declared key that may manage keys. */
    readonly by?: string;
    /** The sub-account the key belongs to. */
    readonly account?: string;
    readonly grace?: string;
    readonly restart?: string;
    readonly health?: string;
  };
}

/** What a person does about a check that fails. */
export type CheckAction = "refuse" | "warn" | "ignore";

/** The whole of `keyguard.toml`, which is data only. */
export interface Config {
  readonly keys: Readonly<Record<string, KeyConfig>>;
  readonly scan: { readonly exclude: readonly string[]; readonly extend: readonly string[]; readonly salt?: string };
  readonly guard: {
    readonly policy: Readonly<Record<string, CheckAction>>;
    readonly grace?: string;
    readonly deadline?: string;
  };
  readonly alerts: { readonly urls: readonly string[]; readonly floor?: string; readonly repeat?: string };
  readonly ip: {
    /** Replaces the built-in observers; an empty list switches them off. */
    readonly observers?: readonly string[];
    /** The address of this machine that the bots bind their connections to, where it has several. */
    readonly source_address?: string;
  };
}
