import { type Fetch, KeyguardError } from "@keyguard/core";
import type { AllowedRequest } from "./allowed-request.ts";
import { UNUSED_ORDER_ID } from "./unused-order-id.ts";

/** What may pass. */
export interface GatePolicy {
  readonly exchange: string;
  readonly requests: readonly AllowedRequest[];
  /** Schemes and hosts, such as `https://api.binance.com`. */
  readonly origins: readonly string[];
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** The fields of a query or a body, as texts; undefined for a body that cannot be read. */
function fieldsOf(url: URL, body: string | undefined): ReadonlyMap<string, string[]> | undefined {
  const fields = new Map<string, string[]>();
  const add = (name: string, value: string): void => void fields.set(name, [...(fields.get(name) ?? []), value]);
  for (const [name, value] of url.searchParams) add(name, value);
  if (body === undefined || body === "") return fields;
  if (body.startsWith("{")) {
    try {
      const read = JSON.parse(body) as Record<string, unknown>;
      for (const [name, value] of Object.entries(read))
        add(name, typeof value === "string" ? value : JSON.stringify(value));
      const { params } = read;
      if (typeof params === "object" && params !== null)
        for (const [name, value] of Object.entries(params))
          add(name, typeof value === "string" ? value : JSON.stringify(value));
      return fields;
    } catch {
      return undefined;
    }
  }
  for (const [name, value] of new URLSearchParams(body)) add(name, value);
  return fields;
}

/** True when every occurrence of a field, and at least one, has the value. */
function has(fields: ReadonlyMap<string, string[]>, name: string, fits: (value: string) => boolean): boolean {
  const values = fields.get(name) ?? [];
  return values.length > 0 && values.every(fits);
}

function pathFits(allowed: string, path: string): boolean {
  const [before, after] = allowed.split("{id}");
  if (after === undefined) return allowed === path;
  if (before === undefined || !path.startsWith(before) || !path.endsWith(after)) return false;
  return UNUSED_ORDER_ID.test(path.slice(before.length, path.length - after.length));
}

/** True when a request is one of the allowed ones, whole: method, path, pinned fields and ids. */
export function isAllowed(request: AllowedRequest, method: string, url: URL, body: string | undefined): boolean {
  if (request.method !== method || !pathFits(request.path, url.pathname)) return false;
  if (request.pinned === undefined && request.idField === undefined) return true;
  const fields = fieldsOf(url, body);
  if (fields === undefined) return false;
  const { idField } = request;
  if (idField !== undefined && !has(fields, idField, (value) => UNUSED_ORDER_ID.test(value))) return false;
  return Object.entries(request.pinned ?? {}).every(([name, wanted]) => has(fields, name, (value) => value === wanted));
}

function refuse(exchange: string, why: string): never {
  throw new KeyguardError("KG_REQUEST_NOT_ALLOWED", `Cannot send a request to "${exchange}": ${why}`, {
    hint: "this is a mistake in keyguard; nothing was sent. Please report it",
  });
}

/**
 * Stands between everything that signs and the network: only the listed requests to the listed
 * hosts pass, anything else throws before a byte leaves. Plain http passes to this machine only, and
 * redirects are not followed.
 *
 * @throws {KeyguardError} `KG_REQUEST_NOT_ALLOWED`, when the returned function is called with anything else
 */
export function guardFetch(fetch: Fetch, { exchange, requests, origins }: GatePolicy): Fetch {
  return async (address, init = {}) => {
    if (!URL.canParse(address)) return refuse(exchange, "its address is none");
    const url = new URL(address);
    const { body } = init;
    if (body !== undefined && body !== null && typeof body !== "string") return refuse(exchange, "its body is no text");
    if (url.username !== "" || url.password !== "") return refuse(exchange, "its address carries a login");
    if (!origins.includes(url.origin)) return refuse(exchange, "the host is not the exchange's own");
    if (url.protocol !== "https:" && !(url.protocol === "http:" && LOOPBACK.test(url.hostname)))
      return refuse(exchange, "it would travel in the clear");
    const method = (init.method ?? "GET").toUpperCase();
    if (!requests.some((request) => isAllowed(request, method, url, body ?? undefined)))
      return refuse(exchange, "it is not on the list of harmless ones");
    return fetch(address, { ...init, method, redirect: "manual" });
  };
}
