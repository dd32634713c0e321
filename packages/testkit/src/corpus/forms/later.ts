import type { Form } from "../form.ts";
import { CODE_FORMS } from "./later/code.ts";
import { DATA_FORMS } from "./later/data.ts";
import { NOTE_FORMS } from "./later/notes.ts";
import { ODD_FORMS } from "./later/oddities.ts";
import { RECORD_FORMS } from "./later/records.ts";
import { SYSTEM_FORMS } from "./later/systems.ts";

/** A set written after `outside`, of kinds that neither it nor those before have, by the same hand and as blind. */
export const LATER_FORMS: readonly Form[] = [
  ...CODE_FORMS,
  ...SYSTEM_FORMS,
  ...DATA_FORMS,
  ...RECORD_FORMS,
  ...NOTE_FORMS,
  ...ODD_FORMS,
];
