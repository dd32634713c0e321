import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { issueCredential } from "@keyguard/testkit/simulator";
import { describe, expect, test } from "vitest";
import { type Stand, useStands } from "../rotate-stand.ts";

// At a pseudo-terminal: what only a person can do. Run by scripts/doubles.sh, which has Python.

const TERMINAL = fileURLToPath(new URL("../../../../packages/secrets/test/fakes/terminal.py", import.meta.url));
/** What the simulated exchanges' authenticator shows. */
const CODE = "314159";
const ASKED = { wait: "one-time code: " };

const stand = useStands();

type Step = { readonly wait: string } | { readonly type: string };

interface Session {
  readonly code?: number;
  readonly output: string;
  readonly error?: string;
}

/** A command at a terminal, answered as the steps say. */
async function atTerminal(made: Stand, args: readonly string[], steps: readonly Step[]): Promise<Session> {
  const { command, env } = made.command(args);
  const child = spawn("python3", [TERMINAL, JSON.stringify(steps), ...command], { cwd: made.directory, env });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => void (text += chunk.toString("utf8")));
  await new Promise((resolve) => child.once("close", resolve));
  return JSON.parse(text) as Session;
}

function types(text: string): Step {
  return { type: `${text}\r` };
}

describe("keyguard rotate run at a terminal", () => {
  // Deribit wants a code for the new key, for its addresses, and for the deletion of the old one.
  test.each([
    ["htx", 1],
    ["deribit", 3],
  ] as const)("asks for the one-time codes of %s, and shows none of them", async (exchange, codes) => {
    const made = await stand(exchange);
    const asked = Array.from({ length: codes }, () => [ASKED, types(CODE)]).flat();
    const session = await atTerminal(
      made,
      ["rotate", "run", "bot"],
      [{ wait: "Rotate bot? [y/N]" }, types("y"), ...asked, { wait: "proven dead" }],
    );
    expect(session).toMatchObject({ code: 0, output: expect.not.stringContaining(CODE) as string });
    const [name = "", ...others] = made.names();
    expect([name, others]).toEqual([expect.stringMatching(/^kg[-_][0-9a-z]{10}$/u), []]);
    expect(made.exchange.world.keys.get(made.current())).toMatchObject({ name, allowlist: made.old.allowlist });
    expect(made.ledger()).not.toContain(CODE);
  });

  test.each([
    ["htx", 0],
    ["deribit", 2],
  ] as const)("stops at a code of %s that is wrong, and goes on with the right one", async (exchange, more) => {
    const made = await stand(exchange);
    const wrong = await atTerminal(made, ["rotate", "run", "bot", "--yes"], [ASKED, types("000000")]);
    expect([wrong.code, made.names(), made.current()]).toEqual([3, ["bot"], made.old.key]);
    expect(wrong.output).toMatch(/stopped at "creating": .*one-time code/u);
    const asked = Array.from({ length: 1 + more }, () => [ASKED, types(CODE)]).flat();
    const right = await atTerminal(made, ["rotate", "resume", "bot"], [...asked, { wait: "finished" }]);
    expect([right.code, made.names().length, made.current() === made.old.key]).toEqual([0, 1, false]);
  });

  test("is left by Ctrl-C at the question for a code with nothing lost", async () => {
    const made = await stand("htx");
    const left = await atTerminal(made, ["rotate", "run", "bot", "--yes"], [ASKED, { type: "31\u0003" }]);
    expect([left.code, made.names(), made.current()]).toEqual([130, ["bot"], made.old.key]);
    expect(left.output).toContain("nothing is lost");
    const aborted = await made.run(["rotate", "abort", "bot", "--yes"]);
    expect([aborted.code, made.names()]).toEqual([0, ["bot"]]);
  });

  test("guides by hand: takes the new key without showing it, and asks until the old one is deleted", async () => {
    const made = await stand("okx", { rotation: 'grace = "0s"' });
    const parts = issueCredential("okx");
    made.exchange.addKey({
      ...parts,
      account: "sub",
      name: "typed",
      scopes: ["read", "trade.spot"],
      allowlist: made.old.allowlist,
    });
    const pasted = [types(parts.key), { wait: "secret: " }, types(parts.secret), { wait: "passphrase" }];
    const half = await atTerminal(
      made,
      ["rotate", "run", "bot"],
      [
        { wait: "[y/N]" },
        types("y"),
        { wait: "Name it exactly: kg-" },
        { wait: "key: " },
        ...pasted,
        types(parts.passphrase ?? ""),
        { wait: "Is it done? [y/N]" },
        types("n"),
      ],
    );
    expect([half.code, made.current(), made.names()]).toEqual([3, parts.key, ["bot", "typed"]]);
    for (const hidden of [parts.key, parts.secret, parts.passphrase ?? ""]) expect(half.output).not.toContain(hidden);
    expect(half.output).toContain(`Bind it to this address: ${made.exchange.address}`);
    made.exchange.world.keys.delete(made.old.key);
    const done = await atTerminal(made, ["rotate", "resume", "bot"], [{ wait: "[y/N]" }, types("y")]);
    expect([done.code, done.output.includes("finished")]).toEqual([0, true]);
    const file = JSON.parse(readFileSync(join(made.directory, "secrets", "bot.json"), "utf8")) as { secret: string };
    expect(file.secret).toBe(parts.secret);
  });
});
