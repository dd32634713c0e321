import { type Credential, type Fetch, KeyguardError } from "@keyguard/core";
import { createInstance } from "../ccxt/ccxt-signer.ts";
import type { HttpAnswer } from "../causes/answer.ts";
import { diagnose } from "../causes/diagnosis.ts";
import { explainAnswer } from "../causes/explain-answer.ts";
import { type KeyPermissions, scopeAnswers } from "../key-permissions.ts";
import { send } from "../transport/send.ts";
import { unknownAllowlist, unread } from "./reader.ts";

/** Words of paths that do something. Some exchanges do things by GET too, so they bar every method. */
const DOES =
  /withdraw|transfer|order|cancel|create|delete|remove|reset|revoke|send|pay|buy|sell|trade|convert|swap|borrow|repay|redeem|subscri|leverage|close|stake|lend|loan|set|update|edit|approve|api-?_?keys?|sub-?_?account/iu;
const BALANCE = /balance|wallet|account|asset|fund|portfolio|info/iu;

/** A balance read of an exchange that keyguard has no facts about: a GET, or a POST to a path that is about balances. */
export function mayBeBalanceRead(method: string, path: string): boolean {
  if (DOES.test(path)) return false;
  return method === "GET" || (method === "POST" && BALANCE.test(path));
}

/** What the generic reader needs. */
export interface GenericParts {
  readonly id: string;
  /** The class that speaks to it. */
  readonly ccxt: string;
  readonly credential: Credential;
  readonly origin: string | undefined;
  readonly fetch: Fetch;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

function refuse(id: string): never {
  throw new KeyguardError(
    "KG_REQUEST_NOT_ALLOWED",
    `Cannot send a request to "${id}": it does not look like a balance read`,
    {
      hint: "nothing was sent; keyguard cannot audit keys of this exchange",
    },
  );
}

/**
 * Asks any exchange of ccxt for the account's balance. That tells `read`, and nothing else.
 *
 * Hosts are those that the class names; a path that could do something throws before a byte leaves.
 *
 * @throws {KeyguardError} `KG_EXCHANGE_UNKNOWN`, `KG_REQUEST_NOT_ALLOWED`
 */
export async function readGeneric({
  id,
  ccxt,
  credential,
  origin,
  fetch,
  now,
  signal,
}: GenericParts): Promise<KeyPermissions> {
  const { exchange } = await createInstance(ccxt, credential, { now, ...(origin === undefined ? {} : { origin }) });
  let refused: KeyguardError | undefined;
  let last: HttpAnswer | undefined;
  let asked = false;
  exchange.fetch = async (url, method = "GET", headers, body) => {
    const address = new URL(url);
    if (address.protocol !== "https:" && address.origin !== origin) return refuse(id);
    if (!mayBeBalanceRead(method, address.pathname)) {
      try {
        refuse(id);
      } catch (error) {
        refused = error as KeyguardError;
        throw error;
      }
    }
    asked = true;
    const text = typeof body === "string" ? { body } : {};
    const bare = (headers ?? {}) as Record<string, string>;
    const guarded: Fetch = (to, init) => fetch(to, { ...init, redirect: "manual" });
    const sent = await send(guarded, id, { url, method, headers: bare, ...text }, signal);
    if ("lost" in sent) throw new Error("no answer");
    last = sent.answer;
    if (last.status >= 400) throw new Error("refused");
    return JSON.parse(last.body) as unknown;
  };
  try {
    await exchange.fetchBalance();
  } catch {
    // ccxt's message may hold the signed address: only what keyguard saw itself is told.
    if (refused !== undefined) throw refused;
    const seen = last === undefined ? undefined : explainAnswer(last);
    if (!asked) {
      const proof = ["nothing was sent: the exchange's client wants more, or other, parts than these"];
      return unread(
        id,
        diagnose("ambiguous", {
          exchange: id,
          says: "",
          sureness: "low",
          proof,
          couldAlsoBe: ["wrong-passphrase", "wrong-secret"],
        }),
      );
    }
    const given = {
      exchange: id,
      says: last === undefined ? "" : `HTTP ${last.status}`,
      sureness: "low",
      couldAlsoBe: ["wrong-key", "wrong-secret", "address-not-allowed", "permission-missing"],
    } as const;
    return unread(
      id,
      seen ?? (last === undefined ? diagnose("network", { exchange: id, says: "" }) : diagnose("ambiguous", given)),
    );
  }
  return {
    exchange: id,
    scopes: scopeAnswers(
      { read: { answer: "yes", reason: "the balance could be read" } },
      "keyguard has no facts about this exchange's keys",
    ),
    allowlist: unknownAllowlist("keyguard has no facts about this exchange's keys"),
    account: "unknown",
    createdAt: null,
    lastUsedAt: null,
    expiry: null,
    environment: "unknown",
    answer: "probed",
    raw: {},
    diagnosis: null,
  };
}
