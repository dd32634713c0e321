import { seededRandom } from "@keyguard/testkit/synthetic";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { notASecret } from "../../src/judgement/placeholder.ts";
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

  test("takes hardly any random value for a placeholder", () => {
    const random = seededRandom("placeholders");
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    const values = Array.from({ length: 5_000 }, () =>
      Array.from({ length: 32 }, () => letters[random.int(letters.length)]).join(""),
    );
    expect(values.filter((value) => notASecret(value) !== undefined).length).toBeLessThan(15);
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
