import { createServer, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock, Verification } from "@keyguard/core";
import { createSimulator, issueCredential, type SimExchange, type Simulator } from "@keyguard/testkit/simulator";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readPermissions } from "../src/index.ts";
import { createVerdictCache, systemFetch } from "../src/node/index.ts";
import { selfSigned } from "./self-signed.ts";
import { credentialOf, issue } from "./simulated.ts";

let simulator: Simulator;
let kraken: SimExchange;
beforeAll(async () => {
  simulator = createSimulator();
  kraken = await simulator.exchange("kraken");
});
afterAll(async () => {
  await simulator.close();
});

/** A SOCKS 5 proxy without a login; notes what it was asked for. */
async function startSocks(): Promise<{
  readonly port: number;
  readonly targets: string[];
  readonly callers: string[];
  close(): void;
}> {
  const targets: string[] = [];
  const callers: string[] = [];
  const server = createTcpServer((socket) => {
    callers.push(socket.remoteAddress ?? "");
    socket.on("error", () => undefined);
    socket.once("data", () => {
      socket.write(Buffer.from([5, 0]));
      socket.once("data", (bytes: Buffer) => {
        const named = bytes[3] === 3;
        const end = named ? 5 + (bytes[4] ?? 0) : 8;
        const host = named ? bytes.toString("latin1", 5, end) : [...bytes.subarray(4, 8)].join(".");
        const port = bytes.readUInt16BE(end);
        targets.push(`${host}:${port}`);
        const upstream = connect(port, host, () => {
          socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
          socket.pipe(upstream).pipe(socket);
        });
        upstream.on("error", () => void socket.destroy());
      });
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, targets, callers, close: () => void server.close() };
}

/** A proxy that tunnels; with a login it answers 407 to whoever has none. */
async function startProxy(
  login?: string,
): Promise<{ readonly port: number; readonly tunnels: string[]; readonly callers: string[]; close(): void }> {
  const tunnels: string[] = [];
  const callers: string[] = [];
  const server: Server = createServer((_, response) => {
    response.statusCode = 407;
    response.end();
  });
  server.on("connect", (request, socket, head) => {
    const wanted = login === undefined ? undefined : `Basic ${Buffer.from(login).toString("base64")}`;
    if (wanted !== undefined && request.headers["proxy-authorization"] !== wanted) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="x"\r\n\r\n');
      return;
    }
    const [host = "", port = "80"] = (request.url ?? "").split(":");
    tunnels.push(request.url ?? "");
    callers.push(request.socket.remoteAddress ?? "");
    const upstream = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on("error", () => void socket.destroy());
    socket.on("error", () => void upstream.destroy());
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, tunnels, callers, close: () => void server.close() };
}

describe("systemFetch()", () => {
  it.each([["HTTP_PROXY"], ["http_proxy"], ["ALL_PROXY"]])("goes through the proxy that %s names", async (name) => {
    const proxy = await startProxy();
    const { credential } = issue(kraken);
    const found = await readPermissions(credential, {
      endpoint: kraken.origin,
      fetch: systemFetch({ [name]: `http://127.0.0.1:${proxy.port}` }),
    });
    proxy.close();
    expect(found.diagnosis).toBeNull();
    expect(proxy.tunnels).toEqual([new URL(kraken.origin).host]);
  });

  it("goes through ccxt's httpProxy before the environment's, and past it for NO_PROXY", async () => {
    const [one, other] = [await startProxy(), await startProxy()];
    const { credential } = issue(kraken);
    const env = { HTTP_PROXY: `http://127.0.0.1:${one.port}` };
    await readPermissions(credential, {
      endpoint: kraken.origin,
      fetch: systemFetch(env, { httpProxy: `http://127.0.0.1:${other.port}` }),
    });
    const past = await readPermissions(credential, {
      endpoint: kraken.origin,
      fetch: systemFetch({ ...env, NO_PROXY: "127.0.0.1" }),
    });
    one.close();
    other.close();
    expect([one.tunnels.length, other.tunnels.length, past.diagnosis]).toEqual([0, 1, null]);
  });

  it.each(["socks", "socks5", "socks5h"])(
    "goes through a proxy that speaks %s, without a word of its own",
    async (scheme) => {
      const proxy = await startSocks();
      const warnings: unknown[] = [];
      const note = (warning: unknown): void => void warnings.push(warning);
      process.on("warning", note);
      const { credential } = issue(kraken);
      const env = { ALL_PROXY: `${scheme}://127.0.0.1:${proxy.port}` };
      const found = await readPermissions(credential, { endpoint: kraken.origin, fetch: systemFetch(env) });
      const past = await readPermissions(credential, {
        endpoint: kraken.origin,
        fetch: systemFetch({ ...env, NO_PROXY: "127.0.0.1" }),
      });
      process.off("warning", note);
      proxy.close();
      expect([found.diagnosis, past.diagnosis]).toEqual([null, null]);
      expect(proxy.targets).toEqual([new URL(kraken.origin).host]);
      expect(warnings).toEqual([]);
    },
  );

  it.runIf(process.platform === "linux")("leaves by a bound source address, directly and to a proxy", async () => {
    const callers: string[] = [];
    const note = (socket: Socket): void => void callers.push(socket.remoteAddress ?? "");
    const server = createServer((_, response) => void response.end("{}")).on("connection", note);
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const [http, socks] = [await startProxy(), await startSocks()];
    const ways = [
      {},
      { HTTP_PROXY: `http://127.0.0.1:${http.port}` },
      { ALL_PROXY: `socks5://127.0.0.1:${socks.port}` },
    ];
    for (const env of ways) {
      const response = await systemFetch(env, { localAddress: "127.0.0.7" })(url);
      expect(await response.text()).toBe("{}");
    }
    server.close();
    http.close();
    socks.close();
    expect(callers).toEqual(["127.0.0.7", "127.0.0.1", "127.0.0.1"]); // the proxies have addresses of their own
    expect([...http.callers, ...socks.callers]).toEqual(["127.0.0.7", "127.0.0.7"]);
  });

  it("prefers HTTP_PROXY to a socks proxy for everything, as curl and the look at the address do", async () => {
    const [http, socks] = [await startProxy(), await startSocks()];
    const env = { HTTP_PROXY: `http://127.0.0.1:${http.port}`, ALL_PROXY: `socks5://127.0.0.1:${socks.port}` };
    const { credential } = issue(kraken);
    await readPermissions(credential, { endpoint: kraken.origin, fetch: systemFetch(env) });
    http.close();
    socks.close();
    expect([http.tunnels.length, socks.targets.length]).toEqual([1, 0]);
  });

  it("gives a proxy its login, and says so where one is missing, without showing it", async () => {
    const proxy = await startProxy("me:hunter2hunter2");
    const { credential } = issue(kraken);
    const host = `127.0.0.1:${proxy.port}`;
    const without = await readPermissions(credential, {
      endpoint: kraken.origin,
      fetch: systemFetch({ HTTP_PROXY: `http://${host}` }),
    });
    const withLogin = await readPermissions(credential, {
      endpoint: kraken.origin,
      fetch: systemFetch({ HTTP_PROXY: `http://me:hunter2hunter2@${host}` }),
    });
    const wrong = await readPermissions(credential, {
      endpoint: kraken.origin,
      fetch: systemFetch({ HTTP_PROXY: `http://me:hunter3hunter3@${host}` }),
    });
    proxy.close();
    expect([without.diagnosis?.cause, withLogin.diagnosis, wrong.diagnosis?.cause]).toEqual([
      "intercepted",
      null,
      "intercepted",
    ]);
    expect(JSON.stringify(wrong)).not.toContain("hunter3");
  });

  it("refuses a proxy that cannot be read, without echoing it", () => {
    const refused = (): unknown => systemFetch({ HTTPS_PROXY: "ftp://me:hunter2hunter2@host" });
    expect(refused).toThrow(expect.objectContaining({ code: "KG_CONFIG_INVALID" }) as Error);
    expect(refused).not.toThrow(/hunter2/u);
  });
});

describe("a connection that is opened on the way", () => {
  it.each([
    ["the platform's own fetch", undefined],
    ["a proxy's client", "HTTPS_PROXY"],
  ])("is named, and gets nothing, with %s", async (_, name) => {
    const proxy = await startProxy();
    const env = name === undefined ? {} : { [name]: `http://127.0.0.1:${proxy.port}` };
    const seen: string[] = [];
    const server = createTlsServer(selfSigned("Corporate Gateway"), (request, response) => {
      seen.push(request.url ?? "");
      response.end("{}");
    });
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const found = await readPermissions(credentialOf("kraken", issueCredential("kraken")), {
      endpoint: `https://127.0.0.1:${port}`,
      fetch: systemFetch(env),
    });
    server.close();
    proxy.close();
    expect([found.diagnosis?.cause, seen]).toEqual(["intercepted", []]);
    expect(proxy.tunnels).toHaveLength(name === undefined ? 0 : 1);
  });
});

describe("no network", () => {
  it("blames the network for a port that nobody listens on, and for a name that does not resolve", async () => {
    const credential = credentialOf("kraken", issueCredential("kraken"));
    const silent = createServer();
    await new Promise<void>((resolve) => void silent.listen(0, "127.0.0.1", resolve));
    const { port } = silent.address() as AddressInfo;
    silent.close();
    const refused = await readPermissions(credential, { endpoint: `http://127.0.0.1:${port}` });
    const unresolved = await readPermissions(credential, { endpoint: "https://exchange.invalid", deadlineMs: 3_000 });
    expect([refused.diagnosis?.cause, unresolved.diagnosis?.cause]).toEqual(["network", "network"]);
  });
});

describe("createVerdictCache()", () => {
  const live: Verification = { status: "live", checkedAt: "2026-11-25T12:00:00.000Z" };

  let directory = "";
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "kg-verdicts-"));
  });
  afterEach(async () => {
    await rm(directory, { recursive: true });
  });

  function cache(): { file: string; clock: Clock & { time: number } } {
    const clock = { time: 1_000_000, now: () => clock.time, sleep: () => Promise.resolve() };
    return { file: join(directory, "deep", "verdicts.json"), clock };
  }

  it("keeps a live verdict for ten minutes, in a file for its owner alone", async () => {
    const { file, clock } = cache();
    const issued = issueCredential("binance");
    const credential = credentialOf("binance", issued);
    await createVerdictCache(file, clock).set("binance", credential, live);
    const again = createVerdictCache(file, clock);
    expect(await again.get("binance", credential)).toEqual(live);
    expect(await again.get("bybit", credential)).toBeUndefined();
    clock.time += 11 * 60_000;
    expect(await again.get("binance", credential)).toBeUndefined();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const text = await readFile(file, "utf8");
    expect(text).not.toContain(issued.key);
    expect(text).not.toContain(issued.secret.slice(0, 12));
  });

  it("keeps no unknown verdict, and begins anew on a damaged file", async () => {
    const { file, clock } = cache();
    const credential = credentialOf("binance", issueCredential("binance"));
    const first = createVerdictCache(file, clock);
    await first.set("binance", credential, { status: "unknown" });
    expect(await first.get("binance", credential)).toBeUndefined();
    await first.set("binance", credential, live);
    for (const damage of [
      '{"version":1,"salt"',
      '{"version":1,"salt":"x","verdicts":null}',
      '{"version":1,"salt":"x","verdicts":{"a":null,"b":{"at":1},"c":{"at":1,"verification":null}}}',
      "null",
    ]) {
      await writeFile(file, damage);
      const anew = createVerdictCache(file, clock);
      expect(await anew.get("binance", credential)).toBeUndefined();
      await anew.set("binance", credential, live);
      expect(await createVerdictCache(file, clock).get("binance", credential)).toEqual(live);
    }
  });
});
