import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Message, parseChannel, type SendResult } from "../src/index.ts";
import { createSend } from "../src/node/index.ts";

const message: Message = {
  kind: "problem",
  id: "msg_1",
  group: "guard",
  severity: "high",
  alerts: [{ id: "a", severity: "high", title: "x'; $(touch /tmp/never) `id`", evidence: "", remedy: "" }],
  incidents: [],
  open: 1,
  at: 0,
};
let folder = "";
beforeEach(async () => {
  process.env["KEYGUARD_TEST_CANARY"] = "hunter2hunter2"; // what a program would inherit
  folder = await mkdtemp(join(tmpdir(), "kg-command-"));
});
afterEach(async () => {
  delete process.env["KEYGUARD_TEST_CANARY"];
  await rm(folder, { recursive: true });
});
async function run(program: string, ...args: string[]): Promise<SendResult> {
  const quoted = [process.execPath, "-e", program, ...args].map((word) => `'${word}'`).join(" ");
  const env = { PATH: process.env["PATH"], BINANCE_API_SECRET: "hunter2hunter2" };
  return await createSend(fetch, env)(parseChannel(`command:${quoted}`), message, 0);
}

describe("command", () => {
  test("gives a program the message on its input, and nothing secret in its environment", async () => {
    const out = join(folder, "out");
    const program = `require("fs").writeFileSync(process.argv[1], require("fs").readFileSync(0) + JSON.stringify(process.env))`;
    expect(await run(program, out)).toEqual({ ok: true });
    const [line = "", env = ""] = (await readFile(out, "utf8")).split("\n");
    expect(JSON.parse(line)).toEqual({
      kind: "problem",
      group: "guard",
      severity: "high",
      open: 1,
      title: "keyguard guard HIGH: x'; $(touch /tmp/never) `id`",
      text: "[HIGH] x'; $(touch /tmp/never) `id`",
    });
    expect(env).not.toContain("hunter2");
  });

  test("tells how it ended", async () => {
    expect(await run("process.exit(4)")).toEqual({ ok: false, reason: "exit 4", retry: false });
    expect(await run(`process.kill(process.pid, "SIGTERM")`)).toMatchObject({ ok: false, reason: "ended by SIGTERM" });
    const absent = await createSend(fetch, {})(parseChannel(`command:${folder}/absent`), message, 0);
    expect(absent).toEqual({ ok: false, reason: "could not be started (ENOENT)", retry: false });
  });

  test("accepts a program that does not read its input", async () => {
    const large = {
      ...message,
      alerts: Array.from({ length: 20 }, () => ({
        id: "a",
        severity: "high" as const,
        title: "x".repeat(400),
        evidence: "y".repeat(400),
        remedy: "z".repeat(400),
      })),
    };
    const channel = parseChannel(`command:'${process.execPath}' -e 0`);
    expect(await createSend(fetch, { PATH: process.env["PATH"] })(channel, large, 0)).toEqual({ ok: true });
  });
});
