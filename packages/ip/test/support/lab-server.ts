// The far side of a network made of namespaces: every observer kind on one host, telling the caller's address.
// Run as `node -C @keyguard/source lab-server.ts HOST [HOST…]`; says `ready` when all listen.
import { dnsAnswer, startDns, startEcho } from "./servers.ts";

for (const host of process.argv.slice(2)) {
  await startEcho(undefined, host, 8080);
  await startEcho(undefined, host, 8081);
  await startDns((query, from) => dnsAnswer(query, from), host, 5353);
}
process.stdout.write("ready\n");
