import { once } from "node:events";
import { createServer as createHttps } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { Secret } from "@keyguard/core";
import { systemClock } from "@keyguard/core/node";
import { afterEach, describe, expect, test } from "vitest";
import { type Family, type ObserverAnswer, observeEgress, parseObserver } from "../src/index.ts";
import { createObserve, type EgressPath, parseProxy, pathFromEnv, pathLabel } from "../src/node/index.ts";
import { selfSigned } from "./support/certificate.ts";
import {
  dnsAnswer,
  type Running,
  startConnectProxy,
  startDns,
  startEcho,
  startHttp,
  startSocks,
  startTcp,
  startTcpDns,
} from "./support/servers.ts";

const running: Running[] = [];
function keep<T extends Running>(server: T): T {
  running.push(server);
  return server;
}
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

async function ask(
  observer: string,
  path: EgressPath = {},
  family: Family = 4,
  timeoutMs = 3000,
): Promise<ObserverAnswer> {
  return await createObserve(path)(parseObserver(observer), family, AbortSignal.timeout(timeoutMs));
}
/** The address, or the failure's name. */
async function outcome(...args: Parameters<typeof ask>): Promise<string> {
  const answer = await ask(...args);
  return "failure" in answer ? answer.failure : answer.address.text;
}

describe("asking over HTTP", () => {
  test.each([
    ["plain text", "8.8.8.8\n", "8.8.8.8"],
    ["JSON", '{"ip":"8.8.8.8"}', "8.8.8.8"],
    ["JSON of another field", '{"origin": "8.8.8.8"}', "8.8.8.8"],
    ["a trace", "fl=1\nip=8.8.8.8\nts=1.5\n", "8.8.8.8"],
    ["an IPv4-mapped address", "::ffff:8.8.8.8", "8.8.8.8"],
    ["an exchange's envelope", '{"code":0,"data":{"ip":"8.8.8.8"}}', "8.8.8.8"],
    ["an envelope of text", '{"data":" 8.8.8.8 "}', "8.8.8.8"],
    ["an envelope in an envelope", '{"data":{"data":{"ip":"8.8.8.8"}}}', "bad-answer"],
    ["a page that holds an address", "<html><body>8.8.8.8</body></html>", "intercepted"],
    ["words", "your address is 8.8.8.8", "bad-answer"],
    ["nothing", "", "bad-answer"],
    ["broken JSON", '{"ip":"8.8.8.8"', "bad-answer"],
    ["a megabyte", "8".repeat(1 << 20), "bad-answer"],
  ])("reads %s", async (_, body, expected) => {
    const { port } = keep(await startEcho(body));
    expect(await outcome(`http://127.0.0.1:${port}/`)).toBe(expected);
  });

  test.each([
    [302, "intercepted"],
    [511, "intercepted"],
    [503, "bad-answer"],
    [204, "bad-answer"],
  ])("does not believe HTTP %i", async (status, expected) => {
    const { port } = keep(
      await startHttp((_, response) =>
        response.writeHead(status, { location: "http://127.0.0.1:1/login" }).end("8.8.8.8"),
      ),
    );
    expect(await outcome(`http://127.0.0.1:${port}/`)).toBe(expected);
  });

  test("stops reading an endless answer", async () => {
    let closed: Promise<unknown> = Promise.resolve();
    const { port } = keep(
      await startHttp((_, response) => {
        closed = once(response, "close");
        const more = (): void => {
          while (!response.destroyed && response.write("8".repeat(1024)));
          if (!response.destroyed) response.once("drain", more);
        };
        more();
      }),
    );
    expect(await outcome(`http://127.0.0.1:${port}/`)).toBe("bad-answer");
    await closed;
  });

  test("gives up on one that accepts and stalls, and closes the connection", async () => {
    const accepted: Socket[] = [];
    const { port } = keep(await startTcp((socket) => accepted.push(socket.resume())));
    expect(await outcome(`http://127.0.0.1:${port}/`, {}, 4, 100)).toBe("timeout");
    for (const socket of accepted) if (!socket.closed) await once(socket, "close");
    expect(accepted).toHaveLength(1);
  });

  test("names a refused connection, and a certificate that proves nothing", async () => {
    const closed = await startTcp(() => undefined);
    await closed.stop();
    expect(await outcome(`http://127.0.0.1:${closed.port}/`)).toBe("refused");
    const plain = keep(
      await startTcp((socket) => socket.once("data", () => socket.end("HTTP/1.1 200 OK\r\n\r\n8.8.8.8"))),
    );
    expect(await outcome(`https://127.0.0.1:${plain.port}/`)).toBe("intercepted");
  });

  test("believes a certificate that the system trusts, and no other", async () => {
    const identity = await selfSigned();
    const server = createHttps(identity, (_, response) => response.end("8.8.8.8"));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `https://localhost:${(server.address() as AddressInfo).port}/`;
    try {
      expect(await outcome(url)).toBe("intercepted");
      setDefaultCACertificates([...getCACertificates("bundled"), identity.cert]);
      expect(await outcome(url)).toBe("8.8.8.8");
    } finally {
      setDefaultCACertificates(getCACertificates("bundled"));
      server.close();
    }
  });

  test("tells an observer nothing about its caller", async () => {
    let seen = "";
    const { port } = keep(
      await startHttp((request, response) => {
        seen = `${request.method} ${request.url}\n${request.rawHeaders.join("\n")}`;
        response.end("8.8.8.8");
      }),
    );
    await ask(`http://127.0.0.1:${port}/ip`);
    expect(seen.split("\n")).toEqual([
      "GET /ip",
      "Host",
      `127.0.0.1:${port}`,
      "Accept",
      "text/plain",
      "User-Agent",
      "keyguard",
      "Connection",
      "close",
    ]);
  });

  test("leaves by the bound source address", async () => {
    const { port } = keep(await startEcho());
    expect(await outcome(`http://127.0.0.1:${port}/`, { localAddress: "127.0.0.7" })).toBe("127.0.0.7");
    expect(await outcome(`http://127.0.0.1:${port}/`, { localAddress: "192.0.2.1" })).toBe("no-route");
  });

  test("asks each family apart", async () => {
    const { port } = keep(await startEcho(undefined, "::1"));
    expect(await outcome(`http://[::1]:${port}/`, {}, 6)).toBe("::1");
    expect(await outcome(`http://[::1]:${port}/`, {}, 4)).toBe("off-path");
  });
});

describe("asking over DNS", () => {
  test("reads a TXT and an A record, and leaves by the bound source address", async () => {
    const { port } = keep(await startDns((query, from) => dnsAnswer(query, from)));
    const path = { localAddress: "127.0.0.9" };
    expect(await outcome(`dns://127.0.0.1:${port}/me.example?type=TXT`, path)).toBe("127.0.0.9");
    expect(await outcome(`dns://127.0.0.1:${port}/me.example?type=A`, path)).toBe("127.0.0.9");
  });

  test("asks again when a datagram is lost", async () => {
    let queries = 0;
    const { port } = keep(await startDns((query) => (++queries < 2 ? undefined : dnsAnswer(query, "8.8.8.8"))));
    expect(await outcome(`dns://127.0.0.1:${port}/me.example?type=TXT`)).toBe("8.8.8.8");
    expect(queries).toBe(2);
  });

  test.each([
    [
      "another question's answer",
      (q: Buffer) =>
        dnsAnswer(Buffer.concat([Buffer.from([0, 0]), q.subarray(2)]).fill(q[0] === 0 ? 1 : 0, 0, 1), "8.8.8.8"),
      "timeout",
    ],
    ["the query itself", (q: Buffer) => q, "timeout"],
    [
      "an error",
      (q: Buffer) => {
        const a = dnsAnswer(q, "8.8.8.8");
        a[3] = 0x83;
        return a;
      },
      "bad-answer",
    ],
    ["half a message", (q: Buffer) => dnsAnswer(q, "8.8.8.8").subarray(0, -4), "bad-answer"],
    [
      "no record",
      (q: Buffer) => {
        const a = Buffer.from(q);
        a.writeUInt16BE(0x8180, 2);
        return a;
      },
      "bad-answer",
    ],
    ["a page", (q: Buffer) => dnsAnswer(q, "<html>8.8.8.8"), "bad-answer"],
  ])("does not believe %s", async (_, answer, expected) => {
    const { port } = keep(await startDns(answer));
    expect(await outcome(`dns://127.0.0.1:${port}/me.example?type=TXT`, {}, 4, 300)).toBe(expected);
  });

  test("names a closed port", async () => {
    const closed = await startDns(() => undefined);
    await closed.stop();
    expect(await outcome(`dns://127.0.0.1:${closed.port}/me.example?type=TXT`)).toBe("refused");
  });
});

describe("asking through a proxy", () => {
  test("sees what the HTTP proxy's peer sees, with the proxy's login", async () => {
    const echo = keep(await startEcho());
    const proxy = keep(await startConnectProxy("127.0.0.21", "bot:hunter2"));
    const url = `http://127.0.0.1:${echo.port}/`;
    expect(await outcome(url, { proxy: parseProxy(`http://bot:hunter2@127.0.0.1:${proxy.port}`) })).toBe("127.0.0.21");
    expect(proxy.targets).toEqual([`127.0.0.1:${echo.port}`]);
    const refused = await ask(url, { proxy: parseProxy(`http://bot:wrong-one@127.0.0.1:${proxy.port}`) });
    expect(refused).toEqual({ failure: "proxy", detail: "the proxy answered 407" });
  });

  test("sees what the SOCKS proxy's peer sees, with a login and without", async () => {
    const echo = keep(await startEcho());
    const url = `http://127.0.0.1:${echo.port}/`;
    const open = keep(await startSocks("127.0.0.22"));
    expect(await outcome(url, { proxy: parseProxy(`socks5h://127.0.0.1:${open.port}`) })).toBe("127.0.0.22");
    const locked = keep(await startSocks("127.0.0.23", ["bot", "hunter2"]));
    expect(await outcome(url, { proxy: parseProxy(`socks5://bot:hunter2@127.0.0.1:${locked.port}`) })).toBe(
      "127.0.0.23",
    );
    expect(await outcome(url, { proxy: parseProxy(`socks5://bot:wrong-one@127.0.0.1:${locked.port}`) })).toBe("proxy");
  });

  test("tells that the proxy could not connect", async () => {
    const gone = await startEcho();
    await gone.stop();
    const url = `http://127.0.0.1:${gone.port}/`;
    const socks = keep(await startSocks("127.0.0.22"));
    expect(await ask(url, { proxy: parseProxy(`socks5h://127.0.0.1:${socks.port}`) })).toEqual({
      failure: "proxy",
      detail: "the proxy could not connect (SOCKS 5)",
    });
    const http = keep(await startConnectProxy("127.0.0.22"));
    expect(await ask(url, { proxy: parseProxy(`http://127.0.0.1:${http.port}`) })).toEqual({
      failure: "proxy",
      detail: "the proxy answered 502",
    });
  });

  test("sends DNS by stream through it, never around it", async () => {
    const dns = keep(await startTcpDns());
    const proxy = keep(await startSocks("127.0.0.24"));
    const path = { proxy: parseProxy(`socks5h://127.0.0.1:${proxy.port}`) };
    expect(await outcome(`dns://127.0.0.1:${dns.port}/me.example?type=TXT`, path)).toBe("127.0.0.24");
  });

  test.each([
    ["closes at once", (socket: { destroy(): void }) => socket.destroy()],
    ["answers nonsense", (socket: { end(text: string): void }) => socket.end("SSH-2.0-nonsense\r\n\r\n")],
    ["answers without end", (socket: { write(text: string): void }) => socket.write("x".repeat(20_000))],
  ])("fails, and does not go direct, when the proxy %s", async (_, behave) => {
    const echo = keep(await startEcho());
    const proxy = keep(await startTcp((socket) => socket.once("data", () => behave(socket))));
    for (const scheme of ["http", "socks5h"]) {
      const path = { proxy: parseProxy(`${scheme}://127.0.0.1:${proxy.port}`) };
      expect(["proxy", "refused"]).toContain(await outcome(`http://127.0.0.1:${echo.port}/`, path));
    }
  });
});

describe("pathFromEnv()", () => {
  test.each([
    [{}, "direct"],
    [{ HTTPS_PROXY: "http://user:hunter2@proxy.example:3128" }, "http://proxy.example:3128"],
    [{ https_proxy: "proxy.example:3128", HTTPS_PROXY: "http://other:1" }, "http://proxy.example:3128"],
    [{ ALL_PROXY: "socks5://127.0.0.1" }, "socks5://127.0.0.1:1080"],
    [{ HTTPS_PROXY: "http://proxy.example", NO_PROXY: "localhost,.binance.com" }, "direct"],
    [{ HTTPS_PROXY: "http://proxy.example", NO_PROXY: "okx.com" }, "http://proxy.example:80"],
  ])("reads %j", (env, label) => {
    expect(pathLabel(pathFromEnv(env, "api.binance.com"))).toBe(label);
  });

  test("refuses a proxy of another kind without echoing it", () => {
    expect(() => parseProxy("ftp://user:hunter2@proxy.example")).toThrow(/^(?!.*hunter2)/u);
    expect(() => parseProxy("ftp://user:hunter2@proxy.example")).toThrow(/Cannot use a proxy/u);
  });

  test("keeps the password a secret", () => {
    const proxy = parseProxy("http://bot:hunter2%21@proxy.example");
    expect(JSON.stringify(proxy)).not.toContain("hunter2");
    expect(proxy.password === undefined ? "" : Secret.reveal(proxy.password)).toBe("hunter2!");
  });
});

test("observeEgress() over real sockets hears everyone and believes two", async () => {
  const servers = await Promise.all([
    startEcho("8.8.8.8"),
    startEcho("8.8.4.4"),
    startEcho("<html>8.8.8.8</html>"),
    startTcp(() => undefined),
  ]);
  const dns = keep(await startDns((query) => dnsAnswer(query, "8.8.8.8")));
  for (const server of servers) keep(server);
  const observers = [
    ...servers.map(({ port }) => `http://127.0.0.1:${port}/`),
    `dns://127.0.0.1:${dns.port}/me.example?type=TXT`,
  ];
  const { families } = await observeEgress({
    observers: observers.map(parseObserver),
    observe: createObserve({}),
    clock: systemClock,
    until: "all",
    timeoutMs: 300,
  });
  expect(families[4]).toMatchObject({ state: "confirmed", addresses: ["8.8.8.8"], doubts: [{ address: "8.8.4.4" }] });
  expect(families[4].failures.map(({ failure }) => failure).sort()).toEqual(["intercepted", "timeout"]);
  expect(families[6].state).toBe("off");
});
