import type { Form } from "../form.ts";
import { CODE_FORMS } from "./broad/code.ts";
import { COMMAND_FORMS } from "./broad/commands.ts";
import { PEOPLE_FORMS } from "./broad/people.ts";
import { SIGNING_FORMS } from "./broad/signing.ts";
import { TONGUE_FORMS } from "./broad/tongues.ts";
import { TRACE_FORMS } from "./broad/traces.ts";

/** Forms that were written in one sitting, each because of how it differs from all before; the detector was then made to read them. */
export const BROAD_FORMS: readonly Form[] = [
  ...CODE_FORMS,
  ...SIGNING_FORMS,
  ...COMMAND_FORMS,
  ...TRACE_FORMS,
  ...PEOPLE_FORMS,
  ...TONGUE_FORMS,
];
