import type { Form } from "../form.ts";
import { CODE_FORMS } from "./unread/code.ts";
import { MACHINE_FORMS } from "./unread/machines.ts";
import { WHOLE_FORMS } from "./unread/wholes.ts";
import { WORD_FORMS } from "./unread/words.ts";

/** A ninth set: written without a look at the detector or the other sets, and measured before and after work that knew nothing of it. */
export const UNREAD_FORMS: readonly Form[] = [...CODE_FORMS, ...MACHINE_FORMS, ...WORD_FORMS, ...WHOLE_FORMS];
