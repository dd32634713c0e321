import type { SourceText } from "../text/source-text.ts";
import { readRole } from "./roles.ts";
import type { Slot } from "./slot.ts";

/** A file that holds more is no file of one value. */
const LARGEST = 2_000;

/** The role that a file's name has: `kraken_secret.txt`, `pk.txt`; undefined where it says nothing. */
export function fileRole(path: string): { readonly name: string; readonly role: Slot["role"] } | undefined {
  const name = (path.split("/").at(-1) ?? "").replace(/\.\w+$/u, "");
  const role = readRole(name);
  return role === undefined ? undefined : { name, role };
}

/**
 * The slot of a value that is all that its file holds: the file is named for it.
 *
 * @param slot that of the bare line
 * @returns undefined for a file with other lines, and for one whose name says nothing
 */
export function readFileSlot(source: SourceText, slot: Slot): Slot | undefined {
  if (source.length > LARGEST || source.text.trim().includes("\n")) return undefined;
  const named = fileRole(source.path);
  return named === undefined ? undefined : { ...slot, form: "named", ...named };
}
