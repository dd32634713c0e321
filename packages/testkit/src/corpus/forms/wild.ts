import type { Form } from "../form.ts";
import { CODE_FORMS } from "./wild/code.ts";
import { GLUED_FORMS } from "./wild/glued.ts";
import { OPERATION_FORMS } from "./wild/operations.ts";
import { PEOPLE_FORMS } from "./wild/people.ts";
import { TRACE_FORMS } from "./wild/traces.ts";

/** A sixth set: by who writes, from programmers to those who note keys in their own language. It was measured once before the detector was changed for it. */
export const WILD_FORMS: readonly Form[] = [
  ...CODE_FORMS,
  ...GLUED_FORMS,
  ...OPERATION_FORMS,
  ...TRACE_FORMS,
  ...PEOPLE_FORMS,
];
