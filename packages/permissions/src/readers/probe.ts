import type { Cause, Scope } from "@keyguard/core";
import { isPage } from "../causes/answer.ts";
import type { AllowedRequest } from "../gate/allowed-request.ts";
import { type UnusedOrderId, unusedOrderId } from "../gate/unused-order-id.ts";
import { type KeyPermissions, type ScopeAnswer, scopeAnswers } from "../key-permissions.ts";
import type { Outcome, Session } from "../session.ts";
import type { Params } from "../transport/signed-request.ts";
import { askSisters, type Sister } from "./elsewhere.ts";
import { misshapen, type Reader, unknownAllowlist, unread } from "./reader.ts";

/** The harmless calls by which a key of one exchange can be known, and what they cannot tell. */
export interface Probes {
  readonly exchange: string;
  /** A read that needs no more than `read`. */
  readonly read: {
    readonly request: AllowedRequest;
    readonly params?: Params;
    /** True for an answer of the documented shape: a 200 of something in between is none. */
    readonly expects: (json: unknown) => boolean;
  };
  /** True for the answer of a call that did what it was asked, where errors come with HTTP 200. Default: always. */
  readonly succeeds?: (json: unknown) => boolean;
  /** A test that the exchange documents as never reaching its order book. */
  readonly orderTest?: { readonly request: AllowedRequest; readonly params: Params };
  /** The cancel of an id that cannot exist; sent only where the owner asked for it. */
  readonly cancel?: {
    readonly request: AllowedRequest;
    readonly id: "uuid" | "number";
    readonly params: (id: UnusedOrderId) => Params;
  };
  /** A documented read that answers only where the right in question is on. */
  readonly gated?: { readonly request: AllowedRequest; readonly params: Params; readonly scope: Scope };
  /** Which scopes a trading probe speaks for. Default: `trade.spot`. */
  readonly trades?: readonly Scope[];
  /** Scopes that no key of this exchange has, with the reason. */
  readonly never?: Partial<Record<Scope, string>>;
  /** Why a scope cannot be known, where there is more to say than that nothing tells. */
  readonly untold?: Partial<Record<Scope, string>>;
  readonly allowlist?: KeyPermissions["allowlist"];
  /** Other sites of the exchange, asked where this one does not know the key. */
  readonly sisters?: readonly Sister[];
}

/** Reasons for which an answer is not about the order at all, whatever its words: a gateway has "not found", too. */
const ELSEWHERE: ReadonlySet<Cause> = new Set([
  "permission-missing",
  "network",
  "maintenance",
  "intercepted",
  "rate-limited",
  "geo-blocked",
]);

const NO_SUCH_ORDER =
  /not.?found|no (?:such|active|open)? ?order|no such|(?:does ?n[o']t|do not|not) exist|unknown (?:order|oid)|invalid (?:order|oid|id)|order.{0,20}(?:invalid|unknown|missing)|already (?:closed|cancell?ed|filled)|completed|未找到|不存在/iu;

/** What the answer to an order test or a cancel says of the trading right. */
function tradingBy(outcome: Outcome, what: string, succeeds: (json: unknown) => boolean): ScopeAnswer {
  const { failed } = outcome;
  if (failed === undefined && succeeds(outcome.json)) return { answer: "yes", reason: `${what} was accepted` };
  const { answer } = outcome;
  const aboutOrder = answer !== undefined && !isPage(answer) && (failed === undefined || !ELSEWHERE.has(failed.cause));
  if (aboutOrder && NO_SUCH_ORDER.test(answer.body.slice(0, 4_000)))
    return { answer: "yes", reason: `${what} got as far as looking for the order` };
  if (failed === undefined)
    return { answer: "unknown", reason: `${what} was answered with a code that is not understood` };
  if (failed.cause === "permission-missing") return { answer: "no", reason: `${what} was refused: ${failed.says}` };
  // The read before came through from this address with this key, so what is left of the three causes is the
  // permission; a bare refusal that no table knows may be a firewall's or a country's.
  if (failed.cause === "ambiguous" && failed.sureness !== "low" && failed.couldAlsoBe.includes("permission-missing"))
    return { answer: "no", reason: `${what} was refused, a read was not: ${failed.says}` };
  return { answer: "unknown", reason: `${what} was answered with ${failed.cause}: ${failed.says}` };
}

async function trading(session: Session, probes: Probes): Promise<ScopeAnswer> {
  const succeeds = probes.succeeds ?? (() => true);
  if (probes.orderTest !== undefined)
    return tradingBy(
      await session.call(probes.orderTest.request, probes.orderTest.params),
      "the documented order test",
      succeeds,
    );
  const { cancel } = probes;
  if (cancel === undefined) return { answer: "unknown", reason: "no harmless call tells" };
  if (!session.mayProbeByCancel)
    return {
      answer: "unknown",
      reason: "only the cancel of an order that cannot exist would tell; it was not asked for",
    };
  const outcome = await session.call(cancel.request, cancel.params(unusedOrderId(cancel.id)));
  return tradingBy(outcome, "the cancel of an order that cannot exist", succeeds);
}

/** Success proves the right; a refusal can have other reasons, so it proves nothing. */
async function gatedBy(
  session: Session,
  { request, params }: NonNullable<Probes["gated"]>,
  succeeds: (json: unknown) => boolean,
): Promise<ScopeAnswer> {
  const { failed, ...outcome } = await session.call(request, params);
  if (failed === undefined && "json" in outcome && succeeds(outcome.json))
    return { answer: "yes", reason: "a read that needs this right was answered" };
  return {
    answer: "unknown",
    reason: `a read that needs this right was refused (${failed?.cause ?? "an unknown code"}), which can have other reasons`,
  };
}

/** Knows a key by harmless calls: first the read, on which everything hangs, then the others at once. */
export async function probe(session: Session, probes: Probes): Promise<KeyPermissions> {
  const { exchange } = probes;
  const outcome = await session.call(probes.read.request, probes.read.params);
  const { failed } = outcome;
  // A key without the reading right is a key all the same, where the exchange says so plainly.
  const mayNotRead = failed?.cause === "permission-missing" && failed.couldAlsoBe.length === 0;
  if (failed !== undefined && !mayNotRead)
    return unread(
      exchange,
      await askSisters(session, probes.sisters ?? [], probes.read.request, failed, probes.read.params),
    );
  if (outcome.failed === undefined && !probes.read.expects(outcome.json))
    return misshapen(exchange, "the documented fields");
  const [trade, gated] = await Promise.all([
    trading(session, probes),
    probes.gated === undefined ? undefined : gatedBy(session, probes.gated, probes.succeeds ?? (() => true)),
  ]);
  const known: Partial<Record<Scope, ScopeAnswer>> = {
    read: mayNotRead ? { answer: "no", reason: failed.says } : { answer: "yes", reason: "a read was answered" },
  };
  for (const scope of probes.trades ?? ["trade.spot" as const]) known[scope] = trade;
  for (const [scope, reason] of Object.entries(probes.untold ?? {}))
    known[scope as Scope] = { answer: "unknown", reason };
  for (const [scope, reason] of Object.entries(probes.never ?? {})) known[scope as Scope] = { answer: "no", reason };
  if (probes.gated !== undefined && gated !== undefined) known[probes.gated.scope] = gated;
  return {
    exchange,
    scopes: scopeAnswers(known, "the exchange does not tell, and no harmless call does"),
    allowlist: probes.allowlist ?? unknownAllowlist("the exchange does not tell"),
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

/** What a reader needs that asks by probes alone. */
export type ProbedReaderParts = Omit<Reader, "read" | "requests"> & Omit<Probes, "exchange">;

/** A reader that asks by probes alone; exactly the probes' own requests may be sent. */
export function probedReader(parts: ProbedReaderParts): Reader {
  const requests = [parts.read.request, parts.orderTest?.request, parts.cancel?.request, parts.gated?.request];
  const { exchange, ccxt, origin } = parts;
  return {
    exchange,
    ccxt,
    origin,
    otherOrigins: [...(parts.otherOrigins ?? []), ...(parts.sisters ?? []).map((sister) => sister.origin)],
    requests: requests.filter((request) => request !== undefined),
    ...(parts.timePath === undefined ? {} : { timePath: parts.timePath }),
    ...(parts.intervalMs === undefined ? {} : { intervalMs: parts.intervalMs }),
    ...(parts.signer === undefined ? {} : { signer: parts.signer }),
    ...(parts.prepare === undefined ? {} : { prepare: parts.prepare }),
    read: (session) => probe(session, parts),
  };
}
