import { isExchangeName } from "../labels/exchange-names.ts";
import type { SourceText } from "../text/source-text.ts";
import { isPasswordName, readRole } from "./roles.ts";
import { named, type Slot } from "./slot.ts";
import { nameWords } from "./words.ts";

/** Bytes before and behind a value in which its account is named. */
const REACH = 120;
/** `username = "api_key"`: what a store keeps a password for. */
const ACCOUNT =
  /(?:^|[\s{(,;-])["'`]?(?:user(?:_?name)?|account(?:_?name)?|entry|label|item)["'`]?\s{0,3}(?:=>|:=|[:=])?\s{0,3}["'`]([A-Za-z][\w./-]{2,60})["'`]/giu;

/** `-Name ApiKey`: the same as a flag. */
const FLAG = /\s--?(?:name|n|key|k|id|label)[ =:]\s{0,3}["']?([A-Za-z/][\w./-]{2,60})/giu;

/**
 * The slot of a password whose account is called by what it is the password of: a store's entry for an API's secret.
 *
 * @param slot that of the value, which is called a password
 */
export function readAccount(source: SourceText, start: number, end: number, slot: Slot): Slot | undefined {
  const { name = "", role, quoted, from } = slot;
  const isFlag =
    role?.role === "secret" &&
    /\s--?secret(?:string|value)?[ =:]\s{0,3}["']?$/iu.test(source.slice(Math.max(0, start - 24), start));
  if (!isFlag && (role?.role !== "passphrase" || !isPasswordName(name) || nameWords(name).length > 1)) return undefined;
  const around = [source.slice(Math.max(0, start - REACH), start), source.slice(end, end + REACH)];
  for (const text of around) {
    for (const [, account = ""] of [...text.matchAll(isFlag ? FLAG : ACCOUNT)].toReversed()) {
      const kept = nameWords(account).length > 1 ? readRole(account) : undefined;
      if (
        kept !== undefined &&
        (kept.strong || nameWords(account).some(isExchangeName)) &&
        kept.role !== "not-a-secret"
      )
        return named(account, kept, from, quoted);
    }
  }
  return undefined;
}
