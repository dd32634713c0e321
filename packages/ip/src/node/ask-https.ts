import { request, type IncomingMessage } from "node:http";
import { isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Family } from "../address.ts";
import { addressFromBody, MAX_ANSWER_BYTES, type ObserverAnswer } from "../answer.ts";
import { openConnection } from "./connection.ts";
import type { EgressPath } from "./egress-path.ts";
import { failureOf } from "./failure.ts";

function secured(socket: Socket, host: string): Socket {
  return connectTls({ socket, host, servername: isIP(host) === 0 ? host : "", ALPNProtocols: ["http/1.1"] });
}

async function bodyOf(response: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) return undefined; // leaving the loop closes the connection
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

async function read(response: IncomingMessage): Promise<ObserverAnswer> {
  const status = response.statusCode ?? 0;
  if ((status >= 300 && status < 400) || status === 511)
    return { failure: "intercepted", detail: `answered ${status}: another page wants to be seen first` };
  if (status !== 200) return { failure: "bad-answer", detail: `answered HTTP ${status}` };
  const body = await bodyOf(response);
  return body === undefined ? { failure: "bad-answer", detail: "answered too much" } : addressFromBody(body);
}

/**
 * Asks an HTTP observer with a plain GET: no cookie, no name, the same User-Agent for everyone.
 * Redirects are not followed and 4 KiB are read at most.
 */
export async function askHttps(
  target: string,
  path: EgressPath,
  family: Family,
  signal: AbortSignal,
): Promise<ObserverAnswer> {
  const url = new URL(target);
  const tls = url.protocol === "https:";
  const host = url.hostname.replaceAll(/^\[|\]$/gu, "");
  let socket: Socket | undefined;
  const abort = (): void => void socket?.destroy(signal.reason as Error);
  signal.addEventListener("abort", abort, { once: true });
  try {
    socket = await openConnection(path, host, url.port === "" ? (tls ? 443 : 80) : Number(url.port), family, signal);
    if (tls) socket = secured(socket, host);
    const connection = socket;
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      connection.once("error", reject);
      request({
        createConnection: () => connection,
        host,
        path: `${url.pathname}${url.search}`,
        headers: { Host: url.host, Accept: "text/plain", "User-Agent": "keyguard", Connection: "close" },
      })
        .once("response", resolve)
        .once("error", reject)
        .end();
      connection.resume(); // a proxy's greeting left it paused
    });
    return await read(response);
  } catch (error) {
    return failureOf(signal.aborted ? signal.reason : error);
  } finally {
    signal.removeEventListener("abort", abort);
    socket?.destroy();
  }
}
