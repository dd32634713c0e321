import type { Answer, Scope } from "@keyguard/core";
import type { AllowedRequest } from "../gate/allowed-request.ts";
import type { ScopeAnswer } from "../key-permissions.ts";
import { askSisters } from "./elsewhere.ts";
import { type Fields, fields, flag, instant, words } from "./fields.ts";
import { allowlistOf, cannotTell, misshapen, never, type Reader, selfDescribed, unread } from "./reader.ts";
import { scopesOfTokens, type TokenMeanings } from "./tokens.ts";

const OWN_KEY: AllowedRequest = {
  method: "GET",
  path: "/v5/user/query-api",
  purpose: "own-key",
  ccxt: ["private", "v5/user/query-api"],
};

const TRADE = ["trade.derivatives"] as const;
const MEANINGS: TokenMeanings = {
  "Spot.SpotTrade": ["trade.spot", "trade.margin"],
  "ContractTrade.Order": TRADE,
  "ContractTrade.Position": TRADE,
  "Derivatives.DerivativesTrade": TRADE,
  "Options.OptionsTrade": TRADE,
  "BlockTrade.BlockTrade": TRADE,
  "CopyTrading.CopyTrading": TRADE,
  "Wallet.AccountTransfer": ["transfer.internal"],
  "Wallet.SubMemberTransfer": ["transfer.internal"],
  "Wallet.SubMemberTransferList": ["transfer.internal"],
  "Wallet.Withdraw": ["withdraw"],
  "Exchange.ExchangeHistory": [],
  "Earn.Earn": [],
  "NFT.NFTQueryProductList": [],
  "Affiliate.Affiliate": [],
  "FiatP2P.FiatP2POrder": [],
  "FiatP2P.Advertising": [],
  "FiatBitPay.FaitPayOrder": [],
  "FiatConvertBroker.FiatConvertBrokerOrder": [],
};

const TRADING_GROUPS = ["ContractTrade", "Derivatives", "Options"];
/** The groups that tell about a scope. One that is missing from the answer may have held the right. */
const GROUPS: Partial<Record<Scope, readonly string[]>> = {
  "trade.spot": ["Spot"],
  "trade.margin": ["Spot"],
  "trade.derivatives": TRADING_GROUPS,
  "transfer.internal": ["Wallet"],
  withdraw: ["Wallet"],
};

function withMissingGroups(scopes: Record<Scope, ScopeAnswer>, granted: Fields): Record<Scope, ScopeAnswer> {
  const answers = Object.entries(scopes).map(([scope, told]) => {
    const missing = GROUPS[scope as Scope]?.filter((group) => words(granted[group]) === undefined) ?? [];
    const open = told.answer === "no" && missing.length > 0;
    return [scope, open ? cannotTell(`the answer has no usable ${missing.join(", ")}`) : told] as const;
  });
  return Object.fromEntries(answers) as Record<Scope, ScopeAnswer>;
}

/** Rights to pay or sell to other people, which are no withdrawal by name; that they move nothing out is not documented. */
const OUTLET = /^(?:FiatP2P|FiatBitPay)\./u;

function withOutlets(scopes: Record<Scope, ScopeAnswer>, tokens: readonly string[]): Record<Scope, ScopeAnswer> {
  const outlet = tokens.find((token) => OUTLET.test(token));
  if (outlet === undefined || scopes.withdraw.answer !== "no") return scopes;
  return { ...scopes, withdraw: cannotTell(`permission ${outlet} may move funds to other people`) };
}

/** Creating sub-account keys needs a main account's key with one of the wallet's rights. */
function managing(main: Answer, tokens: readonly string[], granted: Fields): ScopeAnswer {
  if (main === "no") return never("isMaster: no");
  const wallet = tokens.some((token) => /^Wallet\.(?:AccountTransfer|SubMemberTransfer|Withdraw)$/u.test(token));
  if (main === "yes" && wallet)
    return { answer: "yes", reason: "a main account's key with a wallet right may create sub-account keys" };
  if (words(granted["Wallet"]) === undefined || wallet)
    return cannotTell("the answer has no usable isMaster or Wallet");
  return never("without a wallet right no key can be managed");
}

/** Bybit describes the key; `readOnly` overrides every permission beside it. Source: bybit-exchange.github.io/docs/v5/user/apikey-info. */
export const bybit: Reader = {
  exchange: "bybit",
  ccxt: "bybit",
  origin: "https://api.bybit.com",
  otherOrigins: ["https://api-testnet.bybit.com", "https://api.bybit.eu"],
  requests: [OWN_KEY],
  timePath: "/v5/market/time",
  async read(session) {
    const outcome = await session.call(OWN_KEY);
    if (outcome.failed !== undefined) {
      const sisters = [
        { origin: "https://api-testnet.bybit.com", name: "the testnet" },
        { origin: "https://api.bybit.eu", name: "the European site" },
      ];
      return unread("bybit", await askSisters(session, sisters, OWN_KEY, outcome.failed));
    }
    const own = fields(fields(outcome.json)?.["result"]);
    const granted = fields(own?.["permissions"]);
    if (own === undefined || granted === undefined) return misshapen("bybit", "permissions");
    const tokens = Object.entries(granted).flatMap(([group, rights]) =>
      (words(rights) ?? ["?"]).map((right) => `${group}.${right}`),
    );
    const readOnly = flag(own["readOnly"]);
    const main = flag(own["isMaster"]);
    const scopes = withOutlets(withMissingGroups(scopesOfTokens(tokens, MEANINGS), granted), tokens);
    const mayWrite = { ...scopes, "manage-keys": managing(main, tokens, granted) };
    const ofReadOnly = never("readOnly: 1 overrides every permission");
    const unsure = { answer: "unknown", reason: "the answer has no usable readOnly" } as const;
    const write = Object.entries(mayWrite).map(([scope, told]) => [
      scope,
      readOnly === "yes" ? ofReadOnly : readOnly === "no" ? told : unsure,
    ]);
    const expires = instant(own["expiredAt"]);
    return selfDescribed("bybit", {
      scopes: { ...Object.fromEntries(write), read: { answer: "yes", reason: "the key could ask about itself" } },
      allowlist: allowlistOf(words(own["ips"]), "ips"),
      account: main === "unknown" ? "unknown" : main === "yes" ? "main" : "sub",
      createdAt: instant(own["createdAt"]),
      expiry: expires === null ? null : { at: expires, what: "key" },
      raw: own,
    });
  },
};
