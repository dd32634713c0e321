import { execFile, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { LIES } from "@keyguard/testkit/simulator";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Desk, type Ran } from "./desk.ts";

const RECIPES = fileURLToPath(new URL("../../../../docs/recipes/", import.meta.url));
const python = ["/usr/bin/python3", "/usr/local/bin/python3"].find((path) => existsSync(path));
const analyze = ["/usr/bin/systemd-analyze", "/bin/systemd-analyze"].find((path) => existsSync(path));

/** Namespaces want root, and a kernel that lets root have them. */
const mayUnshare = process.getuid?.() === 0 && spawnSync("unshare", ["--pid", "--fork", "true"]).status === 0;

vi.setConfig({ testTimeout: 120_000 }); // each test starts several processes

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
  await desk.declare("bybit", "bybit");
  desk.write('[ip]\nobservers = []\n[guard]\ngrace = "12h"');
  const bot = join(desk.folder, "bot");
  await writeFile(join(bot, "bot.mjs"), 'console.log("bot started");\n');
  await writeFile(
    join(bot, "bot.py"),
    'def main():\n    print("bot started")\n\n\nif __name__ == "__main__":\n    main()\n',
  );
  for (const file of await readdir(RECIPES))
    if (file !== "README.md") await copyFile(join(RECIPES, file), join(bot, file));
});
afterEach(async () => {
  await desk.close();
});

async function recipe(name: string): Promise<string> {
  return await readFile(join(RECIPES, name), "utf8");
}
function started({ stdout }: Ran): boolean {
  return stdout.includes("bot started");
}

/** Runs a recipe with a good key, over an outage, and with a key that may withdraw. */
async function throughAll(run: () => Promise<Ran>): Promise<readonly (readonly [started: boolean, failed: boolean])[]> {
  const exchange = await desk.simulator.exchange("bybit");
  const [key] = exchange.world.keys.values();
  const outcomes: [boolean, boolean][] = [];
  const note = async (): Promise<void> => {
    const ran = await run();
    outcomes.push([started(ran), ran.code !== 0]);
  };
  await note();
  const drop = LIES["drop"];
  if (key === undefined || drop === undefined) throw new Error("no key or no lie");
  exchange.script(drop, { times: Infinity });
  await note();
  exchange.reset();
  key.scopes.withdraw = true;
  await note();
  return outcomes;
}
const STARTED = [
  [true, false],
  [true, false],
  [false, true],
];

describe("the recipe for", () => {
  test.runIf(python !== undefined)(
    "Python starts the bot, keeps it over an outage, and refuses a key that may withdraw",
    async () => {
      expect(await throughAll(() => desk.run(python ?? "", ["start.py"]))).toEqual(STARTED);
    },
  );

  test("Node does the same", async () => {
    expect(await throughAll(() => desk.run(process.execPath, ["start.mjs"]))).toEqual(STARTED);
  });

  test("any language, keyguard run, does the same, with the secrets in the bot's environment alone", async () => {
    await writeFile(
      join(desk.folder, "bot", "bot.mjs"),
      'if (process.env.BYBIT_API_SECRET) console.log("bot started");\n',
    );
    expect(await throughAll(() => desk.run("keyguard", ["run", "--", process.execPath, "bot.mjs"]))).toEqual(STARTED);
  });

  test("Docker's entrypoint does the same, with the image's command", async () => {
    const command = /^CMD (\[.*\])$/mu.exec(await recipe("Dockerfile"))?.[1] ?? "";
    const argv = JSON.parse(command) as string[];
    expect(await recipe("Dockerfile")).toContain('ENTRYPOINT ["./entrypoint.sh"]');
    expect(await throughAll(() => desk.run("./entrypoint.sh", argv))).toEqual(STARTED);
  });

  test.runIf(mayUnshare)("Docker's entrypoint, as process 1, gives its place and its signals to the bot", async () => {
    await writeFile(
      join(desk.folder, "bot", "bot.mjs"),
      'process.on("SIGTERM", () => { console.log("told to stop"); process.exit(0); });\n' +
        "console.log(`bot started as ${process.pid}`);\nsetInterval(() => undefined, 1000);\n",
    );
    const argv = ["--pid", "--fork", "--kill-child", "./entrypoint.sh", process.execPath, "bot.mjs"];
    const ran = await desk.run("unshare", argv, {
      async meanwhile(child, said) {
        await expect.poll(said, { timeout: 60_000 }).toContain("bot started as 1\n");
        const inside = await readFile(`/proc/${child.pid}/task/${child.pid}/children`, "utf8");
        process.kill(Number(inside.trim()), "SIGTERM");
      },
    });
    expect(ran.stdout).toMatch(/the bot may start \(1 key\)\nbot started as 1\ntold to stop\n$/u);
    expect(ran.code).toBe(0);
  });

  test("systemd is a unit that systemd accepts, and its two commands do the same", async () => {
    const unit = await recipe("bot.service");
    const [before = "", start = ""] = ["ExecStartPre", "ExecStart"].map(
      (name) => new RegExp(`^${name}=(.*)$`, "mu").exec(unit)?.[1],
    );
    const origin = await desk.serve(() => "ok");
    desk.write(`[alerts]\nurls = ["slack://A/B/C?endpoint=${origin}"]`);
    expect(await throughAll(() => desk.run("/bin/sh", ["-c", `${before} && exec ${start}`]))).toEqual(STARTED);
  });

  test.runIf(analyze !== undefined)("systemd passes systemd's own check", async () => {
    const verified = promisify(execFile)(analyze ?? "", ["verify", join(desk.folder, "bot", "bot.service")], {
      env: { ...process.env, SYSTEMD_LOG_LEVEL: "warning" },
    });
    const { stderr } = await verified;
    expect(stderr.split("\n").filter((line) => line.includes("bot.service"))).toEqual([]);
  });

  test("Kubernetes' init container does the same before the bot's command", async () => {
    const text = await recipe("init-container.yaml");
    const commands = [...text.matchAll(/^ +command: (\[.*\])$/gmu)].map(
      (match) => JSON.parse(match[1] ?? "[]") as string[],
    );
    const [first = [], second = []] = commands;
    expect(commands).toHaveLength(2);
    expect(text.indexOf("initContainers:")).toBeLessThan(text.indexOf(" containers:"));
    expect(
      await throughAll(async () => {
        const guarded = await desk.run(first[0] ?? "", first.slice(1));
        return guarded.code === 0 ? await desk.run(second[0] ?? "", second.slice(1)) : guarded;
      }),
    ).toEqual(STARTED);
  });

  test("GitHub Actions writes the summary and fails the run, also over an outage", async () => {
    const step = /^ +- run: (keyguard guard .*)$/mu.exec(await recipe("guard.yml"))?.[1] ?? "";
    const summary = join(desk.folder, "summary.md");
    const outcomes = await throughAll(
      async () => await desk.run("/bin/bash", ["-e", "-c", step], { env: { GITHUB_STEP_SUMMARY: summary } }),
    );
    expect(outcomes.map(([, failed]) => failed)).toEqual([false, true, true]);
    expect(await readFile(summary, "utf8")).toContain("no-withdraw");
  });

  test("cron prints nothing while all is well, and the screen when something is wrong", async () => {
    const text = await recipe("crontab");
    const job = /^(?:\S+ ){5}(.*)$/mu.exec(text.split("\n").findLast((line) => /^\d/u.test(line)) ?? "")?.[1] ?? "";
    const heard: string[] = [];
    const origin = await desk.serve(({ body }) => (heard.push(body), "ok"));
    desk.write(`[alerts]\nurls = ["slack://A/B/C?endpoint=${origin}"]`);
    const bot = join(desk.folder, "bot");
    const secrets = Object.entries(desk.env).filter(([name]) => name.startsWith("BYBIT_"));
    await writeFile(
      join(desk.folder, "secrets.sh"),
      secrets.map(([name, value]) => `export ${name}='${value}'\n`).join(""),
    );
    const { PATH = "", HOME = "", XDG_STATE_HOME = "" } = desk.env;
    for (const name of Object.keys(desk.env)) delete desk.env[name];
    const run = async (): Promise<Ran> =>
      await desk.run("/bin/sh", ["-c", job.replaceAll("/srv/bot", bot).replaceAll("/etc/bot", desk.folder)], {
        env: { PATH, HOME, XDG_STATE_HOME },
      });
    expect(await run()).toEqual({ code: 0, stdout: "", stderr: "" });
    const exchange = await desk.simulator.exchange("bybit");
    for (const key of exchange.world.keys.values()) key.scopes.withdraw = true;
    expect((await run()).stdout).toContain("the bot must not start");
    expect(heard).toHaveLength(1);
  });
});

test("README.md lists every recipe, and every recipe is there", async () => {
  const readme = await recipe("README.md");
  const linked = [...readme.matchAll(/\]\(([^)]+)\)/gu)].map((match) => match[1] ?? "").sort();
  expect(linked).toEqual((await readdir(RECIPES)).filter((file) => file !== "README.md").sort());
});
