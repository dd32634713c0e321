import { type Scope, Secret } from "@keyguard/core";
import type { AllowedRequest } from "../gate/allowed-request.ts";
import type { ScopeAnswer } from "../key-permissions.ts";
import { type Fields, fields, flag, instant, list, text, words } from "./fields.ts";
import { allowlistOf, cannotTell, misshapen, type Reader, selfDescribed, unread } from "./reader.ts";

const OWN_KEYS: AllowedRequest = {
  method: "GET",
  path: "/api/v4/account/main_keys",
  purpose: "own-key",
  ccxt: [["private", "account"], "main_keys"],
};
const DETAIL: AllowedRequest = {
  method: "GET",
  path: "/api/v4/account/detail",
  purpose: "read",
  ccxt: [["private", "account"], "detail"],
};

const GROUPS: Readonly<Record<string, readonly Scope[]>> = {
  spot: ["trade.spot"],
  alpha: ["trade.spot"],
  margin: ["trade.margin"],
  loan: ["trade.margin"],
  unified: ["trade.spot", "trade.margin", "trade.derivatives"],
  futures: ["trade.derivatives"],
  delivery: ["trade.derivatives"],
  options: ["trade.derivatives"],
  crossx: ["trade.derivatives"],
  copy: ["trade.derivatives"],
  pilot: ["trade.spot"],
  wallet: ["transfer.internal", "withdraw"],
  custody: ["transfer.internal", "withdraw"],
  otc: ["transfer.internal"],
  earn: [],
  account: [],
};

/** The row of the asking key: lists hold several, with all but the start of each key masked. */
function ownRow(body: unknown, key: string): Fields | undefined {
  const rows = list(body);
  if (rows === undefined) {
    const single = fields(body);
    return single !== undefined && "perms" in single ? single : undefined;
  }
  const fitting = rows.map(fields).filter((row) => {
    const shown = text(row?.["key"])?.replace(/\*+$/u, "") ?? "";
    return shown.length >= 4 && key.startsWith(shown);
  });
  return fitting.length === 1 ? fitting[0] : undefined; // two keys with one start: nothing is known
}

function scopesOf(rows: readonly unknown[]): Partial<Record<Scope, ScopeAnswer>> {
  const told = new Map<Scope, ScopeAnswer>();
  let strange = "";
  for (const row of rows.map(fields)) {
    const name = text(row?.["name"]) ?? "?";
    const readOnly = flag(row?.["read_only"]);
    const scopes = GROUPS[name];
    if (scopes === undefined) strange = name;
    for (const scope of scopes ?? []) {
      if (readOnly === "no") told.set(scope, { answer: "yes", reason: `${name}: read and write` });
      else if (readOnly === "unknown" && told.get(scope)?.answer !== "yes")
        told.set(scope, cannotTell(`${name} has no usable read_only`));
    }
    if (name === "account" && readOnly !== "yes")
      told.set("manage-keys", cannotTell("which right lets a key manage sub-account keys is not documented"));
  }
  const rest: ScopeAnswer =
    strange === "" ? { answer: "no", reason: "no group grants it" } : cannotTell(`group ${strange} is not understood`);
  const scopes: Scope[] = [
    "trade.spot",
    "trade.margin",
    "trade.derivatives",
    "transfer.internal",
    "withdraw",
    "manage-keys",
  ];
  return {
    ...Object.fromEntries(scopes.map((scope) => [scope, told.get(scope) ?? rest])),
    read: rows.length > 0 ? { answer: "yes", reason: `${rows.length} groups` } : { answer: "no", reason: "no group" },
  };
}

/** Gate lists the main account's keys; a sub-account's key is told only its allowlist. Source: www.gate.com/docs/developers/apiv4. */
export const gate: Reader = {
  exchange: "gate",
  ccxt: "gate",
  origin: "https://api.gateio.ws",
  requests: [OWN_KEYS, DETAIL],
  timePath: "/api/v4/spot/time",
  async read(session) {
    const outcome = await session.call(OWN_KEYS);
    if (outcome.failed !== undefined && outcome.failed.cause !== "permission-missing")
      return unread("gate", outcome.failed);
    const own = outcome.failed === undefined ? ownRow(outcome.json, Secret.reveal(session.credential.key)) : undefined;
    const perms = list(own?.["perms"]);
    if (own !== undefined && perms !== undefined) {
      return selfDescribed("gate", {
        scopes: scopesOf(perms),
        allowlist: allowlistOf(words(own["ip_whitelist"]), "ip_whitelist"),
        account: "main",
        createdAt: instant(own["created_at"], "s"),
        lastUsedAt: instant(own["last_access"], "s"),
        raw: own,
      });
    }
    if (outcome.failed === undefined) return misshapen("gate", "the row of this key");
    const detail = await session.call(DETAIL);
    if (detail.failed !== undefined) return unread("gate", outcome.failed);
    const account = fields(detail.json);
    const told = selfDescribed("gate", {
      scopes: { read: { answer: "yes", reason: "the account's details could be read" } },
      allowlist: allowlistOf(words(account?.["ip_whitelist"]), "ip_whitelist"),
      raw: account ?? {},
    });
    return { ...told, answer: "probed" };
  },
};
