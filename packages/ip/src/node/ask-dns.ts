import { randomInt } from "node:crypto";
import type { Family } from "../address.ts";
import type { ObserverAnswer } from "../answer.ts";
import { decodeDnsAnswer, encodeDnsQuery } from "../dns-message.ts";
import type { ObserverTarget } from "../observer.ts";
import { openConnection } from "./connection.ts";
import { exchangeDatagram } from "./datagram.ts";
import type { EgressPath } from "./egress-path.ts";
import { failureOf } from "./failure.ts";
import { exchangeFrame } from "./stream.ts";

type DnsTarget = Extract<ObserverTarget, { kind: "dns" }>;

/** Over TCP a message comes after its length in two bytes (RFC 7766). */
async function overStream(
  query: Uint8Array,
  target: DnsTarget,
  path: EgressPath,
  family: Family,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const socket = await openConnection(path, target.host, target.port, family, signal);
  const abort = (): void => void socket.destroy(signal.reason as Error);
  signal.addEventListener("abort", abort, { once: true });
  try {
    const framed = Uint8Array.from([query.length >> 8, query.length & 255, ...query]);
    const answer = await exchangeFrame(
      socket,
      framed,
      (bytes) => (bytes.length < 2 ? undefined : 2 + bytes.readUInt16BE(0)),
      4096,
    );
    return answer.subarray(2);
  } finally {
    signal.removeEventListener("abort", abort);
    socket.destroy();
  }
}

/** Asks a DNS server that answers with the asker's address: by datagram, through a proxy by stream. */
export async function askDns(
  target: DnsTarget,
  path: EgressPath,
  family: Family,
  signal: AbortSignal,
): Promise<ObserverAnswer> {
  const id = randomInt(65_536);
  const query = encodeDnsQuery(id, target);
  try {
    if (path.proxy !== undefined)
      return decodeDnsAnswer(await overStream(query, target, path, family, signal), id, target);
    return await exchangeDatagram(query, target, path, family, signal, (bytes) => {
      const answer = decodeDnsAnswer(bytes, id, target);
      // A forger's datagram is passed over; the true one may still come.
      return "failure" in answer && answer.detail === "answered another question" ? undefined : answer;
    });
  } catch (error) {
    return failureOf(signal.aborted ? signal.reason : error);
  }
}
