import type { Confidence } from "@keyguard/core";
import { type AnswerWords, answerWords, type HttpAnswer } from "./answer.ts";
import { CAUSE_PAGES, diagnose, type Diagnosis } from "./diagnosis.ts";
import { GENERAL } from "./general.ts";
import { judgePage } from "./pages.ts";
import { addressIn, says } from "./says.ts";
import type { AnswerRow, AnswerTable } from "./table.ts";
import { TABLES } from "./tables.ts";

/** True when a row describes the answer. */
export function fits(row: AnswerRow, words: AnswerWords, status: number): boolean {
  if (row.http !== undefined && row.http !== status) return false;
  const codes = row.code === undefined ? undefined : [row.code].flat();
  if (codes !== undefined && !codes.some((code) => words.codes.includes(code))) return false;
  const { text } = row;
  if (text !== undefined && !words.texts.some((said) => text.test(said))) return false;
  return row.http !== undefined || codes !== undefined || text !== undefined;
}

/** The diagnosis that a row gives for an answer. */
export function fromRow(row: AnswerRow, words: AnswerWords, exchange: string | null, status: number): Diagnosis {
  const page = CAUSE_PAGES[row.cause];
  const code = [row.code ?? []].flat().find((candidate) => words.codes.includes(candidate));
  const address = row.cause === "address-not-allowed" || row.cause === "ambiguous" ? addressIn(words.texts) : undefined;
  const sureness: Confidence = row.sure ?? (row.or === undefined ? "high" : "medium");
  const proof = [
    code === undefined
      ? `the words of the answer${status > 0 ? ` (HTTP ${status})` : ""}`
      : `code ${code}: ${page.means}`,
    ...(row.note === undefined ? [] : [row.note]),
    ...(row.misleads === undefined ? [] : [`this answer can be untrue for a while: ${row.misleads}`]),
    ...(address === undefined ? [] : [`the exchange saw the address ${address}`]),
  ];
  return diagnose(row.cause, {
    exchange,
    sureness: row.misleads === undefined ? sureness : "low",
    says: says(words.texts.length > 0 ? words.texts : words.codes),
    proof,
    nextStep:
      row.next ??
      (row.misleads === undefined
        ? page.nextStep
        : `Ask again in some minutes before you change anything. ${page.nextStep}`),
    couldAlsoBe: row.or ?? [],
    passing: page.passing || row.passing === true || row.misleads !== undefined,
    ...(address === undefined ? {} : { address }),
  });
}

/** What a refusal means that no table and no general rule knows. */
function unlisted(answer: HttpAnswer, words: AnswerWords, exchange: string | null): Diagnosis | undefined {
  const given = { exchange, says: says(words.texts.length > 0 ? words.texts : words.codes), sureness: "low" } as const;
  if (answer.status === 401)
    return diagnose("ambiguous", {
      ...given,
      couldAlsoBe: ["wrong-key", "wrong-secret", "address-not-allowed", "permission-missing"],
    });
  if (answer.status === 403)
    return diagnose("ambiguous", {
      ...given,
      couldAlsoBe: ["permission-missing", "address-not-allowed", "geo-blocked"],
    });
  if (answer.status === 429 || answer.status === 418) return diagnose("rate-limited", { ...given, sureness: "high" });
  if (answer.status >= 500) return diagnose("maintenance", { ...given, sureness: "medium" });
  if (answer.status >= 400) return diagnose("bad-answer", given);
  return undefined;
}

/**
 * What an exchange's answer means when it is not the one that was hoped for. Pure, works off line.
 *
 * Classified by the exchange's own codes, never by a library's exception: those map many bodies to
 * the wrong class. A page, a proxy's answer or a country block is never blamed on the key.
 *
 * @param answer status, headers and body as they came
 * @returns undefined when the answer carries no error
 *
 * @example
 * ```ts
 * import { explainAnswer } from "@keyguard/permissions";
 *
 * const body = '{"msg":"Request header OK-ACCESS-PASSPHRASE incorrect.","code":"50105"}';
 * console.log(explainAnswer({ exchange: "okx", status: 401, body })?.cause); // wrong-passphrase
 * ```
 */
export function explainAnswer(answer: HttpAnswer): Diagnosis | undefined {
  const table: AnswerTable | undefined = TABLES[answer.exchange];
  const exchange = table === undefined ? null : answer.exchange;
  const words = answerWords(answer.body);
  // A good answer that was cut is no longer JSON: its words are data, not an error's.
  const cut = words.json === undefined && answer.status < 300;
  const row = cut ? undefined : table?.find((candidate) => fits(candidate, words, answer.status));
  const page = judgePage(answer, words.json !== undefined && words.codes.length + words.texts.length > 0);
  if (row !== undefined && (page === undefined || words.json !== undefined))
    return fromRow(row, words, exchange, answer.status);
  if (page !== undefined) {
    const title = /<title[^>]{0,100}>([^<]{1,200})/iu.exec(answer.body.slice(0, 20_000))?.[1];
    return diagnose(page.cause, {
      exchange,
      sureness: page.sureness,
      says: says([
        title ?? (words.json === undefined ? `HTTP ${answer.status}` : (words.texts[0] ?? `HTTP ${answer.status}`)),
      ]),
      proof: [page.proof],
      couldAlsoBe: page.or ?? [],
      ...(page.nextStep === undefined ? {} : { nextStep: page.nextStep }),
    });
  }
  if (answer.status < 400 && answer.status >= 200) return undefined;
  const general = GENERAL.find((candidate) => fits(candidate, words, answer.status));
  return general === undefined ? unlisted(answer, words, exchange) : fromRow(general, words, exchange, answer.status);
}
