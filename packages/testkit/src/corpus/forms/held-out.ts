import type { Form } from "../form.ts";
import { OPERATION_FORMS } from "./held-out/operations.ts";
import { PROJECT_FORMS } from "./held-out/projects.ts";
import { TEXT_FORMS } from "./held-out/texts.ts";

/** A seventh set, written without a look at the detector, and measured before anybody who works on the detector saw it. */
export const HELD_OUT_FORMS: readonly Form[] = [...PROJECT_FORMS, ...TEXT_FORMS, ...OPERATION_FORMS];
