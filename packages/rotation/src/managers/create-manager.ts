import type { Credential } from "@keyguard/core";
import { createBinanceManager } from "./binance.ts";
import { createBingxManager } from "./bingx.ts";
import { createBitgetManager } from "./bitget.ts";
import { createBybitManager } from "./bybit.ts";
import { createCoinexManager } from "./coinex.ts";
import { createDeribitManager } from "./deribit.ts";
import { createGateManager } from "./gate.ts";
import { createHtxManager } from "./htx.ts";
import { agentId, createHyperliquidManager } from "./hyperliquid.ts";
import { type KeyManager, plainId } from "./key-manager.ts";
import { createKucoinManager } from "./kucoin.ts";
import { createMexcManager } from "./mexc.ts";
import { createOkxManager } from "./okx.ts";
import type { KeyManagerOptions } from "./transport.ts";
import { createWhitebitManager } from "./whitebit.ts";

const MANAGERS: Readonly<Record<string, (options: KeyManagerOptions) => KeyManager>> = {
  binance: createBinanceManager,
  bingx: createBingxManager,
  bitget: createBitgetManager,
  bybit: createBybitManager,
  coinex: createCoinexManager,
  deribit: createDeribitManager,
  gate: createGateManager,
  htx: createHtxManager,
  hyperliquid: createHyperliquidManager,
  kucoin: createKucoinManager,
  mexc: createMexcManager,
  okx: createOkxManager,
  whitebit: createWhitebitManager,
};

/** The exchanges whose keys can be managed by calls, sorted. */
export const MANAGED_EXCHANGES: readonly string[] = Object.keys(MANAGERS).sort();

/** Exchanges whose account is the managing key's own: no sub-account has to be named. */
const OWN_ACCOUNT = new Set(["deribit", "hyperliquid"]);

/** True when a key manager needs to be told a sub-account. */
export function needsAccount(exchange: string): boolean {
  return !OWN_ACCOUNT.has(exchange);
}

/**
 * What names a credential at its exchange, and what every fingerprint of it is made from: its key id,
 * or the address of Hyperliquid's agent.
 */
export function credentialId(credential: Credential): string {
  return credential.exchange === "hyperliquid" ? agentId(credential) : plainId(credential);
}

/**
 * The key manager of an exchange: the one place from which keys are created and deleted. Undefined
 * for an exchange that lets no program do it; see {@link createGuidedManager}.
 */
export function createKeyManager(exchange: string, options: KeyManagerOptions): KeyManager | undefined {
  return Object.hasOwn(MANAGERS, exchange) ? MANAGERS[exchange]?.(options) : undefined;
}
