import { type Answer, type Clock, type Credential, type KeyConfig, Secret, type Scope } from "@keyguard/core";
import { type EgressReading, emptyEgress, parseAddress, withReported } from "@keyguard/ip";
import {
  CAUSE_PAGES,
  type Diagnosis,
  type KeyPermissions,
  scopeAnswers,
  unreadPermissions,
} from "@keyguard/permissions";
import type { EgressFacts, GuardKey, GuardPorts } from "../../src/index.ts";

export const NOW: number = Date.UTC(2026, 10, 25);
const DAY = 86_400_000;

export function clockAt(now: number): Clock {
  return { now: () => now, sleep: async () => undefined };
}

export function declared(name: string, more: Partial<KeyConfig> = {}): GuardKey {
  return { name, config: { exchange: "binance", profile: "trading", store: `env:${name.toUpperCase()}`, ...more } };
}

export function credentialOf(name: string): Credential {
  const value = (part: string): Secret => new Secret(`${part}-of-${name}-`.padEnd(64, "x"), `${name}/${part}`);
  return { exchange: "binance", key: value("key"), secret: value("secret") };
}

/** A key in the best order: it reads and trades, is bound, and is ten days old. */
export function goodKey(
  scopes: Partial<Record<Scope, Answer>> = {},
  more: Partial<KeyPermissions> = {},
): KeyPermissions {
  const wanted: Partial<Record<Scope, Answer>> = {
    read: "yes",
    "trade.spot": "yes",
    "trade.margin": "no",
    "trade.derivatives": "no",
    "transfer.internal": "no",
    withdraw: "no",
    "manage-keys": "no",
    ...scopes,
  };
  const known = Object.fromEntries(
    Object.entries(wanted).map(([scope, answer]) => [scope, { answer, reason: "told" }]),
  );
  return {
    exchange: "binance",
    scopes: scopeAnswers(known, "not told"),
    allowlist: { status: "restricted", entries: ["8.8.8.8"], reason: "told" },
    account: "sub",
    createdAt: new Date(NOW - 10 * DAY).toISOString(),
    lastUsedAt: new Date(NOW - DAY).toISOString(),
    expiry: null,
    environment: "live",
    answer: "self-described",
    raw: {},
    diagnosis: null,
    ...more,
  };
}

export function unread(cause: Diagnosis["cause"], more: Partial<Diagnosis> = {}): KeyPermissions {
  const { nextStep, passing } = CAUSE_PAGES[cause];
  const given = {
    cause,
    sureness: "high",
    exchange: "binance",
    says: "",
    proof: [],
    nextStep,
    couldAlsoBe: [],
    passing,
  } as const;
  return unreadPermissions("binance", { ...given, ...more });
}

function seenFrom(...addresses: string[]): EgressReading {
  return withReported(
    emptyEgress(),
    addresses.map((text) => ({ exchange: "okx", address: parseAddress(text) })),
  );
}

/** A machine that has gone out by 8.8.8.8 for a month. */
export function settledAt(...addresses: string[]): EgressFacts {
  const history = [{ path: "direct", family: 4 as const, addresses, since: NOW - 30 * DAY, until: NOW }];
  return { reading: seenFrom(...addresses), history, path: "direct", platform: null };
}

/** Ports of a world in which all is well, but for what is given. */
export function world(more: Partial<GuardPorts> = {}): GuardPorts {
  return {
    loadCredential: async ({ name }) => credentialOf(name),
    readKey: async () => goodKey(),
    findEgress: async () => settledAt("8.8.8.8"),
    readRotation: async () => ({ replacedAt: null, events: [] }),
    ...more,
  };
}
