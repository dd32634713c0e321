import type { Observer } from "./observer.ts";

function https(operator: string, four: string | undefined, six: string | undefined): Observer {
  return {
    id: four ?? six ?? operator,
    kind: "https",
    operator,
    targets: {
      ...(four === undefined ? {} : { 4: { kind: "https", url: four } }),
      ...(six === undefined ? {} : { 6: { kind: "https", url: six } }),
    },
  };
}

function stun(operator: string, host: string, port: number): Observer {
  const target = { kind: "stun", host, port } as const;
  return { id: `stun:${host}:${port}`, kind: "stun", operator, targets: { 4: target, 6: target } };
}

/**
 * The observers that are asked unless `[ip] observers` names others: three kinds, six operators. Each is a
 * public service that answers with the caller's address; none needs a name, a key or a header.
 *
 * Hosts, names and forms as of 2026-11: ipify.org's and developers.cloudflare.com's documentation (the latter for STUN
 * over UDP and TCP), api.ident.me, and for the others the way in which many public programs ask them.
 */
export const OBSERVERS: readonly Observer[] = [
  https("amazon", "https://checkip.amazonaws.com/", undefined),
  https("ipify", "https://api.ipify.org/", "https://api6.ipify.org/"),
  https("ident.me", "https://v4.ident.me/", "https://v6.ident.me/"),
  {
    id: "dns:myip.opendns.com",
    kind: "dns",
    operator: "cisco",
    targets: {
      4: { kind: "dns", host: "208.67.222.222", port: 53, name: "myip.opendns.com", type: "A", class: "IN" },
      6: { kind: "dns", host: "2620:119:35::35", port: 53, name: "myip.opendns.com", type: "AAAA", class: "IN" },
    },
  },
  {
    id: "dns:o-o.myaddr.l.google.com",
    kind: "dns",
    operator: "google",
    targets: {
      4: { kind: "dns", host: "216.239.32.10", port: 53, name: "o-o.myaddr.l.google.com", type: "TXT", class: "IN" },
      6: {
        kind: "dns",
        host: "2001:4860:4802:32::a",
        port: 53,
        name: "o-o.myaddr.l.google.com",
        type: "TXT",
        class: "IN",
      },
    },
  },
  stun("google", "stun.l.google.com", 19302),
  stun("cloudflare", "stun.cloudflare.com", 3478),
];
