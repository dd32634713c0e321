import { type Credential, Secret } from "@keyguard/core";
import type { Params, SignedRequest, Signer } from "../transport/signed-request.ts";
import type { CcxtExchange } from "./ccxt-class.ts";
import { loadClass } from "./load-class.ts";

/** Replaces scheme and host of every address in a tree of addresses. */
function replaceOrigins(tree: unknown, origin: string): unknown {
  if (typeof tree === "string") return tree.replace(/^https?:\/\/[^/]+/u, origin);
  if (typeof tree !== "object" || tree === null) return tree;
  return Object.fromEntries(Object.entries(tree).map(([name, inner]) => [name, replaceOrigins(inner, origin)]));
}

/** Gives an instance the exchange's clock. Its milliseconds never repeat: some nonces must rise with every call. A correction may still set them back. */
function setClock(exchange: CcxtExchange, now: () => number): (skewMs: number) => void {
  let skew = 0;
  let last = 0;
  exchange.milliseconds = () => Math.round((last = Math.max(last + 1, now())) + skew);
  exchange.seconds = () => Math.floor(exchange.milliseconds() / 1000);
  exchange.microseconds = () => exchange.milliseconds() * 1000;
  return (skewMs) => void (skew = skewMs);
}

/** How the class wants a credential; a wallet has an address and a private key instead of key and secret. */
function settings(id: string, credential: Credential): Record<string, unknown> {
  const key = Secret.reveal(credential.key);
  const secret = Secret.reveal(credential.secret);
  if (id === "hyperliquid") return { walletAddress: key, privateKey: secret, enableRateLimit: false };
  const passphrase = credential.passphrase === undefined ? {} : { password: Secret.reveal(credential.passphrase) };
  return { apiKey: key, secret, ...passphrase, enableRateLimit: false };
}

/** What a signer needs beside the credential. */
export interface CcxtSignerOptions {
  /** Replaces scheme and host of all of the exchange's hosts, before signing: signatures that cover a host cover this one. */
  readonly origin?: string;
  readonly now: () => number;
  /** Changes an instance before it signs, for the calls that ccxt does not declare. */
  readonly prepare?: (exchange: CcxtExchange) => void;
}

/**
 * An instance of a ccxt class that can sign and cannot send: its own `fetch` throws.
 *
 * The instance holds the secret in plain properties; it must not reach a log or an error.
 */
export async function createInstance(
  id: string,
  credential: Credential,
  { origin, now, prepare }: CcxtSignerOptions,
): Promise<{ readonly exchange: CcxtExchange; readonly setSkew: (skewMs: number) => void }> {
  const Class = await loadClass(id);
  const exchange = new Class(settings(id, credential));
  exchange.fetch = () => Promise.reject(new Error("this instance signs only"));
  prepare?.(exchange);
  if (origin !== undefined) {
    exchange.urls["api"] = replaceOrigins(exchange.urls["api"], origin);
    // HTX signs its host name: another of its own hosts is signed as such, a gateway passes the usual one on.
    if (id === "htx" && /(?:^|\.)(?:huobi\.pro|htx\.com)$/u.test(new URL(origin).hostname))
      exchange.hostname = new URL(origin).hostname;
  }
  return { exchange, setSkew: setClock(exchange, now) };
}

function asText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return value === undefined || value === null ? undefined : JSON.stringify(value);
}

/** Signs with a ccxt class, which is loaded at the first signature. */
export function createCcxtSigner(id: string, credential: Credential, options: CcxtSignerOptions): Signer {
  let instance: ReturnType<typeof createInstance> | undefined;
  return {
    async sign(request, params: Params, skewMs): Promise<SignedRequest> {
      instance ??= createInstance(id, credential, options);
      const { exchange, setSkew } = await instance;
      setSkew(skewMs);
      const [section, path] = request.ccxt ?? ["", ""];
      const signed = exchange.sign(path, section, request.method, { ...params });
      const headers: Record<string, string> = {};
      for (const [name, value] of Object.entries(signed.headers ?? {}))
        if (typeof value === "string" || typeof value === "number") headers[name] = String(value);
      const body = asText(signed.body);
      return { url: signed.url, method: signed.method, headers, ...(body === undefined ? {} : { body }) };
    },
  };
}
