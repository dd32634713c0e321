import type { NamedRole } from "./roles.ts";

/** Where a value stands, read from the text before it. */
export interface Slot {
  /**
   * - `named`: an assignment, key, header, flag, tag or accessor whose name has a role
   * - `argument`: a position in a call or a list
   * - `line`: alone on its line, or the item of a list
   * - `field`: bare beside another value on its line
   * - `other`: none of these, or a name that says nothing
   */
  readonly form: "named" | "argument" | "line" | "field" | "other";
  /** The name as it stands in the file, for `named`, and for `other` where there is one. */
  readonly name: string | undefined;
  readonly role: NamedRole | undefined;
  /** The function, class or list that the value is an argument of. */
  readonly callee: string | undefined;
  /** The first byte of the value's neighbour to the left in the same list, when that looks like a value too. */
  readonly after: number | undefined;
  /** Where reading ended: the first byte of the name or callee, or of the value. */
  readonly from: number;
  /** True when the value is a string literal. */
  readonly quoted: boolean;
}

/** The slot of a value that a name tells of. */
export function named(name: string, role: NamedRole, from: number, quoted: boolean): Slot {
  return { form: "named", name, role, callee: undefined, after: undefined, from, quoted };
}

/** The slot of a value that is one of several. */
export function argument(slot: Pick<Slot, "from" | "quoted"> & Partial<Pick<Slot, "callee" | "after">>): Slot {
  return { form: "argument", name: undefined, role: undefined, callee: undefined, after: undefined, ...slot };
}
