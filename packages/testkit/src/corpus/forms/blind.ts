import type { Form } from "../form.ts";
import { MACHINE_FORMS } from "./blind/machines.ts";
import { PROGRAM_FORMS } from "./blind/programs.ts";

/** A set by the hand that wrote `outside` and `later`, shown to nobody before the last measurement of a day. */
export const BLIND_FORMS: readonly Form[] = [...PROGRAM_FORMS, ...MACHINE_FORMS];
