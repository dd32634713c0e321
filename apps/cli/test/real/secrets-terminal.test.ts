import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { leakedPair } from "../keyguard.ts";
import { atTerminal as cliAtTerminal, type Session, type Step } from "./at-terminal.ts";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "keyguard-tty-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const { key, secret } = leakedPair("terminal");

/** The CLI at a terminal, in the test's directory. */
const atTerminal = (args: readonly string[], steps: readonly Step[], more?: Record<string, string>): Session =>
  cliAtTerminal(directory, args, steps, more);

describe("keyguard secrets at a terminal", () => {
  it("set asks for the vault's passphrase and the parts, and shows none of them", () => {
    const passphrase = "four words are enough";
    const session = atTerminal(
      ["secrets", "set", "local:binance-main"],
      [
        { wait: "The key: " },
        { type: `${key}\r` },
        { wait: "The secret: " },
        { type: `${secret}x\u007F\r` },
        { wait: "Passphrase (empty for none): " },
        { type: "\r" },
        { wait: "Passphrase for the new vault: " },
        { type: `${passphrase}\r` },
        { wait: "The same again: " },
        { type: `${passphrase}\r` },
        { wait: "stored local:binance-main" },
      ],
    );
    expect(session).toMatchObject({ code: 0 });
    for (const hidden of [key, secret, passphrase]) expect(session.output).not.toContain(hidden);
    const env = { KEYGUARD_VAULT_PASSPHRASE: passphrase };
    expect(atTerminal(["secrets", "get", "local:binance-main#secret"], [], env)).toMatchObject({
      code: 2,
      output: expect.not.stringContaining(secret) as string,
    });
    expect(atTerminal(["secrets", "get", "--reveal", "local:binance-main#secret"], [], env)).toMatchObject({
      code: 0,
      output: `${secret}\r\n`,
    });
  });

  it("set opens a vault before anything is typed that a wrong passphrase would lose", () => {
    const set = ["secrets", "set", "local:a#key"];
    atTerminal(set, [{ wait: "The key: " }, { type: "abc\r" }], { KEYGUARD_VAULT_PASSPHRASE: "right" });
    const wrong = atTerminal(set, [{ wait: "Passphrase of the vault: " }, { type: "wrong\r" }]);
    expect(wrong).toMatchObject({ code: 3, output: expect.stringContaining("KG_VAULT_LOCKED") as string });
    expect(wrong.output).not.toContain("The key");
    const empty = atTerminal(set, [{ wait: "Passphrase of the vault: " }, { type: "\r" }]);
    expect(empty).toMatchObject({ code: 2, output: expect.stringContaining("the passphrase is empty") as string });
  });

  it.each([
    ["Ctrl-C", "\u0003", 130],
    ["Ctrl-D", "\u0004", 2],
  ])("set ends at %s with nothing changed", (_, character, code) => {
    const session = atTerminal(["secrets", "set", "local:a#key"], [{ wait: "The key: " }, { type: `abc${character}` }]);
    expect(session).toMatchObject({ code, output: expect.stringContaining("nothing was changed") as string });
  });

  it("rm asks, and takes anything but yes for no", () => {
    const env = { KEYGUARD_VAULT_PASSPHRASE: "p" };
    atTerminal(["secrets", "set", "local:a#key"], [{ wait: "The key: " }, { type: "abc\r" }], env);
    const rm = ["secrets", "rm", "local:a"];
    expect(atTerminal(rm, [{ wait: "[y/N]" }, { type: "\r" }], env)).toMatchObject({ code: 2 });
    expect(atTerminal(["secrets", "get", "--reveal", "local:a#key"], [], env).output).toBe("abc\r\n");
    expect(atTerminal(rm, [{ wait: "[y/N]" }, { type: "y\r" }], env)).toMatchObject({ code: 0 });
    expect(atTerminal(["secrets", "get", "--reveal", "local:a#key"], [], env)).toMatchObject({ code: 2 });
  });
});
