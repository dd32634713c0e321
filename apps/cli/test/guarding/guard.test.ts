import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { reportSchema } from "@keyguard/core/schema";
import { LIES, type Misbehaviour } from "@keyguard/testkit/simulator";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Desk, type Heard, type Ran } from "./desk.ts";

vi.setConfig({ testTimeout: 120_000 }); // each test starts several processes

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(async () => {
  await desk.close();
});

interface Printed {
  readonly complete: boolean;
  readonly keys: readonly {
    readonly name: string;
    readonly cause: string | null;
    readonly scopes: Record<string, string>;
  }[];
  readonly checks: readonly { readonly id: string; readonly key: string | null; readonly result: string }[];
  readonly egress: { readonly ipv4: { readonly addresses: readonly string[] }; readonly platform: string | null };
}
function report({ stdout }: Ran): Printed {
  return JSON.parse(stdout) as Printed;
}
function lie(name: string): Misbehaviour {
  const found = LIES[name];
  if (found === undefined) throw new RangeError(name);
  return found;
}
function resultOf(printed: Printed, id: string): string | undefined {
  return printed.checks.find((check) => check.id === id)?.result;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("keyguard guard", () => {
  test("shows one screen and exits 0 when all is well", async () => {
    await desk.declare("main", "bybit");
    desk.write("[ip]\nobservers = []");
    const { code, stdout, stderr } = await desk.keyguard("guard");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(
      "OK       main  bybit · trades, cannot withdraw · bound to 203.0.113.7/32\n\nand 1 of low severity: --format json has all\n\nguard: the bot may start (1 key)\n",
    );
  });

  test("names what refuses, with its remedy, and exits 1", async () => {
    await desk.declare("main", "bybit");
    await desk.declare("drain", "bybit", { scopes: ["read", "withdraw"] });
    desk.write("[ip]\nobservers = []");
    const { code, stdout } = await desk.keyguard("guard");
    expect(code).toBe(1);
    expect(stdout).toMatch(/^REFUSED {2}drain {2}bybit · reads only, MAY WITHDRAW · bound to 203\.0\.113\.7\/32$/mu);
    expect(stdout).toMatch(
      /^ {2}✗ drain: no-withdraw \(critical\)\n.*\n {6}→ Take the withdrawal right off the key at https:/mu,
    );
    expect(stdout).toMatch(/^guard: the bot must not start: 1 check refuses$/mu);
    expect(stdout.split("\n").length).toBeLessThan(30);
    expect((await desk.keyguard("guard", "main")).code).toBe(0);
  });

  test("tells of a key whose secret is missing once, and that its store is why", async () => {
    await desk.declare("main", "bybit");
    desk.write("[ip]\nobservers = []");
    delete desk.env["MAIN_API_KEY"];
    const { code, stdout } = await desk.keyguard("guard");
    expect(code).toBe(3);
    expect(stdout).toMatch(/^UNREAD {3}main {2}bybit · not read: its store$/mu);
    expect(stdout.match(/✗ main: /gu)).toHaveLength(1);
    expect(stdout).toContain("✗ main: store-readable (high)");
  });

  test("ends at its deadline, and what a store still does with it", { timeout: 30_000 }, async () => {
    const store = "command:echo $$ >pid; exec sleep 600";
    desk.write(`[keys.main]\nexchange = "bybit"\nprofile = "trading"\nstore = "${store}"\n[ip]\nobservers = []`);
    const { code, stdout } = await desk.keyguard("guard", "--deadline", "1s");
    expect(code).toBe(3);
    expect(stdout).toMatch(/^UNREAD {3}main {2}bybit · not read: its store$/mu);
    const pid = Number(readFileSync(join(desk.folder, "bot", "pid"), "utf8"));
    await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
  });

  test("prints the report's envelope as JSON, with unknown as unknown, and exits 3 for a key that it could not read", async () => {
    const { exchange } = await desk.declare("main", "bybit");
    await desk.declare("drain", "okx", { scopes: ["read", "withdraw"] });
    desk.write("[ip]\nobservers = []");
    exchange.script(lie("gateway"), { times: Infinity });
    const ran = await desk.keyguard("guard", "--format", "json");
    expect(ran.code).toBe(3);
    const printed = report(ran);
    expect(printed.complete).toBe(false);
    expect(printed.keys[0]).toMatchObject({ name: "main", cause: "maintenance" });
    expect(new Set(Object.values(printed.keys[0]?.scopes ?? {}))).toEqual(new Set(["unknown"]));
    expect(printed.checks.find(({ id, key }) => id === "no-withdraw" && key === "drain")?.result).toBe("fail");
  });

  test("says with --grace whether a bot may start over an outage", async () => {
    const { exchange } = await desk.declare("main", "bybit");
    desk.write("[ip]\nobservers = []");
    exchange.script(lie("drop"), { times: Infinity });
    expect((await desk.keyguard("guard", "--grace")).code).toBe(3);
    exchange.reset();
    expect((await desk.keyguard("guard", "--grace")).code).toBe(0);
    exchange.script(lie("drop"), { times: Infinity });
    const covered = await desk.keyguard("guard", "--grace");
    expect(covered.code).toBe(0);
    expect(covered.stdout).toMatch(/^COVERED {2}main/mu);
    expect((await desk.keyguard("guard")).code).toBe(3);
  });

  test("honours the policy, --strict and a grace of nothing", async () => {
    const { exchange } = await desk.declare("main", "bybit", { allowlist: [] });
    desk.write(
      '[ip]\nobservers = []\n[guard]\ngrace = "0s"\n[guard.policy]\naddress-allowlist = "warn"\nkey-lasts = "warn"',
    );
    expect((await desk.keyguard("guard")).code).toBe(0);
    expect((await desk.keyguard("guard", "--strict")).code).toBe(1);
    exchange.script(lie("drop"), { times: Infinity });
    expect((await desk.keyguard("guard", "--grace")).code).toBe(3);
  });

  test.runIf(existsSync("/usr/bin/faketime"))(
    "does not count a good guard from the future, after a clock that jumped",
    async () => {
      const { exchange } = await desk.declare("main", "bybit");
      desk.write("[ip]\nobservers = []");
      const ahead = await desk.run("/usr/bin/faketime", ["-f", "+2d", "keyguard", "guard", "--grace"]);
      expect(ahead.code).toBe(0); // the exchange's own clock corrects the signature's
      exchange.script(lie("drop"), { times: Infinity });
      expect((await desk.keyguard("guard", "--grace")).code).toBe(3);
      exchange.reset();
      expect((await desk.keyguard("guard")).code).toBe(0);
      exchange.script(lie("drop"), { times: Infinity });
      expect((await desk.keyguard("guard", "--grace")).code).toBe(0);
      const late = await desk.run("/usr/bin/faketime", ["-f", "+2d", "keyguard", "guard", "--grace"]);
      expect(late.code).toBe(3); // the grace is over
    },
  );

  test("ends at its deadline", async () => {
    const { exchange } = await desk.declare("main", "bybit");
    desk.write("[ip]\nobservers = []");
    exchange.script(lie("stall"), { times: Infinity });
    const ran = await desk.keyguard("guard", "--deadline", "300ms", "--format", "json");
    expect([ran.code, report(ran).keys[0]?.cause]).toEqual([3, "network"]);
  });

  test("ends with what it has when it is terminated, and tells nobody of it", async () => {
    const heard: Heard[] = [];
    const { exchange } = await desk.declare("main", "bybit");
    const origin = await desk.serve((request) => (heard.push(request), "ok"));
    desk.write(`[ip]\nobservers = []\n[alerts]\nurls = ["slack://A/B/C?endpoint=${origin}"]`);
    await desk.keyguard("guard", "--deadline", "1ms"); // writes the configuration
    exchange.script(lie("stall"), { times: Infinity });
    const before = exchange.seen.length;
    const child = spawn("keyguard", ["guard", "--alert", "--deadline", "1m", "--format", "json"], {
      cwd: join(desk.folder, "bot"),
      env: desk.env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let stdout = "";
    child.stdout.on("data", (bytes: Buffer) => {
      stdout += bytes.toString();
    });
    await expect.poll(() => exchange.seen.length, { timeout: 20_000 }).toBeGreaterThan(before);
    child.kill("SIGTERM");
    const [code] = (await once(child, "close")) as [number | null];
    expect(code).toBe(143);
    expect(JSON.parse(stdout)).toMatchObject({ complete: false });
    expect(heard).toEqual([]);
  });

  test.each([
    [["guard", "nain"], 'did you mean "main"?'],
    [["guard", "--deadline", "hunter2"], "duration"],
    [["guard", "--alert"], "names no channel"],
  ])("refuses %j with exit code 2", async (args, words) => {
    await desk.declare("main", "bybit");
    const { code, stdout, stderr } = await desk.keyguard(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain("hunter2");
  });

  test("refuses a project that declares no key", async () => {
    expect((await desk.keyguard("guard")).code).toBe(2);
  });

  test("shows no secret on any way out, whatever goes wrong", async () => {
    const { exchange, secret, key } = await desk.declare("main", "okx");
    const origin = await desk.serve(() => 500);
    desk.write(`[ip]\nobservers = []\n[alerts]\nurls = ["slack://A/B/canary-token?endpoint=${origin}"]`);
    await writeFile(join(desk.folder, "bot", "config.py"), `okx_secret = "${secret}"\nokx_key = "${key.key}"\n`);
    const outputs: string[] = [];
    for (const does of [undefined, "gateway", "portal", "not-json"]) {
      exchange.reset();
      if (does !== undefined) exchange.script(lie(does), { times: Infinity });
      for (const format of ["text", "json", "markdown", "sarif"]) {
        const { stdout, stderr } = await desk.keyguard("guard", "--format", format);
        outputs.push(stdout, stderr);
      }
    }
    const alerted = await desk.keyguard("guard", "--alert");
    outputs.push(alerted.stdout, alerted.stderr);
    for (const value of [secret, key.key, desk.env["MAIN_PASSPHRASE"] ?? "", "canary-token"])
      expect(outputs.join("\n")).not.toContain(value);
  });
});

test("guard and ip print a report that the published schema accepts", async () => {
  await desk.declare("main", "bybit");
  const { exchange } = await desk.declare("gone", "okx");
  await desk.observe("8.8.8.8");
  exchange.script(lie("gateway"), { times: Infinity });
  for (const command of ["guard", "ip"]) {
    const printed: unknown = JSON.parse((await desk.keyguard(command, "--format", "json")).stdout);
    expect(reportSchema.safeParse(printed).error).toBeUndefined();
  }
});

describe("keyguard run", () => {
  test("starts nothing on a refusal or an unread key, and says why and what to do", async () => {
    const { exchange, key } = await desk.declare("main", "bybit", { scopes: ["read", "withdraw"] });
    desk.write("[ip]\nobservers = []");
    const start = async (): Promise<Ran> =>
      await desk.keyguard("run", "--", process.execPath, "-e", 'console.log("started")');
    const refused = await start();
    expect([refused.code, refused.stdout]).toEqual([1, ""]);
    expect(refused.stderr).toMatch(
      /^error: main: permission Wallet\.Withdraw.*\nhint: Take the withdrawal right off/mu,
    );
    key.scopes.withdraw = false;
    exchange.script(lie("gateway"), { times: Infinity });
    const unread = await start();
    expect([unread.code, unread.stdout]).toEqual([3, ""]);
    expect(unread.stderr).toMatch(/^error: main: maintenance: .*\nhint: /mu);
    exchange.reset();
    expect(await start()).toEqual({ code: 0, stdout: "started\n", stderr: "" });
  });
});

describe("keyguard guard --alert", () => {
  test("tells a channel once, and when it is over, also over restarts and an outage between", async () => {
    const heard: string[] = [];
    const origin = await desk.serve(({ body }) => (heard.push(body), "ok"));
    const { exchange, key } = await desk.declare("main", "bybit", { scopes: ["read", "withdraw"] });
    desk.env["ALERT_URL"] = `slack://A/B/C?endpoint=${origin}`;
    desk.write('[ip]\nobservers = []\n[alerts]\nurls = ["env:ALERT_URL"]');
    const tell = async (): Promise<string[]> => {
      heard.length = 0;
      await desk.keyguard("guard", "--alert");
      return heard.map((body) => (JSON.parse(body) as { text: string }).text.split("\n")[0] ?? "");
    };
    expect(await tell()).toEqual(["*keyguard guard of bot CRITICAL: 2 problems*"]);
    expect(await tell()).toEqual([]);
    exchange.script(lie("drop"), { times: Infinity });
    expect(await tell()).toEqual(["*keyguard guard of bot MEDIUM: main: key-readable fails*"]); // and resolves nothing
    exchange.reset();
    key.scopes.withdraw = false;
    expect((await tell()).at(-1)).toBe("*keyguard guard of bot resolved: 3 problems*");
    expect(await tell()).toEqual([]);
  });

  test("lets a bot start though a channel is broken, and says so", async () => {
    await desk.declare("main", "bybit", { more: 'rotate_every = "1d"' });
    const origin = await desk.serve(() => 404);
    desk.write(`[ip]\nobservers = []\n[alerts]\nurls = ["slack://A/B/C?endpoint=${origin}"]`);
    const { code, stderr } = await desk.keyguard("guard", "--alert");
    expect([code, stderr]).toEqual([0, "warning: the alert did not reach slack: HTTP 404\n"]);
  });
});

describe("keyguard ip", () => {
  test("shows the address and what to do about each key", async () => {
    await desk.declare("here", "bybit", { allowlist: ["8.8.8.8"] });
    const { exchange } = await desk.declare("open", "okx", { allowlist: [] });
    exchange.address = "8.8.8.8";
    (await desk.simulator.exchange("bybit")).address = "8.8.8.8";
    await desk.observe("8.8.8.8");
    const { code, stdout } = await desk.keyguard("ip");
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^IPv4 {2}8\.8\.8\.8 {2}seen by http:\/\/127\.0\.0\.1:\d+\/, http:\/\/127\.0\.0\.1:\d+\/$/mu,
    );
    expect(stdout).toMatch(/^here {2}bybit {2}bound, and this machine is allowed$/mu);
    expect(stdout).toMatch(/^open {2}okx {2}NOT BOUND: works from any address$/mu);
    expect(stdout).toMatch(/→ type into the form at https:.*\n {8}8\.8\.8\.8$/mu);
  });

  test("names the store of a key that has none to give, and what to do", async () => {
    await desk.declare("main", "bybit");
    await desk.observe("8.8.8.8");
    delete desk.env["MAIN_API_KEY"];
    const { code, stdout } = await desk.keyguard("ip");
    expect(code).toBe(3);
    expect(stdout).toMatch(/^main {2}bybit {2}not read: its store\n {4}Cannot .*\n {4}→ .*MAIN_API_KEY/mu);
  });

  test("warns of a list that leaves this machine out, and of a platform whose address changes", async () => {
    await desk.declare("main", "bybit", { allowlist: ["203.0.113.7", "9.0.0.0/8"] });
    await desk.observe("8.8.8.8");
    const ran = await desk.run("keyguard", ["ip"], { env: { DYNO: "worker.1" } });
    expect(ran.code).toBe(1);
    expect(ran.stdout).toMatch(/^main {2}bybit {2}bound, and this machine WOULD BE BLOCKED$/mu);
    expect(ran.stdout).toContain("over-wide: 9.0.0.0/8 lets in 16777216 addresses");
    expect(ran.stdout).toContain("not used from here: 203.0.113.7");
    expect(ran.stdout).toMatch(/^platform {2}Heroku: changes with every restart$/mu);
    const json = report(await desk.run("keyguard", ["ip", "--format", "json"], { env: { DYNO: "worker.1" } }));
    expect(json.egress).toMatchObject({ ipv4: { addresses: ["8.8.8.8"], stable: "no" }, platform: "heroku" });
    expect(resultOf(json, "address-allowed")).toBe("fail");
  });

  test("believes the exchange over the observers", async () => {
    await desk.declare("main", "okx", { allowlist: ["198.51.100.1"] });
    await desk.observe("8.8.8.8");
    const ran = await desk.keyguard("ip", "--format", "json");
    expect(ran.code).toBe(3);
    expect(report(ran).egress.ipv4).toEqual({
      addresses: ["203.0.113.7"],
      stable: "unknown",
      sources: ["exchange:okx"],
    });
  });

  test("exits 3 when the observers disagree, answer a page, or a private address", async () => {
    for (const answers of [
      ["8.8.8.8", "8.8.4.4"],
      ["<html>8.8.8.8</html>", "<html>8.8.8.8</html>"],
      ["192.168.1.1", "192.168.1.1"],
    ]) {
      const other = await Desk.open();
      const urls = await Promise.all(answers.map((answer) => other.serve(() => answer)));
      other.write(`[ip]\nobservers = [${urls.map((url) => `"${url}"`).join(", ")}]`);
      const ran = await other.keyguard("ip", "--format", "json");
      expect([ran.code, report(ran).egress.ipv4.addresses]).toEqual([3, []]);
      const remedy = answers[0]?.startsWith("<") === true ? "Something answers in the observers' place" : "Check the";
      expect((await other.keyguard("ip")).stdout).toContain(`→ ${remedy}`);
      await other.close();
    }
  });

  test("goes the bot's way, through a proxy of the environment, and names it without its password", async () => {
    await desk.observe("8.8.8.8");
    const proxy = await desk.proxy();
    const env = { HTTPS_PROXY: `http://bot:canary-password@${proxy.host}` };
    const { code, stdout, stderr } = await desk.run("keyguard", ["ip"], { env });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(`path      http://${proxy.host}`);
    expect(stdout).not.toContain("canary-password");
    expect(proxy.targets.length).toBeGreaterThanOrEqual(2);
    expect(new Set(proxy.logins)).toEqual(new Set(["bot:canary-password"]));
    await desk.stopProxies();
    expect((await desk.run("keyguard", ["ip"], { env })).code).toBe(3); // it does not go around it
  });

  test("says of a list that is not shown that the exchange answered from here", async () => {
    await desk.declare("main", "binance");
    desk.write("[ip]\nobservers = []");
    const { code, stdout } = await desk.keyguard("ip");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^main {2}binance {2}bound, and the exchange answered from here$/mu);
  });

  test("asks nobody when observers are switched off, and reads no key with --addresses", async () => {
    await desk.declare("main", "bybit");
    desk.write("[ip]\nobservers = []");
    const ran = await desk.keyguard("ip", "--addresses", "--format", "json");
    expect([ran.code, report(ran).keys]).toEqual([0, []]);
    expect(desk.simulator.seen()).toEqual([]);
  });
});

describe("keyguard alerts test", () => {
  test("tries every channel and says of each whether it arrived, without its URL", async () => {
    const heard: Heard[] = [];
    const origin = await desk.serve((request) => (heard.push(request), request.path.includes("broken") ? 403 : "ok"));
    desk.env["HOOK"] = `webhook://127.0.0.1/ok?secret=canary-secret&endpoint=${origin}`;
    desk.write(
      `[alerts]\nurls = ["env:HOOK", "slack://A/B/broken?endpoint=${origin}", "ntfy://${origin.slice(7)}/topic"]`,
    );
    const { code, stdout, stderr } = await desk.keyguard("alerts", "test");
    expect(code).toBe(3);
    expect(stdout).toMatch(
      /^webhook 127\.0\.0\.1 +delivered\nslack +failed: HTTP 403\nntfy 127\.0\.0\.1:\d+ +delivered\n$/u,
    );
    expect(heard.map(({ path }) => path).sort()).toEqual(["/ok", "/services/A/B/broken", "/topic"]);
    expect(stdout + stderr).not.toContain("canary-secret");
  });

  test.each([
    ["", "names no channel"],
    ['[alerts]\nurls = ["env:ALERT_URL"]', "the variable ALERT_URL is not set"],
    ['[alerts]\nurls = ["slack://hunter2"]', "slack takes three tokens"],
  ])("refuses %j with exit code 2", async (text, words) => {
    desk.write(text);
    const { code, stderr } = await desk.keyguard("alerts", "test");
    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain("hunter2");
  });
});

describe("--alert", () => {
  test.each([
    ["audit", "CRITICAL"],
    ["scan", "CRITICAL"],
    ["rotate status", "MEDIUM"],
  ])("of keyguard %s tells once, and apart from the others", async (command, word) => {
    const heard: string[] = [];
    const origin = await desk.serve(({ body }) => (heard.push(body), "ok"));
    const { key, secret } = await desk.declare("main", "binance", {
      scopes: ["read", "withdraw"],
      more: 'rotate_every = "1d"',
    });
    desk.write(`[ip]\nobservers = []\n[alerts]\nurls = ["slack://A/B/C?endpoint=${origin}"]`);
    const source = `binance_api_key = "${key.key}"\nbinance_api_secret = "${secret}"\n`;
    await writeFile(join(desk.folder, "bot", "config.py"), source);
    const args = command === "rotate status" ? ["rotate", "status"] : [command];
    await desk.keyguard(...args, "--alert");
    await desk.keyguard(...args, "--alert");
    expect(heard).toHaveLength(1);
    expect(heard[0]).toContain(`keyguard ${command} of bot ${word}`);
    expect(heard.join("")).not.toContain(secret);
    await desk.keyguard("guard", "--alert");
    expect(heard).toHaveLength(2); // and nothing of the other is called resolved
  });
});
