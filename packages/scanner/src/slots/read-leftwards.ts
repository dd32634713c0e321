import type { NamedRole } from "./roles.ts";
import { exchangesOfHeader, isExchangeName } from "../labels/mentions.ts";
import { remember } from "../remember.ts";
import { exchangeParts } from "../values/exchange-parts.ts";
import { readRole } from "./roles.ts";
import { calleeRole, EVERYDAY, PUBLIC_KEY, setterRole } from "./callee-role.ts";
import { isTransparent } from "./transparent.ts";
import { isBlankAfter, isBlankBefore } from "./blanks.ts";
import { isTokenByte, looksLikeValue } from "./looks-like-value.ts";
import { argument, named, type Slot } from "./slot.ts";
import type { SourceText } from "../text/source-text.ts";
import { Backwards, REACH } from "./backwards.ts";

/** How many words may be passed on the way to a name. */
const MOST_WORDS = 8;

/** Between a name and its value in a sentence: `the password is …`. */
const VERBS = new Set("is are was = es ist est lautet é è jest это".split(" "));

/** The last letter of a word that says `is` of what comes before it, or marks that as what is spoken of. */
const TOUCHING_VERB = /[是为為はが은는]$/u;

/** Transparent only as a wrapper around the value: `Secret("…")`, `Key::from("…")`. */
const WRAPPERS = new Set(["Secret", "SecretKey", "Key", "ApiKey", "Token", "Password"]);

/** Words that make a phrase of a name in prose: `API Key:`, `Secret Access Key is`. */
const PHRASE =
  /^(?:api|secret|access|private|public|client|consumer|app|account|trading|trade|exchange|seed|recovery|signing|secret-key|wallet|clé|clave|llave|chave|chiave|geheimer|ключ|секретный|api-)$/iu;

/** The first byte of the run of token bytes that ends before a place; that of `ab+c/d==` is its `a`. */
function tokenStart(source: SourceText, end: number): number {
  const { bytes } = source;
  let p = end;
  while (p > 0 && end - p < REACH && isTokenByte(bytes[p - 1])) p -= 1;
  return p;
}

/** The neighbour to the left in a list, `"…", ` right before a value, when it looks like a value in base64. */
function valueBefore(source: SourceText, start: number): number | undefined {
  if (!/["'`]/u.test(source.slice(start - 1, start))) return undefined;
  const gap = /["'`][)\s.\w(]{0,16},\s{0,40}(?:[\w.:(&@]{0,24}|\([A-Za-z][\w-]{1,30} )["'`]$/u.exec(
    source.slice(Math.max(0, start - 90), start),
  );
  if (gap === null) return undefined;
  // `ApiKey("…"), ApiSecret("…")`: what it is wrapped in names it.
  const wrapper = /([\w.:]{3,24})\(\W{1,2}$/u.exec(gap[0])?.[1];
  if (wrapper !== undefined && calleeRole(wrapper) !== undefined) return undefined;
  const end = start - gap[0].length;
  const from = tokenStart(source, end);
  const text = source.slice(from, end);
  if (/[+/=]/u.test(text) && looksLikeValue(text)) return from;
  return exchangeParts(text).some(({ part }) => part.distinctive === true) ? from : undefined;
}

/** The `=` that ends a base64 value on the line above, and no operator. */
function isPadding(source: SourceText, position: number, glue: string): boolean {
  return /^={1,2}["'`]?\s+["'`]?$/u.test(glue) && looksLikeValue(source.slice(tokenStart(source, position), position));
}

/** Such a name before a literal, with words before it: `binance-key "…"`; or an exchange's, before anything. */
function isShortName(phrase: string, { role, stem }: NamedRole, quoted: boolean): boolean {
  if (role === "not-a-secret") return false;
  if (stem.split(" ").some(isExchangeName)) return true;
  return quoted && (EVERYDAY.test(phrase.split(" ")[0] ?? "") || /[-_.](?:key|secret)$/iu.test(phrase));
}

/** `encryption key` says what `key` alone does not. */
function saysMore(longer: string, shorter: string): boolean {
  return readRole(longer)?.strong === true && readRole(shorter)?.strong !== true;
}

/** `API Key` out of `... API` + `Key`: more words to the left that belong to a name in prose. */
function extendPhrase(words: Backwards, name: string): string {
  let phrase = name;
  for (let count = 0; count < 3; count++) {
    const before = words.position;
    const glue = words.glue();
    const word = glue.text === " " ? words.word() : "";
    const isPart =
      word !== "" &&
      !word.includes(".") &&
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

/** A bracket that closes a list of literals, or a sign that joins two of them: what stands before is no neighbour. */
const PARTED = /["'`]\s*[\]}](?![\]}])|["'`]\s*\+\s*["'`]/u;
/** A lone ampersand divides the cells of a table in LaTeX. */
const OPERATOR = /[=:|<>?]|^ & $/u;
const AFTER_ACCESSORS = /^;\s*\}\s*=\s*[@$]?"$/u;
const BLANKS = /^[\s"'`]*$/u;
/** Before the first item of a list that has a name: `accounts: ["…"]`. */
const LIST = /[=:]\s*[[({]\s*["'`]$/u;

/** A call that gives back what it is given, in another type. */
const CONVERSION = /^(?:to|as|from)[_A-Z]|(?:string|str|text|bytes|secret)$/iu;

/** Is `Role` believable when only blanks stand between the name and the value? */
function standsAlone(word: string, role: NamedRole, endsLine: boolean): boolean {
  return (
    role.strong ||
    /^[-$]/u.test(word) ||
    /[A-Z]_[A-Z]/u.test(word) ||
    (endsLine && /^(?:key|secret|pass|password|login|user|username)$/iu.test(word))
  );
}

/**
 * Reads the slot of a value: walks left over quotes, operators, types and wrappers to the nearest name
 * with a role, or to the call or list that the value is an argument of.
 *
 * It knows no language. What is alike in nearly all of them is enough: names are words, a name comes
 * before its value, arguments are separated by commas, a callee stands before a parenthesis.
 *
 * @param start the value's first byte
 * @param end the byte after its last
 */
export function readLeftwards(source: SourceText, start: number, end: number): Slot {
  const words = new Backwards(source, beforeMacro(source, start));
  let callee: string | undefined;
  let comma = false;
  let quoted = false;
  let crossed = 0;
  let spoken = false;
  let wrapper: string | undefined;
  let between = ""; // everything but words since the value
  const neighbour = valueBefore(source, start);
  if (neighbour !== undefined) return argument({ after: neighbour, from: neighbour, quoted: true });
  for (let count = 0; count < MOST_WORDS; count++) {
    const next = words.glue();
    const glue = count === 0 && AFTER_ACCESSORS.test(next.text) ? words.overAccessors(next) : next;
    if (count === 0) quoted = /["'`]\s*$|&quot;$|\[\[$/u.test(glue.text);
    crossed += glue.newlines;
    between = glue.text + between;
    if (count === 0) words.overLength(glue);
    const call = /\(/u.test(glue.text) || (count === 0 && /[[{]/u.test(glue.text));
    if (
      glue.newlines > 0 &&
      count === 0 &&
      (!/[,([{=:+\\>|]/u.test(glue.text) || isPadding(source, words.position, glue.text))
    )
      return alone(source, start, end, quoted);
    if (crossed > 3 || /;/u.test(glue.text.replaceAll(/&\w+;/gu, ""))) break;
    // The row above in a table: what stands there is a heading, not a name before the value.
    if (comma && !quoted && glue.newlines > 0 && !/[,([{]/u.test(glue.text)) break;
    const word = words.word();
    if (word === "") {
      if (words.position <= 0 || glue.text === "") break;
      break;
    }
    // `密钥是…`: a verb that touches its neighbours.
    const touching = count === 0 && glue.text === "";
    if (touching && !TOUCHING_VERB.test(word)) break;
    const verb = touching || (count === 0 && BLANKS.test(glue.text) && TOUCHING_VERB.test(word));
    // `key - …`: a dash is as good as a colon.
    spoken ||= verb || (count === 0 && /^[-–—]+$/u.test(word));
    const bare = verb ? word.slice(0, -1) : word.replace(/^[-.$@]+|[-.–—]+$/gu, "");
    if (callee === undefined && (looksLikeValue(bare) || (word.endsWith("-----") && glue.text.includes(",")))) {
      if (/[,\n\s(|]/u.test(between) && !PARTED.test(between))
        return argument({ after: words.position, from: words.position, quoted });
      break;
    }
    if (VERBS.has(bare) && BLANKS.test(glue.text)) {
      spoken = true;
      continue;
    }
    if (call && count === 0 && WRAPPERS.has(bare)) wrapper = bare;
    if (bare === "" || isTransparent(bare) || wrapper === bare) continue;
    // `[Credential]::new("…")`: the name of a class.
    if (count > 0 && callee === undefined && /^\]?::$/u.test(glue.text)) {
      callee = bare;
      continue;
    }
    if (call && callee === undefined && /\(\s*[^)]*$/u.test(glue.text)) {
      const role = calleeRole(bare) ?? setterRole(word, comma);
      // `new Account("…")` makes one of what it is given, as `add_account("gate", "…")` does; `account("…")` is one.
      const made =
        role?.role === "not-a-secret" &&
        !PUBLIC_KEY.test(bare) &&
        (comma || source.slice(Math.max(0, words.position - 4), words.position) === "new ");
      if (role !== undefined && !made) return { ...named(bare, role, words.position, quoted), callee: bare };
      callee = bare;
      if (comma) break;
      continue;
    }
    const owner = count === 0 ? ownerOfMember(source, words.position, end, bare) : undefined;
    if (owner !== undefined) return named(owner.name, owner.role, words.position, quoted);
    const extended = extendPhrase(words, bare);
    const phrase = readRole(extended) === undefined ? bare : extended;
    const role = readRole(phrase);
    // `createHmac("sha256", …)`: an algorithm is an argument, not the name of the next one.
    if (role?.role === "not-a-secret" && glue.text.includes(",") && /^(?:sha|md)[-_]?\d{1,3}$/iu.test(bare)) {
      comma = true;
      continue;
    }
    if (
      role !== undefined &&
      !(!role.strong && glue.text.includes(",") && isOfAnother(source, words.position)) &&
      (callee === undefined ||
        ((role.strong || CONVERSION.test(callee) || isSetBeside(source, end, bare)) &&
          role.role !== "not-a-secret" &&
          !comma &&
          OPERATOR.test(glue.text)))
    ) {
      if (
        (count > 0 && /["'`]/u.test(glue.text)) ||
        OPERATOR.test(glue.text) ||
        spoken ||
        /[,[({)]|^\}[ \t]{2,}["'`]?$/u.test(glue.text) ||
        (BLANKS.test(glue.text) && isShortName(phrase, role, quoted)) ||
        (BLANKS.test(glue.text) &&
          standsAlone(word, role, isBlankAfter(source.bytes, end) || isNamedAfter(source, end)))
      ) {
        return { ...named(phrase, role, words.position, quoted), callee };
      }
    }
    if (callee !== undefined) break;
    // `- name: X-ACCESS`, and its example some lines below: a header's name, whatever it is called.
    if (
      count > 0 &&
      /\bname["']?\s*:\s*["']?$/u.test(source.slice(Math.max(0, words.position - 12), words.position)) &&
      exchangesOfHeader(bare).length > 0
    )
      return named(bare, { role: "key", strong: true, stem: "" }, words.position, quoted);
    if (/,/u.test(glue.text)) {
      // `"name": "X-ACCESS", "value": "…"`: a header's name, whatever it is called.
      if (bare.includes("-") && exchangesOfHeader(bare).length > 0)
        return named(bare, { role: "key", strong: true, stem: "" }, words.position, quoted);
      comma = true;
      continue;
    }
    // `$secret = ConvertTo-SecureString "…"`: a command whose result is what is named.
    if (
      count === 0 &&
      quoted &&
      BLANKS.test(glue.text) &&
      /=\s{0,4}$/u.test(source.slice(words.position - 5, words.position))
    )
      continue;
    // `(ConvertTo-SecureString "…")`: a call that begins with its bracket.
    if (count === 0 && quoted && BLANKS.test(glue.text) && source.bytes[words.position - 1] === 40) continue;
    // `Api_Key : constant String := "…"`: words of a type, in whatever language.
    if (count > 0 && glue.text === " " && OPERATOR.test(between) && isNameBefore(source, words.position)) continue;
    if (OPERATOR.test(glue.text) && !call) {
      if ((comma && /[[({]/u.test(glue.text)) || isFirstArgument(source, start, end)) break;
      return {
        form: "other",
        name: bare,
        role: undefined,
        callee: undefined,
        after: undefined,
        from: words.position,
        quoted,
      };
    }
    if (count === 0 && LIST.test(glue.text)) return argument({ callee: bare, from: words.position, quoted });
    break;
  }
  // `Keys(ApiKey("…"), ApiSecret("…"))`: what nothing else names is what it is wrapped in.
  const role = wrapper === undefined ? undefined : readRole(wrapper);
  if (wrapper !== undefined && role?.strong === true)
    return { ...named(wrapper, role, words.position, quoted), callee };
  if (callee !== undefined || comma || isFirstArgument(source, start, end))
    return argument({ callee, from: words.position, quoted });
  return alone(source, start, end, quoted);
}

/** `{"apiKey": {"S": "…"}}`: a value with its type, in an object of one member that a name with a role has. */
function ownerOfMember(
  source: SourceText,
  at: number,
  end: number,
  member: string,
): { readonly name: string; readonly role: NamedRole } | undefined {
  if (!/^["'`]?\s{0,40},?\s{0,40}\}/u.test(source.slice(end, end + 84))) return undefined;
  if (EVERYDAY.test(member) || readRole(member)?.strong === true) return undefined;
  const isType = /^[A-Z]{1,2}$|[a-z]Value$/u.test(member);
  const before = source.slice(Math.max(0, at - 120), at);
  const name = /([A-Za-z_$][\w.$-]{1,60})["'`]?\s{0,4}(?::|=>?|:=)\s{0,4}\{\s{0,40}["'`:]?$/u.exec(before)?.[1];
  const role = name === undefined ? undefined : readRole(name);
  return name === undefined ||
    role === undefined ||
    role.role === "not-a-secret" ||
    !(role.strong || (isType && EVERYDAY.test(name)))
    ? undefined
    : { name, role };
}

/** `]("…", …`: of whatever is called there. */
function isFirstArgument(source: SourceText, start: number, end: number): boolean {
  return (
    /\(\s{0,40}["'`]$/u.test(source.slice(Math.max(0, start - 42), start)) &&
    /^["'`]\s{0,4},/u.test(source.slice(end, end + 6))
  );
}

/** `Group = "API", Default = "…"`: a literal that belongs to another name. */
function isOfAnother(source: SourceText, at: number): boolean {
  return /\w["'`]?\s{0,4}[=:]\s{0,4}["'`]$/u.test(source.slice(Math.max(0, at - 12), at));
}

/** `[key, setKey] = useState("…")`: what sets a value stands beside its name. */
function isSetBeside(source: SourceText, end: number, name: string): boolean {
  return (
    /^set(?:Key|Secret|Pass|Password|Passphrase)$/u.test(name) && /^["'`]\s{0,4}\)/u.test(source.slice(end, end + 8))
  );
}

/** The start of `\texttt{…}` around a value, else the value's own. */
function beforeMacro(source: SourceText, start: number): number {
  if (source.bytes[start - 1] !== 123) return start;
  return start - (/\\[a-z]{2,12}\{$/u.exec(source.slice(start - 16, start))?.[0].length ?? 0);
}

/** `key … secret …`: the next word names a value, too. */
function isNamedAfter(source: SourceText, end: number): boolean {
  const next = /^["'`,;]?\s{1,3}(?:and )?([A-Za-z][\w-]{2,30})(?=[\s:=])/u.exec(source.slice(end, end + 48))?.[1];
  const role = next === undefined ? undefined : readRole(next);
  return role?.strong === true || role?.role === "passphrase";
}

/** A name and a colon, with blanks between, right before a type. */
function isNameBefore(source: SourceText, position: number): boolean {
  return /[\w-]\s{0,20}:\s{0,8}(?:[a-z]{1,12}\s)?$/u.test(source.slice(Math.max(0, position - 48), position));
}

/** A value that no name reaches: alone on its line, or just somewhere. */
function alone(source: SourceText, start: number, end: number, quoted: boolean): Slot {
  const form = isBlankBefore(source.bytes, start) && isBlankAfter(source.bytes, end) ? "line" : "other";
  return { form, name: undefined, role: undefined, callee: undefined, after: undefined, from: start, quoted };
}
