import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { Secret } from "@keyguard/core";
import { loadCredentials, MissingCredentialError } from "@keyguard/secrets";
import { describe, expect, it } from "vitest";

const key = crypto.randomUUID().replaceAll("-", "").repeat(2);
const secret = crypto.randomUUID().replaceAll("-", "").repeat(2);

function load(environment: Record<string, string>, exchange = "binance"): unknown {
  const { key: id, secret: value, passphrase } = loadCredentials(exchange, { environment });
  return [Secret.reveal(id), Secret.reveal(value), passphrase && Secret.reveal(passphrase)];
}

function failure(environment: Record<string, string>, exchange = "binance"): MissingCredentialError {
  try {
    loadCredentials(exchange, { environment });
  } catch (error) {
    if (error instanceof MissingCredentialError) return error;
    throw error;
  }
  throw new Error("it did not fail");
}

describe("loadCredentials()", () => {
  it.each([
    [{ BINANCE_API_KEY: key, BINANCE_API_SECRET: secret }],
    [{ BINANCE_KEY: key, BINANCE_SECRET: secret }],
    [{ BINANCE_APIKEY: key, BINANCE_SECRET_KEY: secret }],
    [{ BINANCE_ACCESS_KEY: key, BINANCE_API_SECRET_KEY: secret }],
    [{ BN_API_KEY: key, BN_API_SECRET: secret }],
    [{ BINANCE_PUBLIC_KEY: key, BINANCE_PRIVATE_KEY: secret }],
    [{ BIN_API_KEY: key, BIN_API_SKEY: secret }],
    [{ BINANCE_ACCESSKEY: key, BINANCE_SECRETKEY: secret }],
    [{ BINANCE_API_KEY: "", BINANCE_KEY: key, BINANCE_API_SECRET: secret }],
    [{ BINANCE_API_KEY: "another", BN_API_KEY: key, BN_API_SECRET: secret }],
  ] as Record<string, string>[][])("reads %o", (environment = {}) => {
    expect(load(environment)).toEqual([key, secret, undefined]);
  });

  it("takes an exchange by ccxt id or alias, and its passphrase along", () => {
    const environment = { OKX_API_KEY: key, OKX_API_SECRET: secret, OKX_PASSPHRASE: "words" };
    expect(load(environment, "okex")).toEqual([key, secret, "words"]);
  });

  it("reads the files that *_FILE names, without their last line end", () => {
    const directory = mkdtempSync(join(tmpdir(), "keyguard-load-"));
    writeFileSync(join(directory, "key"), `${key}\n`);
    writeFileSync(join(directory, "secret"), secret);
    const environment = {
      BINANCE_API_KEY_FILE: join(directory, "key"),
      BINANCE_API_SECRET_FILE: join(directory, "secret"),
    };
    expect(load(environment)).toEqual([key, secret, undefined]);
    rmSync(directory, { recursive: true });
    expect(failure(environment).unusable).toEqual([
      { variable: "BINANCE_API_KEY_FILE", problem: "names a file that cannot be read" },
      { variable: "BINANCE_API_SECRET_FILE", problem: "names a file that cannot be read" },
    ]);
  });

  it("lists all that is missing at once, and where it looked", () => {
    const error = failure({}, "okx");
    expect(error.missing).toEqual(["OKX_API_KEY", "OKX_API_SECRET", "OKX_PASSPHRASE"]);
    for (const text of [...error.missing, "OKX_*", "*_FILE"]) expect(error.message).toContain(text);
    expect(error).toMatchObject({ code: "KG_SECRET_MISSING", exitCode: 2 });
  });

  it.each([
    ["BINANCE_API_SECERT", "BINANCE_API_SECRET"],
    ["BINANCE_API_SCRECT", "BINANCE_API_SECRET"],
    ["BINANCE_APISECRT", "BINANCE_API_SECRET"],
    ["binance_api_secret", "BINANCE_API_SECRET"],
    ["BINANCE-API-SECRET", "BINANCE_API_SECRET"],
    ["BINANCEAPI_SECRET", "BINANCE_API_SECRET"],
    ["BINANCE_SERCET", "BINANCE_API_SECRET"],
    ["BNANCE_API_SECRET", "BINANCE_API_SECRET"],
    ["BINANCE_LIVE_API_SECRET", "BINANCE_API_SECRET"],
    ["BINANCE_LIVE_SECRET_KEY", "BINANCE_API_SECRET"],
    ["CCXT_BINANCE_SECRET", "BINANCE_API_SECRET"],
    ["BN_API_SECRET", "BINANCE_API_SECRET"],
  ])("tells that %s nearly matched", (variable, meant) => {
    expect(failure({ BINANCE_API_KEY: key, [variable]: secret }).near).toEqual([{ variable, meant }]);
  });

  it("does not take another exchange's or another part's variable for a slip", () => {
    expect(
      failure({ BINANCE_API_KEY: key, BYBIT_API_SECRET: secret, PATH: "/bin", BINANCE_LOG_LEVEL: "x" }).near,
    ).toEqual([]);
  });

  it("never mixes halves of two prefixes", () => {
    expect(failure({ BINANCE_API_KEY: key, BN_API_SECRET: secret }).missing).toEqual(["BINANCE_API_SECRET"]);
  });

  it.each([
    [`"${secret}"`, "wrapped in quotes"],
    [`'${secret}`, "begins with a quote"],
    [`${secret}\n`, "ends with a line end"],
    [` ${secret}`, "has blanks at an end"],
  ])("refuses a value whose outside is wrong, and says how", (value, problem) => {
    const error = failure({ BINANCE_API_KEY: key, BINANCE_API_SECRET: value });
    expect(error.unusable[0]?.problem).toContain(problem);
    expect(error.message).toContain("BINANCE_API_SECRET");
  });

  it("tells no value, whatever is wrong", () => {
    const error = failure({ BINANCE_API_KEY: `"${key}"`, BINANCE_API_SECERT: secret });
    const printed = [String(error), inspect(error, { depth: 9 }), JSON.stringify(error), error.hint, error.stack].join(
      "\n",
    );
    expect(printed).not.toContain(key.slice(0, 8));
    expect(printed).not.toContain(secret.slice(0, 8));
    expect(
      inspect(loadCredentials("binance", { environment: { BINANCE_API_KEY: key, BINANCE_API_SECRET: secret } })),
    ).not.toContain(secret.slice(0, 8));
  });

  it("names an unknown exchange as that", () => {
    expect(() => loadCredentials("nobody", { environment: {} })).toThrow(
      expect.objectContaining({ code: "KG_EXCHANGE_UNKNOWN" }) as Error,
    );
  });
});

it("loadCredentials() takes a slip for the part whose ending it is nearest to, and for no other", () => {
  const slip = (): unknown => load({ OKX_API_KEZ: "k" }, "okx");
  expect(slip).toThrow(/OKX_API_KEZ is set: was OKX_API_KEY meant\?/u);
  expect(slip).not.toThrow(/was OKX_API_SECRET meant/u);
});
