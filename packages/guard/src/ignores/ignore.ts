import type { PathPattern } from "./path-pattern.ts";

/** One place of a finding: a stretch of a file, or a file in a commit. */
export interface FindingPlace {
  readonly path: string;
  readonly startLine?: number;
  readonly endLine?: number;
  /** The commit that holds it there; absent for the finding's own places. */
  readonly commit?: string;
}

/** Where an ignore was written. */
export interface IgnoreSource {
  /** The file's name, such as `.keyguardignore`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** Why an ignore exists, who answers for it and until when it holds. */
export interface IgnoreTerms {
  readonly reason?: string;
  readonly owner?: string;
  /** The last day it holds, `YYYY-MM-DD`. */
  readonly expires?: string;
}

/**
 * What an ignore covers.
 *
 * - `finding`: everything that is given must hold; a path covers one place of a finding, not all.
 * - `place`: one line of one file, in gitleaks' manner; line 0 is that of an entry nobody can read, and covers nothing.
 * - `hash`: one value in one file, in detect-secrets' manner.
 */
export type IgnoreMatch =
  | {
      readonly kind: "finding";
      readonly fingerprint?: string;
      readonly rule?: PathPattern;
      readonly path?: PathPattern;
      /** A bare word in the form of a rule's id: it means the rule, or a path of that name. */
      readonly word?: { readonly rule: PathPattern; readonly path: PathPattern };
      /** Paths that later lines of the same file took out again. */
      readonly except?: readonly PathPattern[];
    }
  | { readonly kind: "place"; readonly path: string; readonly line: number; readonly commit?: string }
  | { readonly kind: "hash"; readonly path: string; readonly sha1: string };

/** One line of an ignore file. */
export interface Ignore extends IgnoreTerms {
  readonly source: IgnoreSource;
  readonly match: IgnoreMatch;
  /** True for another scanner's file: most of its lines concern findings that keyguard does not have. */
  readonly foreign: boolean;
}
