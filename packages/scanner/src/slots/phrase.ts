import { remember } from "../remember.ts";
import type { Backwards } from "./backwards.ts";
import { looksLikeValue } from "./looks-like-value.ts";
import { readRole } from "./roles.ts";
import { isTransparent } from "./transparent.ts";

/** Between a name and its value in a sentence: `the password is …`. */
export const VERBS: ReadonlySet<string> = new Set("is are was = es ist est lautet é è jest это".split(" "));

/** Words that make a phrase of a name in prose: `API Key:`, `Secret Access Key is`. */
const PHRASE =
  /^(?:api|secret|access|private|public|client|consumer|app|account|trading|trade|exchange|seed|recovery|signing|secret-key|wallet|clé|clave|llave|chave|chiave|geheimer|ключ|секретный|api-)$/iu;

/** `encryption key` says what `key` alone does not, and `رمز عبور` what neither word does. */
function saysMore(longer: string, shorter: string): boolean {
  if (/[^\0-\u02ff]/u.test(shorter)) return readRole(longer) !== undefined && readRole(shorter) === undefined;
  return readRole(longer)?.strong === true && readRole(shorter)?.strong !== true;
}

/** Between the words of a name in other languages: `senha da API`, `chiave di accesso`. */
const OF = /^(?:de|da|do|di|du|del|della|dell|des|der|van|of|für)$/iu;

/** `API Key` out of `... API` + `Key`: more words to the left that belong to a name in prose. */
export function extendPhrase(words: Backwards, name: string): string {
  let phrase = name;
  for (let count = 0; count < 3; count++) {
    const before = words.position;
    const glue = words.glue();
    let word = glue.text === " " ? words.word() : "";
    if (OF.test(word)) word = words.glue().text === " " ? `${words.word()} ${word}` : "";
    const isPart =
      word !== "" &&
      !/^--|\.|^(?:from|to)$/u.test(word) && // what follows a flag is its value
      !looksLikeValue(word) &&
      (PHRASE.test(word) || readRole(word) !== undefined || saysMore(`${word} ${phrase}`, phrase));
    if (!isPart) {
      words.position = before;
      break;
    }
    phrase = `${word} ${phrase}`;
  }
  return phrase;
}

/**
 * True for what stands before a value on its line when it surely names nothing: it ends in a word and blanks, and that
 * word has no role, is not passed over, and makes no name with the one before it. Reading would stop at it.
 */
export const isPlainLead: (lead: string) => boolean = remember((lead) => {
  const words = /(?:(?<before>[\w$.-]+)(?<glue>[^\w$.-]+))?(?<last>[A-Za-z_]\w*)[ \t]+$/u.exec(lead)?.groups;
  const { before = "", glue = "", last } = words ?? {};
  if (last === undefined || isTransparent(last) || VERBS.has(last) || looksLikeValue(last)) return false;
  if (readRole(last) !== undefined || PHRASE.test(last)) return false;
  if (glue !== " ") return true;
  return !PHRASE.test(before) && readRole(before) === undefined && readRole(`${before} ${last}`) === undefined;
}, 5_000);
