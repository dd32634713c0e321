import type { Cause } from "@keyguard/core";
import { diagnose, type Diagnosis } from "./diagnosis.ts";
import { says } from "./says.ts";

interface WireRow {
  readonly text: RegExp;
  readonly cause: Cause;
  readonly proof: string;
  readonly nextStep?: string;
}

/** How operating systems, runtimes and libraries say that the exchange itself never answered. */
const WIRE: readonly WireRow[] = [
  {
    text: /SELF_SIGNED_CERT\w*|UNABLE_TO_(?:VERIFY|GET_ISSUER)\w*|DEPTH_ZERO_SELF\w*|CERT_UNTRUSTED|certificate verify failed|self.?signed certificate|unable to (?:get|verify)[\w ]{0,20}(?:issuer|certificate)|signed by unknown authority|ERR_TLS_CERT_ALTNAME\w*|CERT_HAS_EXPIRED|UnknownIssuer/iu,
    cause: "intercepted",
    proof: "the certificate is not the exchange's: somebody on the way opens the encryption",
    nextStep:
      "If a company proxy does this, give its certificate to the program (NODE_EXTRA_CA_CERTS, REQUESTS_CA_BUNDLE); else do not trade over this network.",
  },
  {
    text: /\b407\b.{0,40}proxy|proxy authentication required|(?:tunnel|proxy)[\w ()]{0,60}\b407\b/iu,
    cause: "intercepted",
    proof: "a proxy on the way wants a login",
    nextStep:
      "Put user and password into HTTPS_PROXY (http://USER:PASSWORD@HOST:PORT), or let this host past the proxy with NO_PROXY.",
  },
  {
    text: /proxy response \(\d{3}\)|ProxyError|tunnel(?:ing|ling)? (?:socket|connection)[\w ]{0,40}(?:could not|failed)/iu,
    cause: "intercepted",
    proof: "the proxy on the way refused the connection",
    nextStep: "Check HTTPS_PROXY and what that proxy allows.",
  },
  {
    text: /ENOTFOUND|EAI_AGAIN|getaddrinfo|name or service not known|temporary failure in name resolution|no such host|nodename nor servname|DNSError/iu,
    cause: "network",
    proof: "the exchange's name could not be resolved",
  },
  {
    text: /ECONNREFUSED|ConnectionRefused|connection refused|actively refused/iu,
    cause: "network",
    proof: "the connection was refused",
  },
  {
    text: /ECONNRESET|EPIPE|UND_ERR_SOCKET|ConnectionClosed|connection reset|socket hang up|other side closed|connection aborted|remote end closed|terminated/iu,
    cause: "network",
    proof: "the connection was cut",
  },
  {
    text: /ETIMEDOUT|ESOCKETTIMEDOUT|UND_ERR_\w{0,20}TIMEOUT|timed out|timeout/iu,
    cause: "network",
    proof: "no answer came in time",
  },
  {
    text: /ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL|network is unreachable|no route to host/iu,
    cause: "network",
    proof: "there is no way to the exchange from here",
  },
  {
    text: /ERR_SSL\w*|EPROTO|wrong version number|tls alert|handshake failure|SSLError/iu,
    cause: "network",
    proof: "the encrypted connection could not be set up",
  },
];

/** What the words of a network error mean; undefined when they are none. */
export function explainWire(text: string, exchange: string | null): Diagnosis | undefined {
  const row = WIRE.find((candidate) => candidate.text.test(text));
  if (row === undefined) return undefined;
  return diagnose(row.cause, {
    exchange,
    says: says([row.text.exec(text)?.[0] ?? ""]),
    sureness: "high",
    proof: [row.proof],
    ...(row.nextStep === undefined ? {} : { nextStep: row.nextStep }),
  });
}
