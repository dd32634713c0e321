export { type AnswerCredential, type AnswerKey, type AnswerPart, type AnswerTwin } from "./answers.ts";
export { buildCorpus, type Corpus, corpusBytes, type CorpusFamily, type CorpusOptions } from "./build.ts";
export { type Form, type FormFile } from "./form.ts";
export { DEV_SEEDS, FORM_SETS, type FormSet, HELD_OUT_SEEDS } from "./form-sets.ts";
export { type Encoding, encodeText } from "./encoding.ts";
export { SINGLE_FORMS, SPECIAL_FORMS, type SingleForm } from "./forms/wallets.ts";
export { type Outcome, type Reported, type Score, score } from "./score.ts";
export { writeCorpus } from "./write.ts";
