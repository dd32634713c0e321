import { Secret } from "@keyguard/core";
import { createInstance } from "../ccxt/ccxt-signer.ts";
import { diagnose } from "../causes/diagnosis.ts";
import type { AllowedRequest } from "../gate/allowed-request.ts";
import type { ScopeAnswer } from "../key-permissions.ts";
import type { Session } from "../session.ts";
import { fields, instant, list, text } from "./fields.ts";
import { cannotTell, misshapen, type Reader, selfDescribed, unread } from "./reader.ts";

/** Both are public questions about addresses; nothing is signed. */
const ROLE: AllowedRequest = {
  method: "POST",
  path: "/info",
  purpose: "own-key",
  ccxt: ["public", "info"],
  pinned: { type: "userRole" },
};
const AGENTS: AllowedRequest = {
  method: "POST",
  path: "/info",
  purpose: "own-key",
  ccxt: ["public", "info"],
  pinned: { type: "extraAgents" },
};

/** The address that belongs to a private key; undefined for a text that is no private key. */
async function addressOf(session: Session): Promise<string | undefined> {
  const secret = Secret.reveal(session.credential.secret);
  if (!/^(?:0x)?[0-9a-f]{64}$/iu.test(secret)) return undefined;
  const { exchange } = await createInstance("hyperliquid", session.credential, { now: session.now });
  return exchange.ethGetAddressFromPrivateKey(secret).toLowerCase();
}

/** Hyperliquid knows addresses: the one of the private key is either the account or an agent that may trade for it. Source: hyperliquid.gitbook.io, info endpoint. */
export const hyperliquid: Reader = {
  exchange: "hyperliquid",
  ccxt: "hyperliquid",
  origin: "https://api.hyperliquid.xyz",
  requests: [ROLE, AGENTS],
  async read(session) {
    const signer = await addressOf(session).catch(() => undefined);
    if (signer === undefined)
      return unread(
        "hyperliquid",
        diagnose("wrong-secret", {
          exchange: "hyperliquid",
          says: "",
          proof: ["the secret is not a private key of 64 hex digits"],
        }),
      );
    const outcome = await session.call(ROLE, { type: "userRole", user: signer });
    if (outcome.failed !== undefined) return unread("hyperliquid", outcome.failed);
    const role = text(fields(outcome.json)?.["role"]);
    if (role === undefined) return misshapen("hyperliquid", "role");
    if (role === "missing")
      return unread(
        "hyperliquid",
        diagnose("wrong-key", {
          exchange: "hyperliquid",
          says: "role: missing",
          sureness: "medium",
          couldAlsoBe: ["wrong-environment", "wrong-secret"],
          proof: ["the private key's address is not known here"],
        }),
      );
    const owner = role === "user";
    const trades = owner || role === "agent" || role === "subAccount";
    const tell = (yes: boolean): ScopeAnswer =>
      trades ? { answer: yes ? "yes" : "no", reason: `role: ${role}` } : cannotTell(`role ${role} is not understood`);
    let until: string | null = null;
    if (role === "agent") {
      const agents = await session.call(AGENTS, { type: "extraAgents", user: Secret.reveal(session.credential.key) });
      const own =
        agents.failed === undefined
          ? list(agents.json)
              ?.map(fields)
              .find((agent) => text(agent?.["address"])?.toLowerCase() === signer)
          : undefined;
      until = instant(own?.["validUntil"]);
    }
    return selfDescribed("hyperliquid", {
      scopes: {
        read: { answer: "yes", reason: "all account data is public" },
        "trade.spot": tell(true),
        "trade.margin": tell(true),
        "trade.derivatives": tell(true),
        "transfer.internal": tell(owner || role === "agent"),
        withdraw: tell(owner),
        "manage-keys": tell(owner),
      },
      allowlist: { status: "unrestricted", entries: [], reason: "there is no allowlist" },
      account: role === "subAccount" ? "sub" : owner ? "main" : "unknown",
      expiry: until === null ? null : { at: until, what: "key" },
      raw: { role },
    });
  },
};
