import type { PartKind } from "@keyguard/core";

/** One value in the corpus and where it stands; the value itself is only there as a digest. */
export interface AnswerPart {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly kind: PartKind;
  /** SHA-256 of the plain value, in hex. */
  readonly valueHash: string;
}

/** One credential that must be found as one thing. */
export interface AnswerCredential {
  readonly id: string;
  readonly group: "exchange" | "wallet" | "token" | "generic" | "family";
  readonly form: string;
  /** The grammar, the wallet kind, the token kind. */
  readonly family: string;
  /** The exchange it belongs to; null where there is none. */
  readonly exchange: string | null;
  /** False when the file does not say which exchange it is: then `unknown` is right as well. */
  readonly labelled: boolean;
  readonly environment: "live" | "test";
  /** True where a leak is worth a finding of low severity only: test networks, keys of data services. */
  readonly lowIsFine: boolean;
  readonly parts: readonly AnswerPart[];
}

/** A file about which nothing of medium severity or more may be said. */
export interface AnswerTwin {
  readonly id: string;
  readonly why: string;
  readonly file: string;
}

/** What a scanner should say about a corpus. Keep it outside the scanned directory. */
export interface AnswerKey {
  readonly seed: string;
  readonly credentials: readonly AnswerCredential[];
  readonly twins: readonly AnswerTwin[];
}
