import { KeyguardError } from "@keyguard/core";
import { type Family, FAMILIES, tryParseAddress } from "./address.ts";

/** How an observer is asked. */
export type ObserverKind = "https" | "dns" | "stun";

/** Where an observer of one kind is reached over one family. */
export type ObserverTarget =
  | { readonly kind: "https"; readonly url: string }
  | {
      readonly kind: "dns";
      /** The server's address, or a name that the system resolves. */
      readonly host: string;
      readonly port: number;
      readonly name: string;
      readonly type: "A" | "AAAA" | "TXT";
      readonly class: "IN" | "CH";
    }
  | { readonly kind: "stun"; readonly host: string; readonly port: number };

/** Someone who tells a caller the address that the call came from. */
export interface Observer {
  /** As reports name it, such as `https://checkip.amazonaws.com/`. */
  readonly id: string;
  readonly kind: ObserverKind;
  /** Who runs it: two observers of one operator are one witness. */
  readonly operator: string;
  /** Where it is asked for each family that it serves. */
  readonly targets: Readonly<Partial<Record<Family, ObserverTarget>>>;
}

function invalid(problem: string): KeyguardError {
  return new KeyguardError("KG_CONFIG_INVALID", `Cannot use an address observer: ${problem}`, {
    hint: "write https://HOST/PATH, dns://SERVER/NAME?type=TXT or stun:HOST:PORT",
  });
}

/** The families that a host can serve: one for an address, both for a name. */
function familiesOf(host: string): readonly Family[] {
  const address = tryParseAddress(host.replaceAll(/^\[|\]$/gu, ""));
  return address === undefined ? FAMILIES : [address.family];
}

function targets(host: string, make: (family: Family) => ObserverTarget): Observer["targets"] {
  return Object.fromEntries(familiesOf(host).map((family) => [family, make(family)]));
}

function portOf(url: URL, standard: number): number {
  return url.port === "" ? standard : Number(url.port);
}

function httpsObserver(url: URL): Observer {
  if (url.username !== "" || url.password !== "") throw invalid("its URL holds a name or a password");
  const target = { kind: "https", url: url.href } as const;
  return { id: url.href, kind: "https", operator: url.href, targets: targets(url.hostname, () => target) };
}

function isName(name: string): boolean {
  return (
    name.length <= 253 &&
    name
      .replace(/\.$/u, "")
      .split(".")
      .every((label) => /^[\w-]{1,63}$/u.test(label))
  );
}

function dnsObserver(url: URL): Observer {
  const name = decodeURIComponent(url.pathname.replace(/^\//u, ""));
  if (url.hostname === "" || !isName(name)) throw invalid("it names no server or no name");
  const query = new Map<string, string>();
  for (const pair of url.search.slice(1).split(/[;&]/u)) {
    const [field = "", value = ""] = pair.toUpperCase().split("=");
    query.set(field, value);
  }
  const type = query.get("TYPE");
  if (type !== undefined && type !== "A" && type !== "AAAA" && type !== "TXT")
    throw invalid("its type is A, AAAA or TXT");
  const host = url.hostname.replaceAll(/^\[|\]$/gu, "");
  const port = portOf(url, 53);
  return {
    id: url.href,
    kind: "dns",
    operator: url.href,
    targets: targets(host, (family) => ({
      kind: "dns",
      host,
      port,
      name,
      type: type ?? (family === 4 ? "A" : "AAAA"),
      class: query.get("CLASS") === "CH" ? "CH" : "IN",
    })),
  };
}

function stunObserver(url: URL): Observer {
  const host = url.hostname.replaceAll(/^\[|\]$/gu, "");
  if (host === "") throw invalid("it names no server");
  const port = portOf(url, 3478);
  const id = `stun:${url.hostname}:${port}`;
  return {
    id,
    kind: "stun",
    operator: id,
    targets: targets(host, () => ({ kind: "stun", host, port })),
  };
}

/**
 * Reads an observer as `[ip] observers` spells it: `https://HOST/PATH`, `dns://SERVER:PORT/NAME?type=TXT&class=CH`
 * (RFC 4501) or `stun:HOST:PORT` (RFC 7064).
 *
 * Whoever lists observers answers for them: each counts as a witness of its own, and plain http is taken too,
 * though a proxy in between may then be what is seen.
 *
 * @throws {KeyguardError} `KG_CONFIG_INVALID`; the text is not echoed
 *
 * @example
 * ```ts
 * import { parseObserver } from "@keyguard/ip";
 *
 * console.log(parseObserver("stun:stun.example.org:3478").kind); // stun
 * ```
 */
export function parseObserver(text: string): Observer {
  const spelled = text.trim().replace(/^(dns|stun):(?!\/\/)/iu, "$1://");
  if (spelled.length > 500 || !URL.canParse(spelled)) throw invalid("it is no URL");
  const url = new URL(spelled);
  switch (url.protocol) {
    case "https:":
    case "http:":
      return httpsObserver(url);
    case "dns:":
      return dnsObserver(url);
    case "stun:":
      return stunObserver(url);
    default:
      throw invalid("its scheme is not known");
  }
}
