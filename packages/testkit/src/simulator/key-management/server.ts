import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type {
  ManagedSimAccount,
  ManagedSimKey,
  ManagementAnswer,
  ManagementHandler,
  ManagementRequest,
} from "./account.ts";
import { MANAGED } from "./handlers.ts";

/** What goes wrong with a call, once. */
export type ManagementFault =
  | "lost-answer" // carried out, and the connection is cut
  | "twice" // carried out twice, as a proxy that repeats does
  | "late" // carried out after the client gave up
  | "server-error"; // 503, not carried out

/** A running simulator of one exchange's key management. */
export interface ManagementSimulator {
  readonly origin: string;
  readonly account: ManagedSimAccount;
  /** Every request that came, as `METHOD PATH`. */
  readonly seen: string[];
  /** Has the next request that `matches` go wrong. */
  failNext(matches: (request: ManagementRequest) => boolean, fault: ManagementFault): void;
  /** Answers what is no key management, such as a key that asks about itself. */
  otherwise?: (request: ManagementRequest) => ManagementAnswer | undefined;
  close(): Promise<void>;
}

async function read(message: IncomingMessage): Promise<ManagementRequest> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk as Uint8Array);
  const [path = "/", rawQuery = ""] = (message.url ?? "/").split("?");
  const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]));
  const body = Buffer.concat(chunks).toString("utf8");
  return { method: message.method ?? "GET", path, rawQuery, query: new URLSearchParams(rawQuery), headers, body };
}

/** A made-up account with one trading key, bound to one address. */
export function makeManagedAccount(exchange: string, now: () => number = Date.now): ManagedSimAccount {
  const managed = MANAGED[exchange];
  if (managed === undefined) throw new RangeError(`Cannot simulate the key management of "${exchange}"`);
  let handle = 1000;
  const value = (kind: "key" | "secret"): string =>
    exchange === "hyperliquid"
      ? `0x${randomBytes(kind === "key" ? 20 : 32).toString("hex")}`
      : randomBytes(16).toString("hex");
  const passphrase = managed.passphrase ? { passphrase: randomBytes(9).toString("hex") } : {};
  const first: ManagedSimKey = {
    id: value("key"),
    secret: value("secret"),
    name: "bot",
    handle: handle++,
    rights: managed.rights,
    addresses: exchange === "hyperliquid" ? [] : ["203.0.113.7", "203.0.113.8"],
    createdAt: now(),
    ...(managed.passphrase ? { passphrase: randomBytes(9).toString("hex") } : {}),
  };
  return {
    account: managed.account,
    master: { key: value("key"), secret: value("secret"), ...passphrase },
    keys: [first],
    now,
    value,
    nextHandle: () => handle++,
    oneTimeCode: "314159",
  };
}

/**
 * Starts the simulator on a free port of this machine.
 *
 * @param handler who answers, for an exchange that has accounts of several kinds
 */
export async function startManagementSimulator(
  exchange: string,
  account: ManagedSimAccount = makeManagedAccount(exchange),
  handler: ManagementHandler | undefined = MANAGED[exchange]?.handler,
): Promise<ManagementSimulator> {
  if (handler === undefined) throw new RangeError(`Cannot simulate the key management of "${exchange}"`);
  const faults: { matches: (request: ManagementRequest) => boolean; fault: ManagementFault }[] = [];
  const seen: string[] = [];

  const server = createServer((message, response) => {
    void (async (): Promise<void> => {
      const request = await read(message);
      seen.push(`${request.method} ${request.path}`);
      const index = faults.findIndex(({ matches }) => matches(request));
      const fault = index === -1 ? undefined : faults.splice(index, 1)[0]?.fault;
      if (fault === "server-error") {
        response.writeHead(503, { "Content-Type": "text/html" }).end("<h1>Service Unavailable</h1>");
        return;
      }
      if (fault === "late") {
        // The client's deadline passes first; then the call has its effect all the same.
        message.socket.once("close", () => handler(request, account));
        return;
      }
      const answer = handler(request, account) ??
        simulator.otherwise?.(request) ?? { status: 404, body: { code: 404 } };
      if (fault === "twice") handler(request, account);
      if (fault === "lost-answer") {
        message.socket.destroy();
        return;
      }
      const text = answer.body === undefined ? "" : JSON.stringify(answer.body);
      response.writeHead(answer.status, { "Content-Type": "application/json" }).end(text);
    })().catch(() => message.socket.destroy()); // a handler that throws is a test's mistake: the client sees a cut
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const simulator: ManagementSimulator = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    account,
    seen,
    failNext: (matches, fault) => void faults.push({ matches, fault }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return simulator;
}
