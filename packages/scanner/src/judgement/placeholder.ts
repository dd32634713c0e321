import { countsInBytes } from "../proofs/cheap.ts";
import { remember } from "../remember.ts";
import { isMixedWithSigns } from "./quality.ts";

// Values that stand where a secret will go: told apart by what people and templates write.

const WORDS =
  /your|my_?api|insert|enter|replace|change_?me|change_?this|todo|fixme|example|sample|dummy|fake|mock|test_?key|placeholder|redacted|here|goes|paste|x{4}|foo_?bar|abc_?123|lorem|secret_?secret|notreal|invalid|undefined|someth|supersecure|your_exchange|tu_clave|sua_chave|votre|dein|ваш|你的|여기에|あなた/iu;

const ALL_WORDS = new RegExp(WORDS, "giu");

const SEQUENCES =
  /0123456789|1234567890|abcdefgh|qwertyui|asdfghjk|zyxwvuts|deadbeef|cafebabe|feedface|98765432|01234567|0(?:0010203|1020304)0|a1b2c3d4e5|1a2b3c4d5e/iu;

/** Encrypted or hashed, by their beginnings: hummingbot's keystores, Fernet, SOPS, Jasypt, Jenkins, Spring, LDAP, Maven, ansible-vault, dotenvx, age. */
const ENCRYPTED =
  /^(?:7b2263727970746f|gAAAAA|ENC\[AES256|ENC\(|\{(?:AQ|cipher\}|[A-Z\d-]{3,12}\}|[A-Za-z\d+/]{20,90}={0,2}\}$)|\$ANSIBLE_VAULT|encrypted:|age1[02-9ac-hj-np-z]{20}|Salted__|U2FsdGVkX1)/u;

/** A hashed password, with its scheme: bcrypt, Argon2, scrypt, PBKDF2 and those of `crypt`. */
const HASHED = /^[^$]{0,16}\$(?:2[abxy]?|argon2(?:id|i|d)|scrypt|pbkdf2[\w-]{0,12}|[156y])\$/u;

/** How every PKCS#8 or SEC1 key begins in base64; alone it is no key. */
const KEY_HEADER = /^(?:MC4CAQAwBQYDK2Vw|MHcCAQEE|MHQCAQEE|MIGHAgEAMBMG|MIGEAgEAMBAG)[A-Za-z0-9+/]{0,24}$/u;

/** The path of a drawing: `128H64V96H32`. */
const DRAWING = /^(?=.*[HVhv])(?=.*\d)[\dMLHVCSQTAZmlhvcsqtaz.-]{16,}$/u;

/** Why a value is not a secret, or undefined when it may be one. */
export type NotASecret = "placeholder" | "masked" | "sequence" | "repeated" | "encrypted" | "reference";

function isRepeated(text: string): boolean {
  for (let unit = 1; unit <= 8 && unit * 3 <= text.length; unit++) {
    let same = 0;
    for (let i = unit; i < text.length; i++) if (text[i] === text[i - unit]) same += 1;
    if (same >= (text.length - unit) * 0.85) return true;
  }
  return false;
}

/** Words as people write them: chance mixes their cases. */
const WRITTEN = /^(?:[^A-Z]+|[^a-z]+|[A-Z][^A-Z]+)$/u;

/** True where a word begins or ends: at a sign, and where small letters and capitals meet. */
function isBorder(before: string, after: string): boolean {
  return !/[A-Za-z\d]/u.test(before) || !/[A-Za-z\d]/u.test(after) || (/[a-z\d]/u.test(before) && /[A-Z]/u.test(after));
}

/** A word that stands in a value of this length by chance less than once in fifty thousand. */
function isWritten(text: string, word: string, at: number): boolean {
  if (!WRITTEN.test(word)) return false;
  if (word.length >= 6 || text.length < 24 || /^[a-z]+$/u.test(text)) return true;
  const end = at + word.length;
  return isBorder(text.charAt(at - 1), text.charAt(at)) && isBorder(text.charAt(end - 1), text.charAt(end));
}

function holdsPlaceholder(text: string): boolean {
  if (!WORDS.test(text) && !/[-_.\s]/u.test(text)) return false;
  for (const { 0: word, index } of text.matchAll(ALL_WORDS)) if (isWritten(text, word, index)) return true;
  const squeezed = text.replaceAll(/[-_.\s]/gu, "");
  if (squeezed === text) return false;
  for (const [word] of squeezed.matchAll(ALL_WORDS)) if (word.length >= 6 && WRITTEN.test(word)) return true;
  return false;
}

/**
 * Tells a placeholder, a mask, a reference or an encrypted value from one that may be a secret.
 *
 * Words are looked for only where chance would not spell them: in a value of 64 random characters, a
 * word of four letters is no evidence.
 */
export const notASecret: (text: string) => NotASecret | undefined = remember((text) => {
  if (ENCRYPTED.test(text) || HASHED.test(text)) return "encrypted";
  if (/[xX*•#.]{6}|[*•….]{3}|([xX0*#])\1{7}|XXX.{0,40}XXX/u.test(text)) return "masked";
  if (/^[$%<@]/u.test(text) && (/^\$\w+\$/u.test(text) || !isMixedWithSigns(text))) return "reference";
  if (
    /^(?:\{\{|\{[A-Za-z_]\w*[:!}]|#\{|process\.env|os\.environ|env\.|secrets\.|vault:|op:\/\/|ssm:|arn:aws|kg:\/\/)/u.test(
      text,
    )
  )
    return "reference";
  if (/^(?:0x)?(?:[\da-f]{2}){16,}$/iu.test(text) && countsInBytes(text.replace(/^0x/iu, ""))) return "sequence";
  if (SEQUENCES.test(text) || KEY_HEADER.test(text) || DRAWING.test(text)) return "sequence";
  if (isRepeated(text)) return "repeated";
  return holdsPlaceholder(text) ? "placeholder" : undefined;
}, 5_000);
