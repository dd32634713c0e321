import { type Allowlist, type Answer, letsAnyoneIn, type Scope } from "@keyguard/core";
import type { CcxtExchange } from "../ccxt/ccxt-class.ts";
import { diagnose, type Diagnosis } from "../causes/diagnosis.ts";
import type { AllowedRequest } from "../gate/allowed-request.ts";
import { type KeyPermissions, type ScopeAnswer, scopeAnswers, unreadPermissions } from "../key-permissions.ts";
import type { Session } from "../session.ts";
import type { Signer } from "../transport/signed-request.ts";
import { cidrs, type Fields, redactFlags } from "./fields.ts";

/** How one exchange is asked about a key, and everything that may be sent to it. */
export interface Reader {
  /** The exchange's id. */
  readonly exchange: string;
  /** The ccxt class that signs; null where keyguard signs itself. */
  readonly ccxt: string | null;
  /** The origin of the first request, for what keyguard signs itself and for the public clock. */
  readonly origin: string;
  /** Further origins of the exchange that may be asked. */
  readonly otherOrigins?: readonly string[];
  /** Everything that may be sent. */
  readonly requests: readonly AllowedRequest[];
  /** The path of the public clock, where there is one. */
  readonly timePath?: string;
  /** How far apart requests are kept, in milliseconds; from the exchange's documented limits. */
  readonly intervalMs?: number;
  /** Changes a ccxt instance for a call that it does not declare. */
  readonly prepare?: (exchange: CcxtExchange) => void;
  /** Signs without ccxt. */
  readonly signer?: (session: SignerParts) => Signer;
  /** Asks. */
  read(session: Session): Promise<KeyPermissions>;
}

/** What an own signer gets. */
export interface SignerParts {
  readonly credential: Session["credential"];
  readonly origin: string;
  readonly now: () => number;
}

/** What a self-describing exchange told. */
export interface Told {
  readonly scopes: Partial<Record<Scope, ScopeAnswer>>;
  readonly allowlist: KeyPermissions["allowlist"];
  readonly account?: KeyPermissions["account"];
  readonly createdAt?: string | null;
  readonly lastUsedAt?: string | null;
  readonly expiry?: KeyPermissions["expiry"];
  readonly raw: Fields;
}

/** The permissions of a key that the exchange described. */
export function selfDescribed(exchange: string, told: Told): KeyPermissions {
  return {
    exchange,
    scopes: scopeAnswers(told.scopes, "the exchange does not tell"),
    allowlist: told.allowlist,
    account: told.account ?? "unknown",
    createdAt: told.createdAt ?? null,
    lastUsedAt: told.lastUsedAt ?? null,
    expiry: told.expiry ?? null,
    environment: "unknown",
    answer: "self-described",
    raw: redactFlags(told.raw),
    diagnosis: null,
  };
}

/** The permissions of a key whose call failed. */
export function unread(exchange: string, diagnosis: Diagnosis): KeyPermissions {
  return unreadPermissions(exchange, diagnosis);
}

/** The permissions of a key whose answer has not the documented shape: nothing is known then. */
export function misshapen(exchange: string, what: string): KeyPermissions {
  return unreadPermissions(
    exchange,
    diagnose("bad-answer", { exchange, says: "", sureness: "high", proof: [`the answer lacks ${what}`] }),
  );
}

/** A scope by a flag of the answer. */
export function byFlag(answer: Answer, name: string): ScopeAnswer {
  return { answer, reason: answer === "unknown" ? `the answer has no usable ${name}` : `${name}: ${answer}` };
}

/** A scope that no key of this exchange has. */
export function never(reason: string): ScopeAnswer {
  return { answer: "no", reason };
}

/** A scope that cannot be known, with the reason. */
export function cannotTell(reason: string): ScopeAnswer {
  return { answer: "unknown", reason };
}

/**
 * An allowlist from the list that an answer holds.
 *
 * @param entries undefined where the field is missing: that is unknown, not unrestricted
 */
export function allowlistOf(entries: readonly string[] | undefined, field: string): KeyPermissions["allowlist"] {
  if (entries === undefined) return unknownAllowlist(`the answer has no usable ${field}`);
  const real = entries.map((entry) => entry.trim()).filter((entry) => entry !== "");
  const any = real.length === 0 || real.some(letsAnyoneIn);
  const status: Allowlist["status"] = any ? "unrestricted" : "restricted";
  return {
    status,
    entries: any ? [] : cidrs(real),
    reason: any ? `${field}: any address` : `${field}: ${real.length} entries`,
  };
}

/** An allowlist of which only its existence is told. */
export function allowlistByFlag(restricted: Answer, field: string): KeyPermissions["allowlist"] {
  const status = restricted === "unknown" ? "unknown" : restricted === "yes" ? "restricted" : "unrestricted";
  return {
    status,
    entries: [],
    reason:
      restricted === "unknown"
        ? `the answer has no usable ${field}`
        : `${field}: ${restricted}; the list itself is not told`,
  };
}

/** An allowlist that cannot be known. */
export function unknownAllowlist(reason: string): KeyPermissions["allowlist"] {
  return { status: "unknown", entries: [], reason };
}
