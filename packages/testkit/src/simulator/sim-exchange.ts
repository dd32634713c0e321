import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Scope, SCOPES } from "@keyguard/core";
import { behave } from "./behave.ts";
import type { Misbehaviour, Step } from "./script.ts";
import { form } from "./signature.ts";
import type { Behaviour, Route, SimAccount, SimAnswer, SimKey, SimRequest, World } from "./world.ts";

/** What a new key of a simulated exchange is like; everything has a default. */
export interface KeyWishes {
  readonly key?: string;
  readonly secret?: string;
  readonly passphrase?: string;
  readonly name?: string;
  readonly account?: string;
  readonly scopes?: readonly Scope[];
  readonly allowlist?: readonly string[];
  readonly createdAt?: number;
  readonly lastUsedAt?: number | null;
  readonly expiresAt?: number | null;
}

/** A request that a simulated exchange saw. */
export interface Seen {
  readonly exchange: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: string;
  readonly status: number;
}

/** What happens to requests from now on. */
export interface StepWishes {
  readonly times?: number;
  readonly key?: string;
  readonly path?: string;
}

/** A simulated exchange on loopback. */
export interface SimExchange {
  readonly id: string;
  /** What `endpoint` has to be. */
  readonly origin: string;
  readonly world: World;
  /** The address that the exchange sees; default 203.0.113.7. */
  address: string;
  /** How far the exchange's clock is ahead of the machine's, in milliseconds. */
  clockAheadMs: number;
  /** Added to every answer, in milliseconds. */
  latencyMs: number;
  /** Most requests a second before it refuses; default no limit. */
  perSecond: number;
  /** Every request since the last reset, in order. */
  readonly seen: readonly Seen[];
  /** Every request ever, in order. */
  readonly log: readonly Seen[];
  addAccount(account: SimAccount): SimAccount;
  addKey(wishes?: KeyWishes): SimKey;
  script(does: Misbehaviour, wishes?: StepWishes): void;
  /** Forgets scripts and what was seen; keys and the log stay. */
  reset(): void;
  close(): Promise<void>;
}

/** A body is a few kilobytes; a client that sends more is not one of ours. */
const MAX_BODY_BYTES = 1_000_000;
const DAY = 86_400_000;

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new Error("the body is too long");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function textOf(body: unknown): string {
  return typeof body === "string" ? body : JSON.stringify(body);
}

/** Starts a simulated exchange; `more` are further routes, looked at first. */
export async function startExchange(behaviour: Behaviour, more: readonly Route[] = []): Promise<SimExchange> {
  const seen: Seen[] = [];
  const everything: Seen[] = [];
  const steps: Step[] = [];
  const recent: number[] = [];
  const accounts = new Map<string, SimAccount>([["main", { id: "main", parent: null, label: "main@example.com" }]]);
  const keys = new Map<string, SimKey>();
  const world: World = { accounts, keys, now: () => Date.now() + exchange.clockAheadMs };
  const routes = [...more, ...behaviour.routes];

  function nextStep(request: SimRequest): Step | undefined {
    const id = behaviour.keyOf(request);
    const index = steps.findIndex((step) => (step.key ?? id) === id && (step.path ?? request.path) === request.path);
    const step = steps[index];
    if (step === undefined) return undefined;
    step.times -= 1;
    if (step.times <= 0) steps.splice(index, 1);
    return step;
  }

  function tooMany(): boolean {
    const now = Date.now();
    while ((recent[0] ?? now) <= now - 1_000) recent.shift();
    recent.push(now);
    return recent.length > exchange.perSecond;
  }

  async function handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = "/", query = ""] = (message.url ?? "/").split("?", 2);
    const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]));
    const request: SimRequest = {
      method: message.method ?? "GET",
      path,
      query,
      fields: form(query),
      headers,
      body: await bodyOf(message),
      origin: exchange.origin,
      address: exchange.address,
    };
    const does = nextStep(request)?.does;
    const note = (status: number): void => {
      const one = { exchange: behaviour.id, method: request.method, path, query, body: request.body, status };
      seen.push(one);
      everything.push(one);
    };
    if (does?.kind === "drop" || does?.kind === "stall") {
      note(0);
      if (does.kind === "drop") message.socket.destroy();
      return;
    }
    let answer: SimAnswer;
    if (does?.kind === "answer") answer = does.answer;
    else if (tooMany()) answer = behaviour.refuse("rate", request, undefined);
    else answer = await behave(behaviour, routes, request, world);
    note(answer.status);
    const wait = exchange.latencyMs + (does?.kind === "late" ? does.milliseconds : 0);
    if (wait > 0) await new Promise((resolve) => void setTimeout(resolve, wait));
    const text = textOf(answer.body);
    const type = does?.kind === "type" ? does.contentType : "application/json";
    const date = new Date(world.now()).toUTCString();
    response.writeHead(answer.status, { "content-type": type, date, ...answer.headers });
    response.end(does?.kind === "truncate" ? text.slice(0, Math.floor(text.length / 2)) : text);
  }

  const server: Server = createServer((message, response) => {
    handle(message, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(JSON.stringify({ simulator: error instanceof Error ? error.message : "failed" }));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  const exchange: SimExchange = {
    id: behaviour.id,
    origin: `http://127.0.0.1:${port}`,
    world,
    address: "203.0.113.7",
    clockAheadMs: 0,
    latencyMs: 0,
    perSecond: Infinity,
    seen,
    log: everything,
    addAccount(account) {
      accounts.set(account.id, account);
      return account;
    },
    addKey(wishes = {}) {
      const granted = new Set(wishes.scopes ?? ["read"]);
      const key: SimKey = {
        key: wishes.key ?? randomUUID(),
        secret: wishes.secret ?? randomBytes(16).toString("hex"),
        passphrase: wishes.passphrase,
        name: wishes.name ?? "bot",
        account: wishes.account ?? "main",
        scopes: Object.fromEntries(SCOPES.map((scope) => [scope, granted.has(scope)])) as Record<Scope, boolean>,
        allowlist: [...(wishes.allowlist ?? [])],
        createdAt: wishes.createdAt ?? Date.now() - 10 * DAY,
        lastUsedAt: wishes.lastUsedAt ?? null,
        expiresAt: wishes.expiresAt ?? null,
        locked: false,
        highestNonce: 0,
      };
      keys.set(key.key, key);
      return key;
    },
    script(does, { times = 1, key, path } = {}) {
      steps.push({ does, times, ...(key === undefined ? {} : { key }), ...(path === undefined ? {} : { path }) });
    },
    reset() {
      steps.length = 0;
      seen.length = 0;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
  return exchange;
}
