import type { Form } from "./form.ts";
import { BLIND_FORMS } from "./forms/blind.ts";
import { BROAD_FORMS } from "./forms/broad.ts";
import { COMPILED_FORMS } from "./forms/compiled.ts";
import { CONFIG_FORMS } from "./forms/config-files.ts";
import { INVENTED_FORMS } from "./forms/invented.ts";
import { JAVASCRIPT_FORMS } from "./forms/javascript.ts";
import { PYTHON_FORMS } from "./forms/python.ts";
import { DOCUMENT_FORMS } from "./forms/shell-and-documents.ts";
import { ENCODED_FORMS } from "./forms/encodings.ts";
import { FIELD_FORMS } from "./forms/field.ts";
import { FRESH_FORMS } from "./forms/fresh.ts";
import { HELD_OUT_FORMS } from "./forms/held-out.ts";
import { LATER_FORMS } from "./forms/later.ts";
import { OUTSIDE_FORMS } from "./forms/outside.ts";
import { SEALED_FORMS } from "./forms/sealed.ts";
import { UNSEEN_FORMS } from "./forms/unseen.ts";
import { WILD_FORMS } from "./forms/wild.ts";
import { UNREAD_FORMS } from "./forms/unread.ts";

const FACTS: readonly Form[] = [
  ...PYTHON_FORMS,
  ...JAVASCRIPT_FORMS,
  ...COMPILED_FORMS,
  ...CONFIG_FORMS,
  ...DOCUMENT_FORMS,
  ...ENCODED_FORMS,
];

/** Forms for exchange credentials: those that the facts list, and sets that were written later, in their order. */
const SETS = {
  facts: FACTS,
  invented: INVENTED_FORMS,
  unseen: UNSEEN_FORMS,
  fresh: FRESH_FORMS,
  field: FIELD_FORMS,
  sealed: SEALED_FORMS,
  wild: WILD_FORMS,
  "held-out": HELD_OUT_FORMS,
  broad: BROAD_FORMS,
  unread: UNREAD_FORMS,
  outside: OUTSIDE_FORMS,
  later: LATER_FORMS,
  blind: BLIND_FORMS,
} as const;

/** Which forms a corpus is made of. */
export type FormSet = keyof typeof SETS | "all";

/** Each set of forms by its name, and all of them. */
export const FORM_SETS: Readonly<Record<FormSet, readonly Form[]>> = { ...SETS, all: Object.values(SETS).flat() };

/** Seeds to develop with, and seeds that are only for measuring. */
export const DEV_SEEDS: readonly string[] = ["dev-1", "dev-2", "dev-3"];
/** Never look at these while a detector is written. */
export const HELD_OUT_SEEDS: readonly string[] = ["held-out-1", "held-out-2", "held-out-3"];
