import { randomBytes } from "node:crypto";
import type { Family } from "../address.ts";
import type { ObserverAnswer } from "../answer.ts";
import { decodeStunAnswer, encodeStunRequest, STUN_HEADER_BYTES } from "../stun-message.ts";
import { openConnection } from "./connection.ts";
import { exchangeDatagram } from "./datagram.ts";
import type { EgressPath } from "./egress-path.ts";
import { failureOf } from "./failure.ts";
import { exchangeFrame } from "./stream.ts";

interface StunTarget {
  readonly host: string;
  readonly port: number;
}

async function overStream(
  request: Uint8Array,
  target: StunTarget,
  path: EgressPath,
  family: Family,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const socket = await openConnection(path, target.host, target.port, family, signal);
  const abort = (): void => void socket.destroy(signal.reason as Error);
  signal.addEventListener("abort", abort, { once: true });
  try {
    const length = (bytes: Buffer): number | undefined =>
      bytes.length < 4 ? undefined : STUN_HEADER_BYTES + bytes.readUInt16BE(2);
    return await exchangeFrame(socket, request, length, 4096);
  } finally {
    signal.removeEventListener("abort", abort);
    socket.destroy();
  }
}

/** Asks a STUN server: by datagram, through a proxy by stream. */
export async function askStun(
  target: StunTarget,
  path: EgressPath,
  family: Family,
  signal: AbortSignal,
): Promise<ObserverAnswer> {
  const transaction = new Uint8Array(randomBytes(12));
  const request = encodeStunRequest(transaction);
  try {
    if (path.proxy !== undefined)
      return decodeStunAnswer(await overStream(request, target, path, family, signal), transaction);
    return await exchangeDatagram(request, target, path, family, signal, (bytes) => {
      const answer = decodeStunAnswer(bytes, transaction);
      return "failure" in answer && answer.detail === "answered another STUN request" ? undefined : answer;
    });
  } catch (error) {
    return failureOf(signal.aborted ? signal.reason : error);
  }
}
