import type { Form } from "../form.ts";
import { FRAMEWORK_FORMS } from "./outside/frameworks.ts";
import { LANGUAGE_FORMS } from "./outside/languages.ts";
import { PEOPLE_FORMS } from "./outside/people.ts";
import { PRINTED_FORMS } from "./outside/printed.ts";
import { SETTING_FORMS } from "./outside/settings.ts";
import { SITUATION_FORMS } from "./outside/situations.ts";
import { STORE_FORMS } from "./outside/stores.ts";

/** A set as one who evaluates would write it: what programmers mostly do, and situations; written without a look at the detector. */
export const OUTSIDE_FORMS: readonly Form[] = [
  ...LANGUAGE_FORMS,
  ...FRAMEWORK_FORMS,
  ...SETTING_FORMS,
  ...STORE_FORMS,
  ...PRINTED_FORMS,
  ...PEOPLE_FORMS,
  ...SITUATION_FORMS,
];
