import type { Secret } from "./secret.ts";

/** The parts that sign together: one account at one exchange. */
export interface Credential {
  /** The exchange's id. */
  readonly exchange: string;
  readonly key: Secret;
  readonly secret: Secret;
  readonly passphrase?: Secret;
}
