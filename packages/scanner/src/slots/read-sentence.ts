import type { SourceText } from "../text/source-text.ts";
import { isExchangeName } from "../labels/exchange-names.ts";
import { type NamedRole, readRole } from "./roles.ts";
import { named, type Slot } from "./slot.ts";

const REACH = 160;
/** A verb, a colon or an equals sign right before the value. */
const TELLS =
  /(?:[:=](?=\s)|[：＝]|[\s\p{L}](?:is|are|was|es|ist|lautet|lauten|est|é|è|это|于|[是为為はがは은는이가]))\s{0,3}["'`“‘«「]?$/u;
/** A look at the bytes, before they are decoded. */
const MAY_TELL = /(?:[:=]\s|\s(?:is|are|was|es|ist|lautet|lauten|est)\s|[\u0080-\uffff])\s{0,3}["'`]?$/u;
/** Where what is said of the value begins. */
const CLAUSE = /[;,!?\n、，。；]|\.(?=\s)|\s(?:and|y|e|et|und|и|と|和)\s/gu;
/** Words that bind others to a name: `the key of my Binance account`. */
const BINDING =
  /^(?:the|my|our|your|a|an|of|for|de|da|do|del|la|le|el|der|die|das|des|mein|für|pour|para|du|il|mi|minha|moja|mon|ma|的|の|для|от)$/iu;
const MOST_WORDS = 8;

function tellingRole(words: readonly string[]): NamedRole | undefined {
  const role = readRole(words.join(" "));
  return role?.strong === true && role.role !== "not-a-secret" ? role : undefined;
}

/** `hsm_secret struct cleanup`, `secret from get_point`: among names of code, what comes last is what is spoken of, unless it is bound to the name. */
function isOwned(all: readonly string[], phrase: readonly string[], behind: readonly string[]): boolean {
  const last = phrase.at(-1) ?? "";
  if (behind.length === 0 || ![last, ...behind].some((word) => word.includes("_"))) return true;
  if (behind.some((word) => isExchangeName(word.toLowerCase()))) return true;
  return BINDING.test(all[all.lastIndexOf(last) + 1] ?? "");
}

/**
 * The slot of a value in a sentence that says its name and then something else: `the API key for Binance is …`,
 * `clave API de Kraken: …`.
 *
 * @returns undefined where no verb and no colon comes before the value, or nothing before that has a role
 */
export function readSentence(source: SourceText, start: number, slot: Slot): Slot | undefined {
  if (!MAY_TELL.test(source.slice(Math.max(0, start - 16), start))) return undefined;
  const before = source.decode(Math.max(0, start - REACH), start);
  const told = TELLS.exec(before);
  if (told === null) return undefined;
  const said = before.slice(0, told.index + 1);
  const clause = said.slice([...said.matchAll(CLAUSE)].at(-1)?.index ?? 0);
  const all = clause.replaceAll(/\([^)]*\)?/gu, " ").match(/[\p{L}\d_-]+/gu) ?? [];
  const words = all.filter((word) => !BINDING.test(word)).slice(-MOST_WORDS);
  if (/[{}[\]<>=$"`\\|]/u.test(clause)) return undefined; // no sentence
  for (let end = words.length; end > 0; end--) {
    for (const length of [3, 2, 1]) {
      const phrase = words.slice(Math.max(0, end - length), end);
      const role = tellingRole(phrase);
      // `API key Gate` says no more than `API key`.
      if (
        role !== undefined &&
        tellingRole(phrase.slice(0, -1)) === undefined &&
        isOwned(all, phrase, words.slice(end))
      )
        return named(phrase.join(" "), role, start, slot.quoted);
    }
  }
  return besideExchange(words, start, slot.quoted);
}

/** `my Kraken key: …`, `ma clé Kraken : …`: an everyday word beside the name of an exchange. */
function besideExchange(words: readonly string[], start: number, quoted: boolean): Slot | undefined {
  for (let i = words.length - 1; i >= 0 && i >= words.length - 3; i--) {
    const role = readRole(words[i] ?? "");
    const beside = [words[i - 1], words[i + 1]].some(
      (word) => word !== undefined && isExchangeName(word.toLowerCase()),
    );
    if (role !== undefined && beside && (role.role === "key" || role.role === "secret"))
      return named(words[i] ?? "", { ...role, strong: true }, start, quoted);
  }
  return undefined;
}
