import { describe, expect, test } from "vitest";
import { readRole } from "../../src/slots/roles.ts";

describe("readRole()", () => {
  test.each([
    ["BINANCE_API_KEY", "key"],
    ["binanceApiKeyId", "key"],
    ["Bitstamp.Key", "key"],
    ["accessKey", "key"],
    ["API_SECRET_KEY", "secret"],
    ["api_screct", "secret"],
    ["apisecert", "secret"],
    ["SIGNATURE_KEY", "secret"],
    ["HASH_SECRET", "secret"],
    ["ENCRYPTION_KEY", "secret"],
    ["OKX_API_PASSPHRASE", "passphrase"],
    ["비밀번호", "passphrase"],
    ["deployerPrivateKey", "private-key"],
    ["wallet_pk", "private-key"],
    ["seedPhrase", "mnemonic"],
    ["TELEGRAM_BOT_TOKEN", "token"],
    ["密钥", "secret"],
    ["ключ", "key"],
    ["publicKey", "not-a-secret"],
    ["tx_hash", "not-a-secret"],
    ["clientOrderId", "not-a-secret"],
    ["signature", "not-a-secret"],
    ["hashed_secret", "not-a-secret"], // of detect-secrets' baselines
  ])("reads %s as %s", (name, role) => {
    expect(readRole(name)?.role).toBe(role);
  });

  test.each(["symbol_list", "monkey business", "hashkey", "timeout", "", "!!"])("says nothing of %j", (name) => {
    expect(["not-a-secret", undefined]).toContain(readRole(name)?.role);
  });

  test("leaves what tells accounts apart", () => {
    expect(readRole("BINANCE_MAIN_API_KEY")?.stem).toBe("binance main");
    expect(readRole("apiKey")?.stem).toBe("");
  });

  test("trusts a short name less", () => {
    expect(readRole("key")?.strong).toBe(false);
    expect(readRole("api_key")?.strong).toBe(true);
  });
});
