import type { Credential, Verification } from "@keyguard/core";

/** Remembers what issuers said of found credentials, so that a second scan asks less. */
export interface VerdictCache {
  /** The verdict of one exchange over one credential; undefined where there is none, or it is too old. */
  get(exchange: string, credential: Credential): Promise<Verification | undefined>;
  /** Keeps a verdict; `unknown` and `not-attempted` are not worth keeping. */
  set(exchange: string, credential: Credential, verification: Verification): Promise<void>;
}
