export { type AnswerCredential, type AnswerKey, type AnswerPart, type AnswerTwin } from "./answers.ts";
export {
  buildCorpus,
  type Corpus,
  corpusBytes,
  type CorpusFamily,
  type CorpusOptions,
  DEV_SEEDS,
  FORMS,
  type FormSet,
  HELD_OUT_SEEDS,
} from "./build.ts";
export { type Form, type FormFile } from "./form.ts";
export { INVENTED_FORMS } from "./forms/invented.ts";
export { type Encoding, encodeText } from "./encoding.ts";
export { ENCODED_FORMS } from "./forms/encodings.ts";
export { FIELD_FORMS } from "./forms/field.ts";
export { FRESH_FORMS } from "./forms/fresh.ts";
export { SEALED_FORMS } from "./forms/sealed.ts";
export { UNSEEN_FORMS } from "./forms/unseen.ts";
export { WILD_FORMS } from "./forms/wild.ts";
export { SINGLE_FORMS, SPECIAL_FORMS, type SingleForm } from "./forms/wallets.ts";
export { type Outcome, type Reported, type Score, score } from "./score.ts";
export { writeCorpus } from "./write.ts";
