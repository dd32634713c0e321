import { createHash } from "node:crypto";

/** The two hash functions that name objects. */
export type ObjectFormat = "sha1" | "sha256";

/** Bytes of an object id. */
export function idSize(format: ObjectFormat): 20 | 32 {
  return format === "sha1" ? 20 : 32;
}

/** What a kind of object is called, by its number in a pack; 0, 5, 6 and 7 are no kinds of object. */
export const KINDS = ["", "commit", "tree", "blob", "tag"] as const;
export const COMMIT = 1;
export const TREE = 2;
export const BLOB = 3;
export const TAG = 4;

/** The id that git gives to content of one kind. */
export function hashObject(format: ObjectFormat, kind: string, content: Uint8Array): Buffer {
  return createHash(format).update(`${kind} ${content.length}\0`).update(content).digest();
}

/** True for a full id in lower-case hex, of either hash. */
export function isObjectId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u.test(text);
}

/** True for the id of all zeros, by which git says "nothing". */
export function isNullId(text: string): boolean {
  return /^0+$/u.test(text);
}
