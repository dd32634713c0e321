import { equalSecrets, Secret, type SecretDocument, type StoredPart } from "@keyguard/core";
import { documentPart, mergeDocument, PARTS, sameDocument, withPart } from "./document.ts";

/** What happens to one part. `written`: into a store that cannot be compared. */
export type PartChange = "added" | "changed" | "same" | "written";

/** What copying one document over another would do. Holds no value in its texts. */
export interface SyncPlan {
  readonly parts: readonly { readonly part: StoredPart; readonly change: PartChange }[];
  /** The target's next document. */
  readonly next: SecretDocument;
  readonly changes: boolean;
}

/**
 * Plans the copy of a document, or of one part of it, over another. The target's spellings and its other fields stay.
 *
 * @param to what the target holds; undefined when nothing, or when it cannot be read
 * @param readable false for a target that cannot be read back
 */
export function planSync(
  from: SecretDocument,
  to: SecretDocument | undefined,
  part: StoredPart | undefined,
  readable: boolean,
): SyncPlan {
  const wanted = part === undefined ? PARTS : [part];
  const parts = wanted.flatMap((one) => {
    const value = documentPart(from, one);
    if (value === undefined) return [];
    const there = to && documentPart(to, one);
    const change: PartChange = !readable
      ? "written"
      : there === undefined
        ? "added"
        : equalSecrets(value, there)
          ? "same"
          : "changed";
    return [{ part: one, change }];
  });
  const base = to ?? new Secret({}, from.label);
  const value = part === undefined ? undefined : documentPart(from, part);
  const next =
    part === undefined ? mergeDocument(base, from) : value === undefined ? base : withPart(base, part, value);
  return { parts, next, changes: !readable || to === undefined || !sameDocument(to, next) };
}
