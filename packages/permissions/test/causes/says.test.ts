import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressIn, says } from "../../src/causes/says.ts";

describe("says()", () => {
  it("keeps words, also long ones", () => {
    expect(says(["InsufficientAPIPermission"])).toBe("InsufficientAPIPermission");
    expect(says(["ip_not_whitelisted_for_api_key"])).toBe("ip_not_whitelisted_for_api_key");
    expect(says(["Invalid API-key, IP, or permissions for action."])).toBe(
      "Invalid API-key, IP, or permissions for action.",
    );
  });

  it("hides every key, secret and signature that an exchange repeats", () => {
    const alphabet = fc.constantFrom(..."ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789");
    const key = fc
      .array(alphabet, { minLength: 18, maxLength: 64 })
      .map((letters) => letters.join(""))
      .filter((text) => /\d/u.test(text));
    fc.assert(
      fc.property(key, (text) => {
        expect(says([`error sign! origin_string[${text}]`])).not.toContain(text);
      }),
    );
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(says([`key ${id} is gone`])).not.toContain(id);
      }),
    );
  });

  it("drops queries, control characters and what is too long", () => {
    expect(says(["GET https://api.example/x?signature=abc&key=def failed"])).toBe("GET https://api.example/x failed");
    expect(says(["a\u001B[31mb\u202Ec"])).toBe("a [31mb c");
    expect(says(["word ".repeat(100)]).length).toBe(200);
  });
});

describe("addressIn()", () => {
  it.each([
    ["Invalid request ip, the current clientIp is:1.2.3.4", "1.2.3.4"],
    ["Incorrect IP address [IP地址错误]:203.0.113.45", "203.0.113.45"],
    ["your current request IP is 2001:db8::7 does not match", "2001:db8::7"],
    ["code 50110 at 12:30:45", undefined],
    ["version 1.2.3.4.5", undefined],
    ["IP 999.1.1.1", undefined],
  ])("reads %j as %s", (text, expected) => {
    expect(addressIn([text])).toBe(expected);
  });
});
