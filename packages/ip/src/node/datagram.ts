import { createSocket } from "node:dgram";
import { lookup } from "node:dns/promises";
import { awaitNameService } from "@keyguard/core/node";
import type { Family } from "../address.ts";
import type { EgressPath } from "./egress-path.ts";

/** A request is sent again after these pauses: datagrams get lost. */
const RESEND_MS = [400, 1200] as const;

/**
 * Sends a datagram and resolves with the first answer that `accept` takes. The socket is connected, so
 * nobody else's datagram is heard. Ends when the signal aborts.
 *
 * @throws the system's own error, or the signal's reason
 */
export async function exchangeDatagram<T>(
  message: Uint8Array,
  target: { readonly host: string; readonly port: number },
  path: EgressPath,
  family: Family,
  signal: AbortSignal,
  accept: (bytes: Uint8Array) => T | undefined,
): Promise<T> {
  await awaitNameService(target.host, signal);
  const { address } = await lookup(target.host, { family });
  signal.throwIfAborted();
  const socket = createSocket(family === 4 ? "udp4" : "udp6");
  const timers: NodeJS.Timeout[] = [];
  try {
    return await new Promise<T>((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
      socket.once("error", reject);
      socket.on("message", (bytes) => {
        const answer = accept(bytes);
        if (answer !== undefined) resolve(answer);
      });
      const send = (): void => socket.send(message, (error) => (error === null ? undefined : reject(error)));
      socket.bind({ port: 0, ...(path.localAddress === undefined ? {} : { address: path.localAddress }) }, () => {
        socket.connect(target.port, address, (error?: Error) => {
          if (error !== undefined && error !== null) return reject(error);
          send();
          for (const pause of RESEND_MS) timers.push(setTimeout(send, pause));
        });
      });
    });
  } finally {
    for (const timer of timers) clearTimeout(timer);
    socket.close();
  }
}
