import { exchangesOfHeader, isExchangeName } from "../labels/exchange-names.ts";
import type { SourceText } from "../text/source-text.ts";
import { isBlankAfter, isBlankBefore } from "./blanks.ts";
import { calleeRole, EVERYDAY, PUBLIC_KEY, setterRole } from "./callee-role.ts";
import type { Leftwards } from "./leftwards.ts";
import { looksLikeValue } from "./looks-like-value.ts";
import { given } from "./given.ts";
import { extendPhrase, VERBS } from "./phrase.ts";
import { type NamedRole, readRole } from "./roles.ts";
import type { Slot } from "./slot.ts";
import { isTransparent } from "./transparent.ts";
import { nameWords } from "./words.ts";

/** The slot · `pass`: on to the next word · `stop`: nothing names the value · undefined: this says nothing of the word. */
export type Answer = Slot | "pass" | "stop" | undefined;

/** Transparent only as a wrapper around the value: `Secret("…")`, `Key::from("…")`. */
const WRAPPERS = new Set(["Secret", "SecretKey", "Key", "ApiKey", "Token", "Password"]);

/** The last letter of a word that says `is` of what comes before it, or marks that as what is spoken of. */
const TOUCHING_VERB = /[是为為はが은는]$/u;

/** A bracket that closes a list of literals, or a sign that joins two of them: what stands before is no neighbour. */
const PARTED = /["'`]\s*[\]}](?![\]}])|["'`]\s*\+\s*["'`]/u;
/** A lone ampersand divides the cells of a table in LaTeX. */
const OPERATOR = /[=:|<>?]|^ & $/u;
/** `:` before the name of a member, as Clojure and its kin have it. */
const COLON = 58;
const BLANKS = /^[\s"'`]*$/u;
/** Before the first item of a list that has a name: `accounts: ["…"]`. */
const LIST = /[=:]\s*[[({]\s*["'`]$/u;

/** A call that gives back what it is given, in another type. */
const CONVERSION = /^(?:to|as|from)[_A-Z]|(?:string|str|text|bytes|secret)$/iu;

/** `type Token struct {`: what declares a kind of thing names none. */
const DECLARES_TYPE = /^(?:struct|class|interface|enum|trait|record|protocol)$/u;

/** Takes from the word what clings to it. `密钥是…`: a verb may touch both its neighbours. */
function strip(walk: Leftwards): Answer {
  const { count, glue, word } = walk;
  const touching = count === 0 && glue.text === "";
  if (touching && !TOUCHING_VERB.test(word)) return "stop";
  if (glue.newlines > 0 && glue.text.includes("{") && DECLARES_TYPE.test(word)) return "stop";
  const verb = touching || (count === 0 && BLANKS.test(glue.text) && TOUCHING_VERB.test(word));
  // `key - …`: a dash is as good as a colon.
  walk.spoken ||= verb || (count === 0 && /^[-–—]+$/u.test(word));
  // `secrets.KEY`: a member of a store says what it is, the store does not.
  walk.bare = verb ? word.slice(0, -1) : word.replace(/^[-.$@]+(?:secrets\.)?|^secrets\.|[-.–—]+$/gu, "");
  return undefined;
}

/** Another value: the neighbour in a list, or the end of the reading. */
function neighbour(walk: Leftwards): Answer {
  const { bare, between, callee, glue, word } = walk;
  if (callee !== undefined) return undefined;
  if (!looksLikeValue(bare) && !(word.endsWith("-----") && glue.text.includes(","))) return undefined;
  if (!/[,\n\s(|]/u.test(between) || PARTED.test(between)) return "stop";
  return walk.argument({ after: walk.position });
}

function verbBetween(walk: Leftwards): Answer {
  if (!VERBS.has(walk.bare) || !BLANKS.test(walk.glue.text)) return undefined;
  walk.spoken = true;
  return "pass";
}

/** Elements of a page, which hold a value; as the name of a member they are its name: `"code": "…"`. */
const ELEMENTS = new Set("code pre span strong em td th tr dd dt li div".split(" "));

/** What a member may be; what is assigned to it is a half of a pair. */
const HALVES = new Set(["public", "private"]);

/** `public: `, `"private" => `, `:public "` of Clojure. */
function isAssigned(walk: Leftwards): boolean {
  const { text } = walk.glue;
  return /^["'`]?\s{0,4}(?:=>?|:(?!:))/u.test(text) || (text === ' "' && walk.before(1) === ":");
}

/** Types, conversions, wrappers, defaults. */
function transparent(walk: Leftwards): Answer {
  const { bare, count, glue, isCall } = walk;
  if (ELEMENTS.has(bare) && /^["'`]\s{0,4}:/u.test(glue.text)) return undefined;
  if (HALVES.has(bare) && count === 0 && isAssigned(walk)) return undefined;
  if (/^[dsv]$/u.test(bare) && walk.before(1) === "%") return "pass"; // `"%s", "`
  if (isCall && count === 0 && WRAPPERS.has(bare)) walk.wrapper = bare;
  if (bare !== "" && !isTransparent(bare) && walk.wrapper !== bare) return undefined;
  walk.comma ||= count < 2 && /\),\s{1,40}["'`]?$/u.test(glue.text); // `"…".to_owned(), "…"`, `Some("…".into()), Some("…"`
  return "pass";
}

/** Before the name of what is digested. */
const DIGEST_OF = /(?:checksum|digest|hash|sha\d{1,3})\/$/iu;

/** `[Credential]::new("…")`: the name of a class. */
function className(walk: Leftwards): Answer {
  if (walk.count === 0 || walk.callee !== undefined || !/^\]?::$/u.test(walk.glue.text)) return undefined;
  walk.callee = walk.bare;
  return "pass";
}

function called(walk: Leftwards): Answer {
  const { bare, comma, word } = walk;
  if (!walk.isCall || walk.callee !== undefined || !/\(\s*[^)]*$/u.test(walk.glue.text)) return undefined;
  const isEntered = ENTERS.test(bare.replace(/^.*[.)]/u, "")) && !isBracketed(walk);
  if (isEntered && walk.before(1) !== " ") {
    walk.callee = bare;
    return comma ? "stop" : "pass";
  }
  if (isSigned(walk)) return { ...walk.named(bare, { role: "secret", strong: true, stem: "" }), callee: bare };
  const role = isBracketed(walk) ? readRole(bare) : (calleeRole(bare) ?? setterRole(word, comma));
  // `new Account("…")` makes one of what it is given, as `add_account("gate", "…")` does; `account("…")` is one.
  const made = role?.role === "not-a-secret" && !PUBLIC_KEY.test(bare) && (comma || walk.before(4) === "new ");
  if (role !== undefined && !made) return { ...walk.named(bare, role), callee: bare };
  walk.callee = bare;
  return comma ? "stop" : "pass";
}

/** `sign(query, "…")`: the last argument of what signs is what it signs with. */
function isSigned({ bare, between, end, source }: Leftwards): boolean {
  if (!/sign/iu.test(bare) || !between.includes(",") || between.includes(")")) return false;
  return SIGNS.test(nameWords(bare).join(" ")) && /^["'`]\s{0,4}\)/u.test(source.slice(end, end + 6));
}

const SIGNS = /^(?!.*\bverif).*\bsign(?:ed|ing|ature)?\b(?! (?:in|up|out|on|off)\b)/u;

/** `KEY = ("…")`: brackets around a value that is assigned. */
function isBracketed({ comma, end, glue, source }: Leftwards): boolean {
  return !comma && OPERATOR.test(glue.text) && /^["'`]\s{0,80}\)/u.test(source.slice(end, end + 84));
}

/** `{"apiKey": {"S": "…"}}`: a value with its type, in an object of one member that a name with a role has. */
function memberOfOwner(walk: Leftwards): Answer {
  const { bare, end, source } = walk;
  if (walk.count > 0 || !/^["'`]?(?:\s{0,40},\s{0,40}|\s{0,80})\}/u.test(source.slice(end, end + 84))) return undefined;
  if (EVERYDAY.test(bare) || readRole(bare)?.strong === true) return undefined;
  const name = /([A-Za-z_$][\w.$-]{1,60})["'`]?\s{0,4}(?::|=>?|:=)\s{0,4}\{\s{0,40}["'`:]?$/u.exec(
    walk.before(120),
  )?.[1];
  const role = name === undefined ? undefined : readRole(name);
  if (name === undefined || role === undefined || role.role === "not-a-secret") return undefined;
  const isType = /^[A-Z]{1,2}$|[a-z]Value$/u.test(bare);
  return role.strong || (isType && EVERYDAY.test(name)) ? walk.named(name, role) : undefined;
}

/** A name with a role, where what stands around it makes it this value's. */
function nameWithRole(walk: Leftwards): Answer {
  const { bare, glue } = walk;
  // `change-key --encryption-key …`: a flag is a name of its own.
  const extended = /^--[a-z]/iu.test(walk.word) ? bare : extendPhrase(walk.words, bare);
  const phrase = readRole(extended) === undefined ? bare : extended;
  const role = readRole(phrase);
  if (role === undefined) return undefined;
  // `checksum/secret: …`: the digest of what a deployment mounts, so that it starts anew when that changes.
  if (DIGEST_OF.test(walk.before(10))) return walk.named(bare, { role: "not-a-secret", stem: "", strong: true });
  // Public by itself: an exchange's secret beside it makes a key of it.
  if (bare === "public" && phrase === bare) return walk.named(bare, { role: "not-a-secret", strong: true, stem: "" });
  if (!role.strong && walk.comma && isFieldOfPair(walk)) return "stop";
  // `($key, $secret) = f("…")`: the last of a list of names.
  const isLast = /^[\])]\s{0,4}:?=/u.test(glue.text) && /,\s?[$@]?$/u.test(walk.before(4));
  if (isLast && !/^set[A-Z]/u.test(bare)) return "stop";
  // `<input type="password" value="…">`: how it is shown, and no name.
  if (EVERYDAY.test(bare) && /\btype=["']?$/u.test(walk.before(8))) return "pass";
  // `api_key[password]=…`: of what kind a thing with a name is.
  const owner =
    glue.text.startsWith("]") && !role.strong ? /([A-Za-z_$][\w.$-]{1,60})\[$/u.exec(walk.before(64))?.[1] : undefined;
  const owned = owner === undefined ? undefined : readRole(owner);
  if (owner !== undefined && owned !== undefined && (owned.strong || EVERYDAY.test(owner)))
    return walk.named(owner, owned);
  // `createHmac("sha256", …)`: an algorithm is an argument, not the name of the next one.
  if (role.role === "not-a-secret" && glue.text.includes(",") && /^(?:sha|md)[-_]?\d{1,3}$/iu.test(bare)) {
    walk.comma = true;
    return "pass";
  }
  if (!role.strong && glue.text.includes(",") && isOfAnother(walk)) return undefined;
  if (!namesArgument(walk, role) || !isJoined(walk, phrase, role)) return undefined;
  return { ...walk.named(phrase, role), callee: walk.callee };
}

/** `CookieKey: "NAME", CookieValue: "…"`: the value is that of the other name, which says nothing. */
function isFieldOfPair({ source, start }: Leftwards): boolean {
  const before = source.slice(Math.max(0, start - 240), start);
  return /(\w{2,40})(?:Key|Name)["'`]?\s{0,8}[:=]\s{0,8}["'`][^"'`\n]{1,80}["'`],?\s{1,40}["'`]?\1Value["'`]?\s{0,8}[:=]\s{0,8}["'`]$/u.test(
    before,
  );
}

/** What a script that drives a page does with a field. */
const ENTERS =
  /^\.?(?:fill|fill_in|type|send_?keys|set_?(?:value|text)|input|enter_?text|type_?text|press_?sequentially|val|write|set)$/iu;

/** True outside of calls, and where a call may stand between the name and its value: `key = to_string("…")`. */
function namesArgument({ bare, callee, comma, end, glue, source }: Leftwards, role: NamedRole): boolean {
  if (callee === undefined) return true;
  // `find("api_key").send_keys("…")`: into what has the name.
  if (
    (role.strong || EVERYDAY.test(bare)) &&
    !comma &&
    ENTERS.test(callee) &&
    /^["'`\]]{1,3}\s?\)+\.?$/u.test(glue.text)
  )
    return true;
  const mayName = role.strong || CONVERSION.test(callee) || isSetBeside(source, end, bare);
  return mayName && role.role !== "not-a-secret" && !comma && OPERATOR.test(glue.text);
}

/** Is what stands between a name and its value what joins the two? */
function isJoined(
  { count, end, glue, position, quoted, source, spoken, start, word }: Leftwards,
  phrase: string,
  role: NamedRole,
): boolean {
  const { text } = glue;
  if (isSetOff(source, start, text) && (role.strong || EVERYDAY.test(phrase))) return true;
  if (count === 0 && HALVES.has(word.replace(":", ""))) return true; // else it is passed over
  if (spoken || OPERATOR.test(text) || text === " ~ " || /[,[({)]|^\}[ \t]{2,}["'`]?$/u.test(text)) return true;
  if (count > 0 && /["'`]/u.test(text)) return true;
  if (!BLANKS.test(text)) return false;
  if (quoted && source.bytes[position - 1] === COLON && role.role !== "not-a-secret") return true; // `:phrase "…"`
  if (isShortName(phrase, role, quoted)) return true;
  return standsAlone(word, role, isBlankAfter(source.bytes, end) || isNamedAfter(source, end));
}

/** `[api key] …`, `*secret* …`: a name that signs set off, and nothing else between it and its value. */
function isSetOff(source: SourceText, start: number, glue: string): boolean {
  if (!/^(?:\]|[*_]{1,3})\s{1,4}["'`]?$|^\]$/u.test(glue)) return false;
  if (glue === "]")
    return /(?:^|\n)\s{0,8}【[^【】\n]{2,40}】$/u.test(source.decode(Math.max(0, start - LONGEST_SET_OFF), start));
  const before = source.slice(Math.max(0, start - LONGEST_SET_OFF), start - glue.length);
  const opened = glue.startsWith("]")
    ? /(?:^|\n)[ \t>*-]{0,8}\[[^[\]\n]{2,40}$/u
    : /(?:^|[\s>(/]|\\n)[*_]{1,3}[^*\n]{2,40}$/u;
  return opened.test(before);
}

const LONGEST_SET_OFF = 60;

/** Such a name before a literal, with words before it: `binance-key "…"`; or an exchange's, before anything. */
function isShortName(phrase: string, { role, stem }: NamedRole, quoted: boolean): boolean {
  if (role === "not-a-secret") return false;
  if (stem.split(" ").some(isExchangeName)) return true;
  return quoted && (EVERYDAY.test(phrase.split(" ")[0] ?? "") || /[-_.](?:key|secret)$/iu.test(phrase));
}

/** Is a role believable when only blanks stand between the name and the value? */
function standsAlone(word: string, role: NamedRole, endsLine: boolean): boolean {
  return (
    role.strong ||
    /^[-$]/u.test(word) ||
    /[A-Z]_[A-Z]/u.test(word) ||
    (endsLine && /^(?:key|id|api|апи|secret|sec|pass|password|login|user|username)$/iu.test(word))
  );
}

/** `key … secret …`: the next word names a value, too. */
function isNamedAfter(source: SourceText, end: number): boolean {
  const behind = source.slice(end, end + 64);
  const text = /[^\0-\u007f]/u.test(behind) ? source.decode(end, Math.min(source.length, end + 64)) : behind;
  const next = NAMED_NEXT.exec(text)?.[1];
  const role = next === undefined ? undefined : readRole(next);
  return role?.strong === true || role?.role === "passphrase";
}

const NAMED_NEXT = /^["'`,;|]{0,2}\s{1,3}(?:(?:and|und|y|et|e|и) )?([\p{L}][\p{L}\d_-]{2,30})(?=[\s:=])/u;

/** `Group = "API", Default = "…"`: a literal that belongs to another name. */
function isOfAnother(walk: Leftwards): boolean {
  return /\w["'`]?\s{0,4}[=:]\s{0,4}["'`]$/u.test(walk.before(12));
}

/** `[key, setKey] = useState("…")`: what sets a value stands beside its name. */
function isSetBeside(source: SourceText, end: number, name: string): boolean {
  return (
    /^set(?:Key|Secret|Pass|Password|Passphrase)$/u.test(name) && /^["'`]\s{0,4}\)/u.test(source.slice(end, end + 8))
  );
}

/** What is called something that has no role stays called that. */
function insideCall(walk: Leftwards): Answer {
  return walk.callee === undefined ? undefined : "stop";
}

/** A header's name, whatever it is called: `- name: X-ACCESS` with its example below, `"name": "X-ACCESS", "value": "…"`. */
function header(walk: Leftwards): Answer {
  const { bare, count, glue } = walk;
  const isListed = count > 0 && /\bname["']?\s*:\s*["']?$/u.test(walk.before(12));
  if (!isListed && !(glue.text.includes(",") && bare.includes("-"))) return undefined;
  return exchangesOfHeader(bare).length > 0 ? walk.named(bare, { role: "key", strong: true, stem: "" }) : undefined;
}

/** `key: &name …`: the name of an anchor in YAML. */
function anchor(walk: Leftwards): Answer {
  return walk.count === 0 && /[:-]\s{1,4}&$/u.test(walk.before(6)) ? "pass" : undefined;
}

function listItem(walk: Leftwards): Answer {
  if (!walk.glue.text.includes(",")) return undefined;
  walk.comma = true;
  return "pass";
}

/** `$secret = ConvertTo-SecureString "…"`, `(ConvertTo-SecureString "…")`: a command whose result is what is named. */
function command(walk: Leftwards): Answer {
  if (walk.count > 0 || !walk.quoted || !BLANKS.test(walk.glue.text)) return undefined;
  return /=\s{0,4}$/u.test(walk.before(5)) || walk.before(1) === "(" ? "pass" : undefined;
}

/** `Api_Key : constant String := "…"`: words of a type, in whatever language. */
function typeWord(walk: Leftwards): Answer {
  if (walk.count === 0 || walk.glue.text !== " " || !OPERATOR.test(walk.between)) return undefined;
  return /[\w-]\s{0,20}:\s{0,8}(?:[a-z]{1,12}\s)?$/u.test(walk.before(48)) ? "pass" : undefined;
}

/** True for all of a line behind a line that ends in a colon. */
function isUnderHeading({ count, end, glue, source, start }: Leftwards): boolean {
  if (count > 0 || glue.newlines === 0 || !/^:\s*$/u.test(glue.text)) return false;
  return isBlankBefore(source.bytes, start) && isBlankAfter(source.bytes, end);
}

/** A name that says nothing. */
function otherName(walk: Leftwards): Answer {
  const { bare, comma, glue, isCall, position, quoted } = walk;
  if (!OPERATOR.test(glue.text) || isCall) return undefined;
  // `Notes:` over a line that is a value: a heading, and no name.
  if (isUnderHeading(walk)) return "stop";
  // `inputs: string ApiKey("…")`: what nothing else names is what it is wrapped in.
  if (walk.wrapper !== undefined && readRole(walk.wrapper)?.strong === true) return "stop";
  if ((comma && /[[({]/u.test(walk.between)) || isFirst(walk)) return "stop";
  return {
    form: "other",
    name: bare,
    role: undefined,
    callee: undefined,
    after: undefined,
    from: position,
    quoted,
  };
}

/** `]("…", …`: of whatever is called there; `return "…", "…"`. */
export function isFirst({ end, source, start }: Leftwards): boolean {
  const before = source.slice(Math.max(0, start - 42), start);
  const behind = source.slice(end, end + 6);
  if (/[A-Za-z] ["'`]$/u.test(before)) return /^["'`], ?["'`]/u.test(behind);
  return /[([]\s{0,40}["'`]$/u.test(before) && /^["'`]\s{0,4},/u.test(behind);
}

function firstOfList(walk: Leftwards): Answer {
  return walk.count === 0 && LIST.test(walk.glue.text) ? walk.argument({ callee: walk.bare }) : undefined;
}

/** What a word may be, in the order in which it is asked; a word that is none of these ends the reading. */
export const RULES: readonly ((walk: Leftwards) => Answer)[] = [
  strip,
  anchor,
  given,
  neighbour,
  verbBetween,
  transparent,
  className,
  called,
  memberOfOwner,
  nameWithRole,
  insideCall,
  header,
  listItem,
  command,
  typeWord,
  otherName,
  firstOfList,
];
