// The near side: asks the observers on the given hosts and prints the reading as JSON.
// Run as `node -C @keyguard/source lab-client.ts '{"hosts":[…],"path":{…},"looks":1}'`.
import { systemClock } from "@keyguard/core/node";
import { type Family, type Observer, observeEgress, type ObserverTarget, tryParseAddress } from "../../src/index.ts";
import { createObserve, type EgressPath } from "../../src/node/index.ts";

interface Order {
  readonly hosts: readonly string[];
  readonly stun?: readonly string[];
  readonly path?: EgressPath;
  readonly looks?: number;
}

function observer(kind: string, host: string, target: ObserverTarget): Observer {
  const family: Family = tryParseAddress(host)?.family ?? 4;
  const id = `${kind}@${host}`;
  return { id, kind: target.kind, operator: id, targets: { [family]: target } };
}

const { hosts, stun = [], path = {}, looks = 1 } = JSON.parse(process.argv[2] ?? "") as Order;
const observers = [
  ...hosts.flatMap((host) => {
    const authority = host.includes(":") ? `[${host}]` : host;
    return [
      observer("https-a", host, { kind: "https", url: `http://${authority}:8080/` }),
      observer("https-b", host, { kind: "https", url: `http://${authority}:8081/` }),
      observer("dns", host, { kind: "dns", host, port: 5353, name: "me.example", type: "TXT", class: "IN" }),
    ];
  }),
  ...stun.map((host) => observer("stun", host, { kind: "stun", host, port: 3478 })),
];
const reading = await observeEgress({
  observers,
  observe: createObserve(path),
  clock: systemClock,
  until: "all",
  looks,
  timeoutMs: 3000,
});
process.stdout.write(JSON.stringify(reading));
