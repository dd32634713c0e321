import { Secret } from "@keyguard/core";
import {
  createDocument,
  documentPart,
  formatDocument,
  mergeDocument,
  parseDocument,
  partOfVariable,
  sameDocument,
  withoutPart,
  withPart,
} from "@keyguard/secrets";
import { describe, expect, it } from "vitest";

const of = (fields: Record<string, unknown>): Secret<Record<string, unknown>> => new Secret(fields, "x");
const part = (fields: Record<string, unknown>, name: "key" | "secret" | "passphrase"): string | undefined => {
  const found = documentPart(of(fields), name);
  return found && Secret.reveal(found);
};

describe("documentPart()", () => {
  it.each([
    [{ key: "k", secret: "s", passphrase: "p" }, "k", "s", "p"],
    [{ apiKey: "k", apiSecret: "s", password: "p" }, "k", "s", "p"],
    [{ api_key: "k", "api-secret": "s", api_passphrase: "p" }, "k", "s", "p"],
    [{ API_KEY: "k", SECRET_KEY: "s", MEMO: "p" }, "k", "s", "p"],
    [{ accessKey: "k", secretKey: "s" }, "k", "s", undefined],
    [{ OKX_API_KEY: "k", OKX_SECRET_KEY: "s", OKX_PASSPHRASE: "p" }, "k", "s", "p"],
    [{ key: "k", BOT_API_KEY: "no", privateKey: "s" }, "k", "s", undefined],
    [{ A_API_KEY: "1", B_API_KEY: "2" }, undefined, undefined, undefined],
    [{ key: 5, secret: "", passphrase: null }, undefined, undefined, undefined],
    [{ monkey: "x", keyboard: "y" }, undefined, undefined, undefined],
  ])("of %o finds the parts", (fields, key, secret, passphrase) => {
    expect([part(fields, "key"), part(fields, "secret"), part(fields, "passphrase")]).toEqual([
      key,
      secret,
      passphrase,
    ]);
  });
});

describe("changing a document", () => {
  it("keeps names, order and other fields", () => {
    const before = of({ note: "n", apiSecret: "s", api_key: "k" });
    expect(Secret.reveal(withPart(before, "secret", new Secret("s2", "")))).toEqual({
      note: "n",
      apiSecret: "s2",
      api_key: "k",
    });
    expect(formatDocument(withPart(before, "passphrase", new Secret("p", "")))).toBe(
      '{"note":"n","apiSecret":"s","api_key":"k","passphrase":"p"}',
    );
    expect(Secret.reveal(withoutPart(before, "key"))).toEqual({ note: "n", apiSecret: "s" });
    expect(Secret.reveal(mergeDocument(before, of({ key: "k2", SECRET: "s2", more: 1 })))).toEqual({
      note: "n",
      apiSecret: "s2",
      api_key: "k2",
      more: 1,
    });
  });

  it("compares by content, not by order", () => {
    expect(sameDocument(of({ a: { x: 1, y: [2] }, b: "c" }), of({ b: "c", a: { y: [2], x: 1 } }))).toBe(true);
    expect(sameDocument(of({ a: 1 }), of({ a: "1" }))).toBe(false);
  });

  it("leaves nothing in a text", () => {
    const document = createDocument({ key: new Secret("canary-value", "") }, "x");
    expect(`${document} ${JSON.stringify(document)}`).not.toContain("canary-value");
    expect(() => parseDocument('{"a": canary-value}', "x")).toThrow(expect.not.stringContaining("canary") as string);
  });
});

describe("partOfVariable()", () => {
  it.each([
    ["BINANCE_API_KEY", "key"],
    ["BINANCE_API_SECRET_KEY", "secret"],
    ["OKX_PASSPHRASE", "passphrase"],
    ["BOT_PRIVATE_KEY", "secret"],
    ["LOG_LEVEL", undefined],
    ["KEY", undefined],
    ["MONKEY", undefined],
    ["BOT_apiKey", "key"],
    ["bot-api.secret", "secret"],
  ])("of %s is %s", (name, expected) => {
    expect(partOfVariable(name)).toBe(expected);
  });
});
