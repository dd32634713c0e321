import { generateRun, seededRandom } from "@keyguard/testkit/synthetic";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { notASecret } from "../../src/judgement/placeholder.ts";
import { qualityOf } from "../../src/judgement/quality.ts";
import { made } from "../support/scan.ts";

describe("notASecret()", () => {
  test.each([
    ["your_api_key_goes_here", "placeholder"],
    ["REPLACE_ME_WITH_KEY", "placeholder"],
    ["insert-your-secret", "placeholder"],
    ["tu_clave_secreta_aqui", "placeholder"],
    ["xxxxxxxxxxxxxxxxxxxx", "masked"],
    ["46fd8974******896f005b2340", "masked"],
    ["0000000000000000000000", "masked"],
    ["${BINANCE_KEY}", "reference"],
    ["process.env.SECRET", "reference"],
    ["op://vault/item/secret", "reference"],
    ["abc0123456789def", "sequence"],
    ["ab3dab3dab3dab3dab3dab3d", "repeated"],
    ["ENC[AES256_GCM,data:abc", "encrypted"],
    ["gAAAAABlexample", "encrypted"],
  ])("says of %s: %s", (text, why) => {
    expect(notASecret(text)).toBe(why);
  });

  test.each(["binance", "okx", "kraken", "gate", "bybit"])("lets values of %s pass", (grammar) => {
    for (let i = 0; i < 50; i++) {
      const { key, secret } = made(grammar, `${i}`);
      expect([notASecret(key), notASecret(secret)]).toEqual([undefined, undefined]);
    }
  });

  // Of a hundred thousand, a few may be words by chance.
  test.each([
    ["alnum", 32],
    ["base64url", 43],
    ["base64url", 68],
    ["lower-hex", 32],
    ["upper-alnum", 36],
  ] as const)("takes hardly any random %s of %d for a placeholder", (alphabet, length) => {
    const random = seededRandom(`placeholders of ${alphabet}`);
    const values = Array.from({ length: 20_000 }, () => generateRun(alphabet, length, random));
    expect(values.filter((value) => notASecret(value) !== undefined).slice(3)).toEqual([]);
  });

  test.each([20, 24, 32, 64])("doubts hardly any %d random digits of hex", (length) => {
    const random = seededRandom(`hex of ${length}`);
    const values = Array.from({ length: 20_000 }, () => generateRun("lower-hex", length, random));
    expect(values.filter((value) => qualityOf(value) === "none").slice(length < 24 ? 10 : 3)).toEqual([]);
  });

  test("knows text in hex", () => {
    const hex = [...new TextEncoder().encode("a key and its secret")].map((byte) => byte.toString(16)).join("");
    expect(qualityOf(hex)).toBe("none");
  });

  test("takes a setting with signs for no secret", () => {
    expect(qualityOf("AllowedIPs=255.2.3.4/32,abcd::255/128,x1Y2z3!")).toBe("none");
    expect(qualityOf("k=255.2.3.4/32,abcd::255/128,x1Y2z3!AllowedIPs")).toBe("mixed");
  });

  test("answers for any text", () => {
    const answers = [undefined, "placeholder", "masked", "sequence", "repeated", "encrypted", "reference"];
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        expect(answers).toContain(notASecret(text));
      }),
    );
  });
});
