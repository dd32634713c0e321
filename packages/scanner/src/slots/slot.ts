import type { NamedRole } from "./roles.ts";

/** Where a value stands, read from the text before it. */
export interface Slot {
  /**
   * - `named`: an assignment, key, header, flag, tag or accessor whose name has a role
   * - `argument`: a position in a call or a list
   * - `line`: alone on its line
   * - `other`: none of these, or a name that says nothing
   */
  readonly form: "named" | "argument" | "line" | "other";
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
