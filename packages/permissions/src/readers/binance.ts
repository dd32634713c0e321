import type { Diagnosis } from "../causes/diagnosis.ts";
import type { AllowedRequest } from "../gate/allowed-request.ts";
import type { KeyPermissions } from "../key-permissions.ts";
import type { Session } from "../session.ts";
import { askSisters } from "./elsewhere.ts";
import { either, fields, flag, instant } from "./fields.ts";
import { probe } from "./probe.ts";
import { allowlistByFlag, byFlag, cannotTell, misshapen, never, type Reader, selfDescribed, unread } from "./reader.ts";
import { hasField, isList } from "./shapes.ts";

const OWN_KEY: AllowedRequest = {
  method: "GET",
  path: "/sapi/v1/account/apiRestrictions",
  purpose: "own-key",
  ccxt: ["sapi", "account/apiRestrictions"],
};
/** The futures host repeats the address that it saw where it refuses a key. */
const FUTURES: AllowedRequest = {
  method: "GET",
  path: "/fapi/v3/balance",
  purpose: "read",
  ccxt: ["fapiPrivateV3", "balance"],
};
const ACCOUNT: AllowedRequest = {
  method: "GET",
  path: "/api/v3/account",
  purpose: "read",
  ccxt: ["private", "account"],
};

/** One sentence for three causes: what else can be asked narrows it. */
async function narrow(session: Session, failed: Diagnosis): Promise<Diagnosis> {
  const [futures, home] = await Promise.all([
    session.call(FUTURES),
    askSisters(session, [{ origin: "https://testnet.binance.vision", name: "the testnet" }], ACCOUNT, failed),
  ]);
  if (home.cause === "wrong-environment") return home;
  const said = futures.failed;
  if (said === undefined)
    return {
      ...home,
      cause: "permission-missing",
      sureness: "medium",
      couldAlsoBe: [],
      proof: [...home.proof, "the futures host accepts the key from here: key and address are right"],
    };
  if (said.cause === "wrong-key" || said.cause === "wrong-secret") return said;
  return {
    ...home,
    couldAlsoBe: home.couldAlsoBe.filter((cause) => cause !== "permission-missing"),
    proof: [
      ...home.proof,
      "the call that was refused needs no particular permission, so a missing one is ruled out",
      ...(said.address === undefined ? [] : [`the futures host saw the address ${said.address}`]),
    ],
    ...(said.address === undefined ? {} : { address: said.address }),
  };
}

/** Testnets do not describe keys: the spot one has the account read, the futures one has its own. */
async function onTestnet(session: Session): Promise<KeyPermissions> {
  const spot = await probe(session, { exchange: "binance", read: { request: ACCOUNT, expects: hasField("balances") } });
  if (spot.diagnosis?.cause !== "wrong-environment") return spot;
  return probe(session, { exchange: "binance", read: { request: FUTURES, expects: isList } });
}

/** Binance tells a key about itself in one call. Source: developers.binance.com, wallet/account/api-key-permission. */
export const binance: Reader = {
  exchange: "binance",
  ccxt: "binance",
  origin: "https://api.binance.com",
  otherOrigins: ["https://fapi.binance.com", "https://testnet.binance.vision"],
  requests: [OWN_KEY, FUTURES, ACCOUNT],
  timePath: "/api/v3/time",
  async read(session) {
    const outcome = await session.call(OWN_KEY);
    if (outcome.answer?.status === 404) return onTestnet(session);
    if (outcome.failed !== undefined) {
      const vague =
        outcome.failed.cause === "ambiguous" && outcome.failed.proof.some((reason) => reason.includes("-2015"));
      return unread("binance", vague ? await narrow(session, outcome.failed) : outcome.failed);
    }
    const own = fields(outcome.json);
    if (own === undefined || !("enableReading" in own)) return misshapen("binance", "enableReading");
    const spot = flag(own["enableSpotAndMarginTrading"]);
    const fix = "enableFixApiTrade" in own ? flag(own["enableFixApiTrade"]) : "no"; // older answers lack it, and the right
    const until = instant(own["tradingAuthorityExpirationTime"]);
    return selfDescribed("binance", {
      scopes: {
        read: byFlag(flag(own["enableReading"]), "enableReading"),
        "trade.spot": byFlag(either(spot, fix), "enableSpotAndMarginTrading"),
        "trade.margin": byFlag(either(spot, flag(own["enableMargin"])), "enableSpotAndMarginTrading or enableMargin"),
        "trade.derivatives": byFlag(
          either(flag(own["enableFutures"]), flag(own["enableVanillaOptions"])),
          "enableFutures or enableVanillaOptions",
        ),
        "transfer.internal": byFlag(
          either(flag(own["enableInternalTransfer"]), flag(own["permitsUniversalTransfer"])),
          "enableInternalTransfer or permitsUniversalTransfer",
        ),
        withdraw: byFlag(flag(own["enableWithdrawals"]), "enableWithdrawals"),
        "manage-keys":
          spot === "no"
            ? never("managing sub-account keys needs enableSpotAndMarginTrading")
            : cannotTell(
                "a main account's key with the trading right may create keys of sub-accounts; the answer does not say whose key it is",
              ),
      },
      allowlist: allowlistByFlag(flag(own["ipRestrict"]), "ipRestrict"),
      createdAt: instant(own["createTime"]),
      expiry: until === null ? null : { at: until, what: "trade spot and margin" },
      raw: own,
    });
  },
};
