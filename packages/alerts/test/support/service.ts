import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it came over the wire. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** What a service answers; by default 200 and `ok`. */
export interface Answer {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A service on this machine that keeps what it was sent. */
export interface Service {
  readonly origin: string;
  readonly received: Received[];
  stop(): Promise<void>;
}

/** Starts a service; `answer` gets the number of the request, from 0. */
export async function startService(answer: (turn: number, request: Received) => Answer = () => ({})): Promise<Service> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const kept = { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body };
    received.push(kept);
    const { status = 200, body: text = "ok", headers = {} } = answer(received.length - 1, kept);
    response.writeHead(status, headers).end(text);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
