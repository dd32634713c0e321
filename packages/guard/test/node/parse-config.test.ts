import { isKeyguardError } from "@keyguard/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseConfig } from "../../src/node/parse-config.ts";

/** What the reader says of a text, message and hint. */
function said(text: string): string {
  try {
    parseConfig(text);
    return "nothing";
  } catch (error) {
    if (!isKeyguardError(error)) throw error;
    return `${error.message}; ${error.hint}`;
  }
}

const key = (...lines: string[]): string => ["[keys.main]", ...lines, ""].join("\n");
const EXCHANGE = 'exchange = "binance"';
const PROFILE = 'profile = "trading"';
const STORE = 'store = "env:MAIN"';

describe("parseConfig()", () => {
  it.each([
    ["[scann]\nexclude = []\n", "1:1", 'there is no setting "scann"', 'did you mean "scan"?'],
    ["[scan]\n  exclud = []\n", "2:3", 'there is no setting "exclud"', 'did you mean "exclude"?'],
    ["[scan]\nexclude = 'a'\n", "2:1", '"scan.exclude" is not valid', "it must be a list"],
    ["[scan]\nexclude = ['a',\n  3]\n", "2:1", '"scan.exclude.1" is not valid', "it must be a text in quotes"],
    [key("exchange = 'binanc'", PROFILE, STORE), "2:1", '"keys.main.exchange" is not valid', 'did you mean "binance"?'],
    [key(EXCHANGE, "profile = 'tradng'", STORE), "3:1", '"keys.main.profile" is not valid', 'did you mean "trading"?'],
    [key(EXCHANGE, "profile = 'all'", STORE), "3:1", '"keys.main.profile" is not valid', "one of: read-only, trading"],
    [key(EXCHANGE, PROFILE, "store = 'envv:X'"), "4:1", '"keys.main.store" is not valid', 'did you mean "env"?'],
    [
      key(EXCHANGE, PROFILE, "store = 'nowhere'"),
      "4:1",
      '"keys.main.store" is not valid',
      "it begins with one of: env",
    ],
    [key(EXCHANGE, PROFILE, "store = 'env:'"), "4:1", '"keys.main.store" is not valid', "name it, such as env:"],
    [
      key(EXCHANGE, PROFILE, "store = 'dotenv:.env'"),
      "4:1",
      '"keys.main.store" is not valid',
      "its variables begin with a prefix: dotenv:.env#BINANCE",
    ],
    [
      key(EXCHANGE, PROFILE, "store = 'github:desk/bot'"),
      "4:1",
      '"keys.main.store" is not valid',
      "its secrets begin with a prefix: github:OWNER/REPO#BINANCE",
    ],
    [key(EXCHANGE, PROFILE), "1:1", '"keys.main.store" is missing', "it must be a text in quotes"],
    [key(EXCHANGE, "profil = 'trading'", STORE), "3:1", 'there is no setting "profil"', 'did you mean "profile"?'],
    [key(EXCHANGE, PROFILE, STORE, "[keys.main.rotation]", "bby = 'x'"), "6:1", '"bby"', 'did you mean "by"?'],
    ["[keys]\nmain = { exchange = 'okx', stor = 'env:X' }\n", "2:28", '"stor"', 'did you mean "store"?'],
    ["[keys.'a b']\nexchange = 'okx'\nprofile = 'tradin'\nstore = 'env:X'\n", "3:1", "profile", '"trading"'],
    ["keys.a.exchange = 'okx'\nkeys.a.profile = 'tradin'\nkeys.a.store = 'env:X'\n", "2:1", "profile", '"trading"'],
    ["[guard.policy]\n'rotation-due' = 'refus'\n", "2:1", "rotation-due", 'did you mean "refuse"?'],
    ["[guard.policy]\n'rotation-du' = 'refuse'\n", "2:1", '"rotation-du"', 'did you mean "rotation-due"?'],
    ["[scan\n", "1:6", "this is not TOML", "strings are quoted"],
    [
      key(EXCHANGE, PROFILE, STORE).replace("keys.main", String.raw`keys."a\n::error::\u001b[2J"`),
      "1:1",
      "a key cannot be called that",
      "use letters",
    ],
    [key(EXCHANGE, PROFILE, STORE).replace("main", "__proto__"), "1:1", "a key cannot be called that", "use letters"],
    [
      key(EXCHANGE, PROFILE, String.raw`store = "env:A\u202e"`),
      "4:1",
      '"keys.main.store" is not valid',
      "no control characters",
    ],
    [
      String.raw`keys.a.store = "dotenv:C:\bots\.env"` + "\r\n",
      "1:32",
      "this is not TOML",
      "a Windows path in single quotes",
    ],
  ])("says of %j: at %s, %s, %s", (text, place, what, hint) => {
    const message = said(text);
    expect(message).toContain(`Cannot read keyguard.toml:${place}: `);
    expect(message).toContain(what);
    expect(message).toContain(hint);
  });

  it("tells a conflict from a mistake, by its line", () => {
    expect(said("[scan]\n<<<<<<< HEAD\nsalt = 'a'\n")).toContain('"keyguard.toml", line 2: a merge conflict');
  });

  it("takes an exchange that it does not know, as long as it is no misspelling", () => {
    expect(said(key("exchange = 'tradeogre'", PROFILE, STORE))).toBe("nothing");
    expect(said(key("exchange = 'OKX'", PROFILE, "store = 'kg://local/main'"))).toBe("nothing");
  });

  it.each([
    ["[alerts]\nurls = 'slack://CANARY'\n"],
    [key(EXCHANGE, "profile = 'CANARY'", STORE)],
    [key(EXCHANGE, PROFILE, "store = 'CANARY:x'")],
    ["[scan]\nsalt = CANARY\n"],
  ])("repeats no value of %j", (text) => {
    const canary = "C4n4ry".repeat(3);
    const message = said(text.replace("CANARY", canary));
    expect(message).toContain("Cannot read");
    expect(message).not.toContain(canary);
  });

  it("throws nothing but keyguard's own errors, whatever the file holds", () => {
    const piece = fc.constantFrom("[keys.a]\n", "[scan]\n", "a = {", "=", '"', "'''", "]", "\n", "store");
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: "binary" }))), (some) => {
        expect(said(some.join(""))).toBeTypeOf("string");
      }),
    );
  });
});
