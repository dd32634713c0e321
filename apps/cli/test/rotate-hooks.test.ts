import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { type Stand, useStands } from "./rotate-stand.ts";

vi.setConfig({ testTimeout: 120_000 });

const stand = useStands();

const GENERAL = 'by = "master"\naccount = "123456"\ngrace = "0s"\n';
const DOCS = readFileSync(new URL("../../../docs/rotation.md", import.meta.url), "utf8");

/** The hooks that the guide names, by where they are for. */
function documented(): readonly (readonly [where: string, restart: string, health: string])[] {
  const table = /^\| where +\| `restart`.*\n\|[ |-]+\n((?:\|.*\n)+)/mu.exec(DOCS)?.[1] ?? "";
  const rows = table
    .trim()
    .split("\n")
    .map((line) => /^\| (.+?) +\| `(.+?)` +\| `(.+)` +\|$/u.exec(line) ?? []);
  return rows.map(([, where = "", restart = "", health = ""]) => [
    where,
    restart,
    health.replaceAll(String.raw`\|`, "|"),
  ]);
}

/**
 * Programs of these names that note how they were called and which key the store gave out then. The ones that look
 * answer only the second time, as a program that takes a while to come up.
 */
function placePrograms(made: Stand, commands: readonly string[]): string {
  const bin = join(made.directory, "bin");
  mkdirSync(bin);
  const log = join(made.directory, "calls");
  const script = `#!/bin/sh
key=$(sed 's/^{"key":"\\([^"]*\\)".*/\\1/' '${join(made.directory, "secrets", "bot.json")}')
set -- "\${0##*/}" "$@"
printf '%s|%s\\n' "$*" "$key" >> '${log}'
case "$*" in
  *is-active*|*"ps "*|*status*|*ping*) [ -e '${log}.up' ] || { touch '${log}.up'; exit 3; } ;;
esac
echo up
`;
  for (const command of commands) {
    const [program = ""] = command.split(" ");
    const path = program.startsWith("./") ? join(made.directory, program) : join(bin, program);
    writeFileSync(path, script, { mode: 0o755 });
  }
  return bin;
}

describe("the hooks of the guide", () => {
  const hooks = documented();

  test("are those for systemd, Docker, Kubernetes and plain commands", () => {
    expect(hooks.map(([where]) => where)).toEqual(["systemd", "Docker Compose", "Kubernetes", "anything else"]);
  });

  test.each(hooks)("restart and look after the switch, before the old key goes: %s", async (_, restart, health) => {
    const made = await stand("bybit", {
      rotation: `${GENERAL}restart = ${JSON.stringify(restart)}\nhealth = ${JSON.stringify(health)}\n`,
    });
    const bin = placePrograms(made, [restart, health]);
    const ran = await made.run(["rotate", "run", "bot", "--yes"], {
      env: { PATH: `${bin}:${process.env["PATH"] ?? ""}` },
    });
    expect([ran.code, ran.stderr]).toEqual([
      0,
      expect.stringMatching(/confirmed \(consumer health: new key \(healthy\)\)/u),
    ]);
    const calls = readFileSync(join(made.directory, "calls"), "utf8").trim().split("\n");
    const words = (command: string): string => command.replace(/^\.\//u, "").replace(/ \|.*$/u, "");
    // Word for word, the new key in the store each time; the health command once more, because it failed first.
    const fresh = made.current();
    expect(calls).toEqual([words(restart), words(health), words(health)].map((call) => `${call}|${fresh}`));
    expect([made.names().length, fresh === made.old.key]).toEqual([1, false]);
  });

  test.each([
    "docker restart bot",
    "docker compose -f bot.yml restart bot",
    "pm2 restart bot",
    "kubectl exec bot -- kill 1",
  ])("do not include what keeps the old environment: %s", async (restart) => {
    const made = await stand("bybit", { rotation: `${GENERAL}restart = ${JSON.stringify(restart)}\n` });
    const ran = await made.run(["rotate", "run", "bot", "--yes"]);
    expect([ran.code, made.names(), ran.stderr]).toEqual([
      3,
      ["bot"],
      expect.stringContaining("keeps the program's old environment"),
    ]);
  });

  test.each([
    ["vercel env add BYBIT_API_KEY production", "vercel deploy --prod"],
    ["railway variables --set KEY=1", "railway redeploy"],
    ["fly secrets set --stage KEY=1", "fly secrets deploy"],
  ])("say what only takes effect at the next deployment: %s", async (restart, deploy) => {
    const made = await stand("bybit", { rotation: `${GENERAL}restart = ${JSON.stringify(restart)}\n` });
    const plan = await made.run(["rotate", "plan", "bot"]);
    expect([plan.code, plan.stdout]).toEqual([0, expect.stringContaining(`end the restart command with: ${deploy}`)]);
  });
});
