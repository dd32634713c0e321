import type { Cause, Confidence } from "@keyguard/core";
import { type HttpAnswer, isPage } from "./answer.ts";

/** What a page, or a bare status, in place of an API's answer means. */
export interface PageVerdict {
  readonly cause: Cause;
  readonly sureness: Confidence;
  readonly proof: string;
  readonly or?: readonly Cause[];
  readonly nextStep?: string;
}

/** Names of content networks that stand before exchanges; who answers for them answers for the exchange. */
const EDGE = /cloudflare|cloudfront|akamai|edgesuite|incapsula|imperva|awselb|aliyun/iu;
const COUNTRY =
  /block access from your country|restricted location|error 1009|not available in your (?:country|region)|your (?:country|region)/iu;
const CHALLENGE = /just a moment|attention required|cf-chl|captcha|challenge-platform|enable javascript and cookies/iu;
const TOO_MANY = /error 1015|rate limited|too many requests/iu;
const PORTAL =
  /captive|hotspot|wi-?fi|guest network|sign in to (?:the )?network|portal|accept the terms|fortigate|zscaler|blocked by|web filter|proxy/iu;

function ofEdge(answer: HttpAnswer): boolean {
  const { headers = {} } = answer;
  return EDGE.test(`${headers["server"] ?? ""} ${headers["via"] ?? ""}`) || EDGE.test(answer.body.slice(0, 20_000));
}

function forbiddenPage(answer: HttpAnswer): PageVerdict {
  const text = answer.body.slice(0, 20_000);
  if (COUNTRY.test(text))
    return { cause: "geo-blocked", sureness: "high", proof: "the page says that this country is not served" };
  if (TOO_MANY.test(text))
    return { cause: "rate-limited", sureness: "high", proof: "the page says that this address asked too often" };
  if (PORTAL.test(text) && !ofEdge(answer))
    return { cause: "intercepted", sureness: "high", proof: "a page of the network on the way answered with 403" };
  if (CHALLENGE.test(text))
    return {
      cause: "intercepted",
      sureness: "medium",
      proof: "the exchange's front door wants proof of a browser; it does so for addresses of data centres",
      or: ["geo-blocked", "rate-limited"],
    };
  if (ofEdge(answer) || !isPage(answer))
    return {
      cause: "geo-blocked",
      sureness: "medium",
      proof: "the exchange's front door refused this address before it looked at the key",
      or: ["rate-limited", "intercepted"],
    };
  return {
    cause: "intercepted",
    sureness: "medium",
    proof: "a page came in place of the API's answer",
    or: ["geo-blocked"],
  };
}

/**
 * Judges what no API of an exchange says: pages, redirects, and statuses that speak for themselves.
 *
 * @param known true when the body carries codes that some table may explain
 * @returns undefined where the status alone says nothing
 */
export function judgePage(answer: HttpAnswer, known: boolean): PageVerdict | undefined {
  const { status } = answer;
  const page = isPage(answer);
  if (status === 451)
    return { cause: "geo-blocked", sureness: "high", proof: "HTTP 451 means unavailable for legal reasons" };
  if (status === 407)
    return {
      cause: "intercepted",
      sureness: "high",
      proof: "HTTP 407: a proxy on the way wants a login",
      nextStep:
        "Put user and password into HTTPS_PROXY (http://USER:PASSWORD@HOST:PORT), or let this host past the proxy with NO_PROXY.",
    };
  if (status === 511)
    return { cause: "intercepted", sureness: "high", proof: "HTTP 511: the network wants a sign-in first" };
  if (status >= 300 && status < 400)
    return {
      cause: "intercepted",
      sureness: "high",
      proof: `HTTP ${status}: APIs do not redirect, sign-in pages do; it was not followed`,
    };
  if (known && !page) return undefined;
  if (status === 429) return { cause: "rate-limited", sureness: "high", proof: "HTTP 429 means too many requests" };
  if (status === 418)
    return {
      cause: "rate-limited",
      sureness: "high",
      proof: "HTTP 418: the address is banned for a while after too many requests",
    };
  if (status === 403) return forbiddenPage(answer);
  if (status >= 500)
    return { cause: "maintenance", sureness: "high", proof: `HTTP ${status}: the server, not the key, failed` };
  if (page && status === 404)
    return {
      cause: "wrong-environment",
      sureness: "medium",
      proof: "the host does not serve this call at all",
      or: ["intercepted"],
    };
  if (page && COUNTRY.test(answer.body.slice(0, 20_000)))
    return { cause: "geo-blocked", sureness: "medium", proof: "the page says that this country is not served" };
  if (page)
    return {
      cause: "intercepted",
      sureness: "high",
      proof: `a page came with HTTP ${status} in place of the API's answer`,
    };
  return undefined;
}
