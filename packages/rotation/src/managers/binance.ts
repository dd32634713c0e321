import { type Cause, type Scope, Secret } from "@keyguard/core";
import type { KeyReading } from "../apply/ports.ts";
import { creatable, issued } from "./credential.ts";
import { allowlist, fields, flag, plainEntries, queryOf, text } from "./fields.ts";
import { BY_CALLS, type CallResult, done, type KeyManager, keysOf, type ManagedKey, unclear } from "./key-manager.ts";
import { signText } from "./sign.ts";
import { type Api, call, exchangeTime, type KeyManagerOptions, type SignedRequest } from "./transport.ts";

const KEYS = "/sapi/v1/sub-account/subAccountApi";
const ADDRESSES = `${KEYS}/ipRestriction`;
/** The flags of a sub-account key; withdrawal is not among them. */
const FLAGS = ["canTrade", "canMarginLoanRepay", "canFuturesTrade", "canUniversalTransfer", "canVanillaOptions"];
const UNTOLD = "rights not listed";
/** What a key says about itself, for rows that leave the flags out. */
const SCOPE_OF: Readonly<Record<string, Scope>> = {
  canTrade: "trade.spot",
  canMarginLoanRepay: "trade.margin",
  canFuturesTrade: "trade.derivatives",
  canUniversalTransfer: "transfer.internal",
};
const PAGE = 100;
const MAX_PAGES = 20;

/** What the error codes mean; from the spot API's error page. */
const CAUSES: Readonly<Record<number, Cause>> = {
  [-1002]: "permission-missing",
  [-1003]: "rate-limited",
  [-1021]: "clock-skew",
  [-1022]: "wrong-secret",
  [-2008]: "wrong-key",
  [-2014]: "wrong-key",
  [-2015]: "ambiguous",
  [-2017]: "locked",
};

const api: Api = {
  host: "api.binance.com",
  allowed: [
    { method: "GET", path: KEYS, changes: false },
    { method: "GET", path: ADDRESSES, changes: false },
    { method: "POST", path: KEYS, changes: true },
    { method: "DELETE", path: KEYS, changes: true },
  ],
  classify(status, body) {
    if (status === 451) return { cause: "geo-blocked", detail: "the exchange does not serve this place" };
    const { code } = fields(body);
    if (typeof code !== "number" || code >= 0) return undefined;
    const cause = CAUSES[code] ?? (status === 429 || status === 418 ? "rate-limited" : "bad-answer");
    return { cause, detail: `Binance answers ${code}` };
  },
};

function row(value: unknown): ManagedKey | undefined {
  const key = fields(value);
  const id = text(key["apikey"] ?? key["apiKey"]);
  if (id === undefined) return undefined;
  const native = FLAGS.filter((name) => flag(key[name]) === true);
  const told = FLAGS.some((name) => flag(key[name]) !== undefined);
  return {
    id,
    masked: id.includes("*"),
    name: text(key["apiName"] ?? key["apiname"] ?? key["name"] ?? key["label"]) ?? "",
    native: told ? native : [UNTOLD],
    // The list has no word for withdrawal; what the key says about itself decides.
    withdraw: "unknown",
    allowlist: { status: "unknown", entries: [] },
  };
}

/** The flags that the key's own word stands for; nothing is known when a word is missing. */
function fromReading({ scopes }: KeyReading): readonly string[] {
  const flags = Object.entries(SCOPE_OF);
  if (flags.some(([, scope]) => scopes[scope] === "unknown")) return [UNTOLD];
  return flags.filter(([, scope]) => scopes[scope] === "yes").map(([name]) => name);
}

/**
 * Manages a Binance sub-account's keys with the master account's key; the sub-account is named by its
 * e-mail. Read: developers.binance.com, sub-account API management, 2026-07.
 */
export function createBinanceManager(options: KeyManagerOptions): KeyManager {
  const { credential, account: email } = options;

  async function sign(
    method: SignedRequest["method"],
    path: string,
    parameters: Record<string, string | undefined>,
  ): Promise<SignedRequest> {
    const query = queryOf({ ...parameters, recvWindow: "10000", timestamp: String(exchangeTime(options)) });
    const signature = encodeURIComponent(await signText(credential.secret, query, "hex"));
    const headers = { "X-MBX-APIKEY": Secret.reveal(credential.key) };
    return { method, path, query: `${query}&signature=${signature}`, headers };
  }

  const ask = (
    method: SignedRequest["method"],
    path: string,
    parameters: Record<string, string | undefined>,
  ): Promise<CallResult<unknown>> => call(options, api, () => sign(method, path, { email, ...parameters }));

  return {
    ...BY_CALLS,
    exchange: "binance",
    maxKeys: 30,
    async list() {
      const keys: ManagedKey[] = [];
      for (let page = 1; page <= MAX_PAGES; page++) {
        const answer = await ask("GET", KEYS, { page: String(page), size: String(PAGE) });
        if (!answer.ok) return answer;
        // One connector's changelog says `rows`, the documentation says `list`.
        const body = fields(answer.value);
        const rows = keysOf(Array.isArray(answer.value) ? answer.value : (body["list"] ?? body["rows"]), row);
        if (!rows.ok) return rows;
        keys.push(...rows.value);
        const total = Number(body["total"] ?? rows.value.length);
        if (rows.value.length === 0 || keys.length >= total) return { ok: true, value: keys };
      }
      return unclear("bad-answer", "the list does not end");
    },
    async detail(key, reading) {
      const answer = await ask("GET", ADDRESSES, { subAccountApiKey: key.id });
      if (!answer.ok) return answer;
      const body = fields(answer.value);
      const restricted = flag(body["ipRestrict"]);
      if (restricted === undefined) return unclear("bad-answer", "the answer does not tell whether the key is bound");
      const entries = restricted ? allowlist(body["ipList"]) : allowlist([]);
      if (restricted && entries.status !== "restricted")
        return unclear("bad-answer", "the key is bound, but the answer does not tell to what");
      const native = key.native.includes(UNTOLD) ? fromReading(reading) : key.native;
      return { ok: true, value: { ...key, native, allowlist: entries } };
    },
    async create({ name, like }) {
      const rights = creatable(like);
      if (!rights.ok) return rights;
      const { native, allowlist: addresses } = rights.value;
      if (native.some((word) => !FLAGS.includes(word)))
        return { ok: false, cause: "bad-answer", certain: true, detail: "the list does not tell the old key's rights" };
      const bound = addresses.status === "restricted";
      const flags = Object.fromEntries(FLAGS.map((word) => [word, String(native.includes(word))]));
      const answer = await ask("POST", KEYS, {
        apiName: name,
        status: bound ? "2" : "1",
        ...flags,
        ipAddress: bound ? plainEntries(addresses).join(",") : undefined,
      });
      if (!answer.ok) return answer;
      const body = fields(answer.value);
      return issued("binance", body["apiKey"] ?? body["apikey"], body["secretKey"]);
    },
    async remove(key) {
      const answer = await ask("DELETE", KEYS, { subAccountApiKey: key.id });
      return done(answer);
    },
  };
}
