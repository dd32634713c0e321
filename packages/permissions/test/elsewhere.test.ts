import { generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Fetch } from "@keyguard/core";
import {
  createSimulator,
  issueCredential,
  type SimExchange,
  type Simulator,
  startExchange,
  BEHAVIOURS,
} from "@keyguard/testkit/simulator";
import { EXCHANGES } from "@keyguard/exchanges";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explainAnswer, readPermissions } from "../src/index.ts";
import { READERS } from "../src/readers/readers.ts";
import { credentialOf, impatient, issue } from "./simulated.ts";

let simulator: Simulator;
const opened: SimExchange[] = [];
beforeAll(() => {
  simulator = createSimulator();
});
afterAll(async () => {
  await simulator.close();
  for (const one of opened) await one.close();
});

async function open(id: string): Promise<SimExchange> {
  const behaviour = BEHAVIOURS[id];
  if (behaviour === undefined) throw new RangeError(id);
  const exchange = await startExchange(behaviour);
  opened.push(exchange);
  return exchange;
}

/** The internet: each origin leads to a simulated site; any other fails the test. */
function internet(sites: Readonly<Record<string, SimExchange>>): Fetch {
  return (url, init) => {
    const { origin, pathname, search } = new URL(url);
    const site = sites[origin];
    if (site === undefined) throw new Error(`a request to ${origin}`);
    return fetch(`${site.origin}${pathname}${search}`, init);
  };
}

describe("a key of another site of the same exchange", () => {
  it("is found at OKX's European site, and the endpoint is named", async () => {
    const [www, eea, us] = [await open("okx"), await open("okx"), await open("okx")];
    const { credential, issued } = issue(eea, { scopes: ["read"] });
    www.script(
      { kind: "answer", answer: { status: 401, body: { msg: "API key doesn't exist", code: "50119" } } },
      { times: 9 },
    );
    us.script(
      { kind: "answer", answer: { status: 401, body: { msg: "API key doesn't exist", code: "50119" } } },
      { times: 9 },
    );
    const sites = { "https://www.okx.com": www, "https://eea.okx.com": eea, "https://us.okx.com": us };
    const { diagnosis, scopes } = await readPermissions(credential, { fetch: internet(sites), clock: impatient });
    expect(diagnosis).toMatchObject({ cause: "wrong-environment", sureness: "high" });
    expect(diagnosis?.nextStep).toContain("https://eea.okx.com");
    expect(scopes.read.answer).toBe("unknown");
    expect(JSON.stringify(diagnosis)).not.toContain(issued.key);
  });

  it("is found on Bybit's testnet", async () => {
    const [live, test, europe] = [await open("bybit"), await open("bybit"), await open("bybit")];
    const { credential } = issue(test, { scopes: ["read"] });
    const sites = {
      "https://api.bybit.com": live,
      "https://api-testnet.bybit.com": test,
      "https://api.bybit.eu": europe,
    };
    const { diagnosis } = await readPermissions(credential, { fetch: internet(sites), clock: impatient });
    expect(diagnosis).toMatchObject({ cause: "wrong-environment", sureness: "high" });
  });

  it("is not looked for where the owner has set an endpoint", async () => {
    const exchange = await simulator.exchange("bybit");
    const sites = { [exchange.origin]: exchange };
    const { diagnosis } = await readPermissions(credentialOf("bybit", issueCredential("bybit")), {
      fetch: internet(sites),
      endpoint: exchange.origin,
    });
    expect(diagnosis?.cause).toBe("wrong-key");
  });
});

describe("Binance's one sentence for three causes", () => {
  async function binance(): Promise<{ live: SimExchange; test: SimExchange; fetch: Fetch }> {
    const [live, test] = [await open("binance"), await open("binance")];
    const fetch = internet({
      "https://api.binance.com": live,
      "https://fapi.binance.com": live,
      "https://testnet.binance.vision": test,
    });
    return { live, test, fetch };
  }

  it("rules the permission out and tells the address that the futures host saw", async () => {
    const { live, fetch } = await binance();
    const { credential } = issue(live, { scopes: ["read"], allowlist: ["192.0.2.1"] });
    const { diagnosis } = await readPermissions(credential, { fetch, clock: impatient });
    expect(diagnosis).toMatchObject({
      cause: "ambiguous",
      address: "203.0.113.7",
      couldAlsoBe: ["address-not-allowed", "wrong-key", "wrong-environment", "halves-swapped"],
    });
  });

  it("finds a testnet key on the testnet", async () => {
    const { test, fetch } = await binance();
    const { credential } = issue(test, { scopes: ["read"] });
    const { diagnosis } = await readPermissions(credential, { fetch, clock: impatient });
    expect(diagnosis).toMatchObject({ cause: "wrong-environment", sureness: "high" });
  });

  it("calls the permission missing where the futures host takes the same key from here", async () => {
    const { live, fetch } = await binance();
    const { credential } = issue(live, { scopes: ["read", "trade.derivatives"] });
    live.script(
      {
        kind: "answer",
        answer: { status: 401, body: { code: -2015, msg: "Invalid API-key, IP, or permissions for action." } },
      },
      { times: 9, path: "/sapi/v1/account/apiRestrictions" },
    );
    const { diagnosis } = await readPermissions(credential, { fetch, clock: impatient });
    expect(diagnosis).toMatchObject({ cause: "permission-missing", sureness: "medium" });
  });
});

describe("answers that mislead for a while", () => {
  it("asks again before it doubts a healthy Coinbase key", async () => {
    const coinbase = await simulator.exchange("coinbase");
    const { credential } = issue(coinbase, { scopes: ["read"] });
    coinbase.script({ kind: "answer", answer: { status: 401, body: "Unauthorized\n" } });
    expect((await readPermissions(credential, { endpoint: coinbase.origin, clock: impatient })).diagnosis).toBeNull();
  });

  it("calls a CoinEx key that is not known yet passing, not dead", () => {
    const body = '{"code":4005,"data":{},"message":"Verify failed"}';
    expect(explainAnswer({ exchange: "coinex", status: 200, body })).toMatchObject({
      cause: "wrong-key",
      sureness: "low",
      passing: true,
    });
  });
});

describe("Coinbase's PEM keys", () => {
  it.each([["with line ends"], ["with the two characters \\n in their place"]])("sign %s", async (how) => {
    const coinbase = await simulator.exchange("coinbase");
    const pem = generateKeyPairSync("ec", { namedCurve: "P-256" })
      .privateKey.export({ format: "pem", type: "sec1" })
      .toString();
    const key = `organizations/${crypto.randomUUID()}/apiKeys/${crypto.randomUUID()}`;
    coinbase.addKey({ key, secret: pem, scopes: ["read", "trade.spot"] });
    const secret = how.includes("two characters") ? pem.replaceAll("\n", String.raw`\n`) : pem;
    const found = await readPermissions(credentialOf("coinbase", { key, secret }), {
      endpoint: coinbase.origin,
      clock: impatient,
    });
    expect([found.diagnosis, found.scopes["trade.spot"].answer]).toEqual([null, "yes"]);
  });
});

describe("Gemini's master keys, which ccxt refuses", () => {
  it("are signed by keyguard", async () => {
    const gemini = await simulator.exchange("gemini");
    const { secret } = issueCredential("gemini");
    const key = `master-${"a1".repeat(10)}`;
    gemini.addKey({ key, secret, scopes: ["read", "withdraw", "manage-keys"] });
    const found = await readPermissions(credentialOf("gemini", { key, secret }), { endpoint: gemini.origin });
    expect([found.diagnosis, found.scopes.withdraw.answer, found.scopes["manage-keys"].answer, found.account]).toEqual([
      null,
      "yes",
      "unknown",
      "main",
    ]);
  });
});

describe("Hyperliquid's wallets", () => {
  it("tells an owner from an agent, and when the agent ends", async () => {
    const hyperliquid = await simulator.exchange("hyperliquid");
    const owner = issueCredential("hyperliquid");
    hyperliquid.addKey({ ...owner, account: "main" });
    const agent = issueCredential("hyperliquid");
    hyperliquid.addKey({ ...agent, account: "agent", expiresAt: Date.UTC(2030, 0) });
    const options = { endpoint: hyperliquid.origin };
    const asOwner = await readPermissions(credentialOf("hyperliquid", owner), options);
    const asAgent = await readPermissions(
      credentialOf("hyperliquid", { key: owner.key, secret: agent.secret }),
      options,
    );
    expect([
      asOwner.scopes.withdraw.answer,
      asAgent.scopes.withdraw.answer,
      asAgent.scopes["trade.derivatives"].answer,
    ]).toEqual(["yes", "no", "yes"]);
    expect(asAgent.expiry?.at).toBe("2030-01-01T00:00:00.000Z");
    const stranger = await readPermissions(credentialOf("hyperliquid", issueCredential("hyperliquid")), options);
    expect(stranger.diagnosis?.cause).toBe("wrong-key");
    const noKey = await readPermissions(credentialOf("hyperliquid", { key: owner.key, secret: "not a key" }), options);
    expect(noKey.diagnosis?.cause).toBe("wrong-secret");
    expect(
      hyperliquid.seen.some(({ body }) => body.includes(owner.secret.slice(2)) || body.includes("signature")),
    ).toBe(false);
  });
});

describe("an exchange of ccxt that keyguard has no facts about", () => {
  async function serve(
    answer: (path: string) => { status: number; body: unknown },
  ): Promise<{ origin: string; paths: string[]; server: Server }> {
    const paths: string[] = [];
    const server = createServer((request, response) => {
      const path = (request.url ?? "").split("?")[0] ?? "";
      paths.push(`${request.method} ${path}`);
      const { status, body } = answer(path);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, paths, server };
  }

  it("is told its balance read, and nothing else", async () => {
    const { origin, server, paths } = await serve(() => ({ status: 200, body: [] }));
    const found = await readPermissions(credentialOf("hitbtc", { key: "k".repeat(32), secret: "s".repeat(32) }), {
      endpoint: origin,
    });
    server.close();
    expect(found.scopes.read.answer).toBe("yes");
    expect(Object.values(found.scopes).filter(({ answer }) => answer === "unknown").length).toBe(6);
    expect(paths.every((path) => path.startsWith("GET "))).toBe(true);
  });

  it("is explained by general rules where it refuses", async () => {
    const { origin, server } = await serve(() => ({
      status: 401,
      body: { error: { code: 1002, message: "Authorization is required" } },
    }));
    const found = await readPermissions(credentialOf("hitbtc", { key: "k".repeat(32), secret: "s".repeat(32) }), {
      endpoint: origin,
    });
    server.close();
    expect(found.diagnosis?.cause).toBe("ambiguous");
    expect(found.scopes.read.answer).toBe("unknown");
  });
});

describe("an exchange that keyguard knows and cannot ask", () => {
  it("leaves every scope unknown, says why, and sends nothing", async () => {
    const id = EXCHANGES.find(({ id: one, names }) => READERS[one] === undefined && names.ccxt.length === 0)?.id ?? "";
    const never: Fetch = () => Promise.reject(new Error("nothing may be sent"));
    const found = await readPermissions(credentialOf(id, { key: "k".repeat(32), secret: "s".repeat(32) }), {
      fetch: never,
    });
    expect([found.scopes.read.answer, found.answer]).toEqual(["unknown", "none"]);
    expect(found.diagnosis?.proof.join(" ")).toContain("nothing was sent");
  });
});
