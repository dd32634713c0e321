import type { Form } from "../form.ts";
import { IDIOM_FORMS } from "./field/idioms.ts";
import { LANGUAGE_FORMS } from "./field/languages.ts";
import { SETUP_FORMS } from "./field/config.ts";
import { TEXT_FORMS } from "./field/documents.ts";

/** A fourth set: what users write, in the breadth of languages and tools. It was measured once before the detector was changed for it. */
export const FIELD_FORMS: readonly Form[] = [...LANGUAGE_FORMS, ...IDIOM_FORMS, ...SETUP_FORMS, ...TEXT_FORMS];
