import type { ManagementHandler } from "./account.ts";
import { binanceManagement } from "./binance.ts";
import { bingxManagement } from "./bingx.ts";
import { bitgetManagement } from "./bitget.ts";
import { bybitManagement } from "./bybit.ts";
import { coinexManagement } from "./coinex.ts";
import { deribitManagement } from "./deribit.ts";
import { gateManagement } from "./gate.ts";
import { htxManagement } from "./htx.ts";
import { hyperliquidManagement } from "./hyperliquid.ts";
import { kucoinManagement } from "./kucoin.ts";
import { mexcManagement } from "./mexc.ts";
import { okxManagement } from "./okx.ts";
import { whitebitManagement } from "./whitebit.ts";

/** Who answers for an exchange, and the rights of a plain trading key there in its own JSON. */
export interface ManagedExchange {
  readonly handler: ManagementHandler;
  /** A sub-account's name as the exchange spells such. */
  readonly account: string;
  readonly rights: Readonly<Record<string, unknown>>;
  readonly passphrase: boolean;
}

/** Every exchange whose key management is simulated, by id. */
export const MANAGED: Readonly<Record<string, ManagedExchange>> = {
  binance: {
    handler: binanceManagement,
    account: "bot1@example.com",
    rights: {
      canTrade: true,
      canMarginLoanRepay: false,
      canFuturesTrade: false,
      canUniversalTransfer: false,
      canVanillaOptions: false,
    },
    passphrase: false,
  },
  bingx: { handler: bingxManagement, account: "123456", rights: { permissions: [1, 2] }, passphrase: false },
  bitget: {
    handler: bitgetManagement("unified"),
    account: "123456",
    rights: { type: "read-and-write", permissions: ["uta_trade"] },
    passphrase: true,
  },
  bybit: {
    handler: bybitManagement,
    account: "123456",
    rights: { readOnly: 0, permissions: { Spot: ["SpotTrade"] } },
    passphrase: false,
  },
  coinex: { handler: coinexManagement, account: "bot1", rights: { trade_enabled: true }, passphrase: false },
  deribit: {
    handler: deribitManagement,
    account: "",
    rights: { max_scope: "account:read trade:read_write wallet:read" },
    passphrase: false,
  },
  gate: {
    handler: gateManagement,
    account: "123456",
    rights: {
      mode: 1,
      perms: [
        { name: "spot", read_only: false },
        { name: "wallet", read_only: true },
      ],
    },
    passphrase: false,
  },
  htx: { handler: htxManagement, account: "123456", rights: { permission: "readOnly,trade" }, passphrase: false },
  hyperliquid: { handler: hyperliquidManagement, account: "", rights: { validUntil: null }, passphrase: false },
  kucoin: { handler: kucoinManagement, account: "bot1", rights: { permission: "General,Spot" }, passphrase: true },
  mexc: {
    handler: mexcManagement,
    account: "bot1",
    rights: { permissions: "SPOT_ACCOUNT_READ,SPOT_DEAL_READ,SPOT_DEAL_WRITE" },
    passphrase: false,
  },
  okx: { handler: okxManagement, account: "bot1", rights: { perm: "read_only,trade" }, passphrase: true },
  whitebit: { handler: whitebitManagement, account: "77", rights: { type: 1 }, passphrase: false },
};
