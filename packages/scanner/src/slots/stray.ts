import { isIdentifierLike } from "../judgement/wordy.ts";
import { mayNameExchange } from "../labels/near-names.ts";
import type { SourceText } from "../text/source-text.ts";
import type { Stretch } from "../values/extract.ts";
import { looksLikeValue } from "./looks-like-value.ts";

/** Bytes between two values that are a pair by nothing but their place. */
export const PAIR_REACH = 400;

/** What a value is called that is no part of a credential, however it is written. */
const OF_OTHERS =
  /(?:sign|hash|digest|sha\d|md5|checksum|crc|txn?|tx_?id|orders?|trades?|uuid|guid|addr(?:ess)?|nonce|contract|wallet|commit|image|version|etag|cert|fingerprint|trace|request|session|cookie|salt|asset|market|symbol|block|receipt|uid|rev(?:ision)?|integrity|public|expect(?:ed)?|actual|result|want|output|got)[\w-]{0,12}["'`)\]]{0,2}[\s:=,>([{"'`#@/|]{0,8}$/iu;

/** `BLS12_381SecretKey`: words, and what joins them. */
const NAME = /^(?=\w*_)\w*[A-Z][a-z]{4,}\w*$/u;

/** True for what looks like a value, and is called nothing else. */
export function looksStray(source: SourceText, { start, text }: Stretch): boolean {
  return (
    looksLikeValue(text) &&
    !isIdentifierLike(text) &&
    !NAME.test(text) &&
    !OF_OTHERS.test(source.slice(Math.max(0, start - 48), start))
  );
}

/** The same near the name of an exchange. */
export function mayBeStray(source: SourceText, value: Stretch): boolean {
  return looksStray(source, value) && mayNameExchange(source, value.start, value.end);
}
