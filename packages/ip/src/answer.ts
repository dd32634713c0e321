import { type Address, tryParseAddress } from "./address.ts";

/** Why an observer gave no usable answer. */
export type ObserverFailure =
  | "no-route" // the family has no way out, or the host has no address of it
  | "timeout"
  | "refused" // connection refused or broken off
  | "intercepted" // another party answered: a wrong certificate, a redirect, a page instead of an address
  | "bad-answer" // too long, not an address, the wrong question
  | "not-public" // a private, shared or documentation address
  | "proxy" // the proxy refused or failed
  | "off-path"; // this kind cannot be asked over the bot's path

/** An observer's answer, or why there is none. */
export type ObserverAnswer =
  | { readonly address: Address }
  | { readonly failure: ObserverFailure; readonly detail: string };

/** The most that is read of an answer, in bytes. An address has 45 characters at most, its JSON some more. */
export const MAX_ANSWER_BYTES = 4096;

/** Names under which services put the address in JSON. */
const FIELDS = ["ip", "ip_addr", "ipAddress", "address", "origin", "query", "client_ip", "clientIp"];

function fromJson(text: string): Address | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // not JSON: the caller says what it is
  }
  return fromValue(value, 1);
}

function fromValue(value: unknown, depth: number): Address | undefined {
  if (typeof value === "string") return tryParseAddress(value.trim());
  if (typeof value !== "object" || value === null) return undefined;
  const record = value as Readonly<Record<string, unknown>>;
  if (depth > 0 && record["data"] !== undefined) return fromValue(record["data"], depth - 1); // an exchange's envelope
  for (const field of FIELDS) {
    const candidate = record[field];
    const address = typeof candidate === "string" ? tryParseAddress(candidate.trim()) : undefined;
    if (address !== undefined) return address;
  }
  return undefined;
}

/**
 * The address in the body of an HTTP answer: the text alone, JSON with a usual field, also within `data` as exchanges
 * answer, or a line `ip=ADDRESS`.
 * A page that merely contains an address is what a captive portal serves, and is not believed.
 */
export function addressFromBody(body: string): ObserverAnswer {
  const text = body.trim();
  const line = /^ip=(\S{3,45})$/mu.exec(text)?.[1];
  const address = tryParseAddress(text) ?? fromJson(text) ?? (line === undefined ? undefined : tryParseAddress(line));
  if (address !== undefined) return { address };
  if (/^<|<html|<!doctype/iu.test(text)) return { failure: "intercepted", detail: "answered with a web page" };
  return { failure: "bad-answer", detail: text === "" ? "answered nothing" : "answered something that is no address" };
}
