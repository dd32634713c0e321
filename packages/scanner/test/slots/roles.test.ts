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
    ["api_anahtari", "key"],
    ["gizli_anahtar", "secret"],
    ["kunciApi", "key"],
    ["kunciRahasia", "secret"],
    ["kataSandi", "passphrase"],
    ["Khóa API", "key"],
    ["Khóa bí mật", "secret"],
    ["访问密钥", "key"],
    ["私密密钥", "secret"],
    ["口令", "passphrase"],
    ["公钥", "key"],
    ["金鑰", "key"],
    ["kluch", "key"],
    ["sekret", "secret"],
    ["parol", "passphrase"],
    ["klucz_api", "key"],
    ["klucz tajny", "secret"],
    ["Chiave segreta", "secret"],
    ["chave de acesso", "key"],
    ["clave privada", "private-key"],
    ["приватный ключ", "private-key"],
    ["öffentlicher Schlüssel", "key"],
    ["秘密鍵", "secret"],
    ["비밀 키", "secret"],
    ["액세스 키", "key"],
    ["مفتاح", "key"],
    ["Clé API", "key"],
    ["cle_api", "key"],
    ["clé secrète", "secret"],
    ["ak", "key"],
    ["BINANCE_AK", "key"],
    ["sk", "private-key"],
    ["api_pub", "key"],
    ["api_priv", "private-key"],
    ["publicKey", "not-a-secret"],
    ["tx_hash", "not-a-secret"],
    ["clientOrderId", "not-a-secret"],
    ["signature", "not-a-secret"],
    ["hashed_secret", "not-a-secret"], // of detect-secrets' baselines
  ])("reads %s as %s", (name, role) => {
    expect(readRole(name)?.role).toBe(role);
  });

  test.each([
    "symbol_list",
    "monkey business",
    "clavecin",
    "parole_officer",
    "hashkey",
    "mkLatoken",
    "timeout",
    "",
    "!!",
  ])("says nothing of %j", (name) => {
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
