import { createRequire } from "node:module";
import { RestClientV5 } from "bybit-api";
import { RestClient as OkxClient } from "okx-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSimulator, issueCredential, type Simulator } from "../../src/simulator/index.ts";

// Binance's own connector is CommonJS without types: this is the part of it that is used.
const require = createRequire(import.meta.url);
interface BinanceSpot {
  apiPermissions(): Promise<{ data: Record<string, unknown> }>;
}
const { Spot } = require("@binance/connector") as {
  Spot: new (key: string, secret: string, options: { baseURL: string }) => BinanceSpot;
};

let simulator: Simulator;
beforeAll(() => {
  simulator = createSimulator();
});
afterAll(async () => {
  await simulator.close();
});

describe("SDKs other than ccxt take the simulator for the exchange", () => {
  it("Binance's own connector reads a key's restrictions, and meets its refusals", async () => {
    const exchange = await simulator.exchange("binance");
    const { key, secret } = issueCredential("binance");
    exchange.addKey({ key, secret, scopes: ["read", "trade.spot"], allowlist: ["203.0.113.7"] });
    const { data } = await new Spot(key, secret, { baseURL: exchange.origin }).apiPermissions();
    expect(data).toMatchObject({
      enableReading: true,
      enableSpotAndMarginTrading: true,
      enableWithdrawals: false,
      ipRestrict: true,
    });
    const wrong = new Spot(key, issueCredential("binance").secret, { baseURL: exchange.origin }).apiPermissions();
    await expect(wrong).rejects.toMatchObject({ response: { status: 400, data: { code: -1022 } } });
  });

  it("bybit-api reads its own key, and meets its refusals", async () => {
    const exchange = await simulator.exchange("bybit");
    const { key, secret } = issueCredential("bybit");
    exchange.addKey({ key, secret, scopes: ["read", "withdraw"] });
    const client = new RestClientV5({ key, secret, baseUrl: exchange.origin });
    const { retCode, result } = await client.getQueryApiKey();
    expect([retCode, result.permissions.Wallet, result.ips]).toEqual([0, ["Withdraw"], ["*"]]);
    const wrong = new RestClientV5({ key, secret: issueCredential("bybit").secret, baseUrl: exchange.origin });
    expect((await wrong.getQueryApiKey()).retCode).toBe(10004);
  });

  it("okx-api reads the account's configuration, and meets its refusals", async () => {
    const exchange = await simulator.exchange("okx");
    const { key, secret, passphrase = "" } = issueCredential("okx");
    exchange.addKey({ key, secret, passphrase, scopes: ["read", "trade.spot"] });
    const settings = { apiKey: key, apiSecret: secret, apiPass: passphrase, baseUrl: exchange.origin };
    const [config] = await new OkxClient(settings).getAccountConfiguration();
    expect(config).toMatchObject({ perm: "read_only,trade", ip: "" });
    await expect(new OkxClient({ ...settings, apiPass: "wrong" }).getAccountConfiguration()).rejects.toMatchObject({
      code: "50105",
    });
  });
});
