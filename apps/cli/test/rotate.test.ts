import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RIGHTS } from "@keyguard/testkit/key-management";
import { describe, expect, test, vi } from "vitest";
import { type RunWishes, useStands } from "./rotate-stand.ts";

// Each starts several processes, and a machine may be busy with others.
vi.setConfig({ testTimeout: 120_000 });

const stand = useStands();

const GENERAL = 'by = "master"\naccount = "123456"\ngrace = "0s"\n';

/** Every file below a directory, as one text. */
function contents(directory: string): string {
  return readdirSync(directory)
    .map((name) => join(directory, name))
    .map((path) => (statSync(path).isDirectory() ? contents(path) : readFileSync(path, "latin1")))
    .join("\n");
}

describe("keyguard rotate run", () => {
  test.each(["binance", "bybit", "kucoin", "gate", "okx", "mexc", "bingx", "bitget", "coinex", "whitebit"])(
    "replaces a key of %s by calls, with the old one's rights and addresses",
    async (exchange) => {
      const made = await stand(exchange);
      const ran = await made.run(["rotate", "run", "bot", "--yes"]);
      const [name = ""] = made.names();
      expect([ran.code, made.names().length, ran.stdout.includes(`"${name}"`)]).toEqual([0, 1, true]);
      const fresh = made.exchange.world.keys.get(made.current());
      expect(fresh).toMatchObject({ name, allowlist: made.old.allowlist });
      // In the exchange's own words: some know one word for several scopes.
      const words = RIGHTS[exchange];
      expect(fresh && words?.toRights(fresh.scopes)).toEqual(words?.toRights(made.old.scopes));
      const file = JSON.parse(readFileSync(join(made.directory, "secrets", "bot.json"), "utf8")) as Record<
        string,
        unknown
      >;
      expect(file["comment"]).toBe("ours");
      expect(JSON.stringify(file)).not.toContain(made.old.secret); // a dead key's secret has no use
      expect(made.ledger()).toContain(`"newName":"${name}"`);
    },
  );

  test("replaces an agent of Hyperliquid, whose name nobody can use then", async () => {
    const made = await stand("hyperliquid");
    const wallet = [...made.exchange.world.keys.values()].find(({ name }) => name === "master");
    const ran = await made.run(["rotate", "run", "bot", "--yes"]);
    expect([ran.code, ran.stderr]).toEqual([0, expect.stringContaining("verified_dead")]);
    const [name = "", ...others] = made.names();
    expect([name, others, made.exchange.world.keys.get(made.current())?.name]).toEqual([
      expect.stringMatching(/^kg-[0-9a-z]{10}$/u),
      [],
      name,
    ]);
    const file = JSON.parse(readFileSync(join(made.directory, "secrets", "bot.json"), "utf8")) as { key: string };
    expect([file.key, made.exchange.world.keys.has(made.old.key)]).toEqual([wallet?.key, false]);
    // What was sent is signed by the wallet, and holds no private key.
    const sent = made.exchange.log.map(({ body }) => body).join("\n");
    expect([sent.includes("approveAgent"), sent.includes(wallet?.secret.slice(2) ?? "")]).toEqual([true, false]);
  });

  test("waits for a person at a classic account of Bitget, whose calls delete no key", async () => {
    const made = await stand("bitget", { classic: true, scopes: ["read", "trade.spot", "trade.derivatives"] });
    const plan = await made.run(["rotate", "plan", "bot"]);
    expect(plan.stdout).toMatch(/revoked: a person deletes the old key[\s\S]*\[deleted-by-hand\]/u);
    const ran = await made.run(["rotate", "run", "bot", "--yes"]);
    const end = made.old.key.slice(-4);
    expect([ran.code, made.names().length, made.current() === made.old.key]).toEqual([3, 2, false]);
    expect(ran.stderr).toMatch(new RegExp(`stopped at "revoking": .*delete "bot" \\(\\w+…${end}\\) on the page`, "u"));
    made.exchange.world.keys.delete(made.old.key);
    const resumed = await made.run(["rotate", "resume", "bot"]);
    expect([resumed.code, made.names(), made.exchange.world.keys.get(made.current())?.name]).toEqual([
      0,
      [expect.stringMatching(/^kg-/u)],
      made.names()[0],
    ]);
  });

  test.each(["htx", "deribit"])("does not begin at %s where nobody can type a one-time code", async (exchange) => {
    const made = await stand(exchange);
    const ran = await made.run(["rotate", "run", "bot", "--yes"]);
    expect([ran.code, made.names(), made.current()]).toEqual([3, ["bot"], made.old.key]);
    expect(ran.stderr).toMatch(
      /stopped before it began: .*one-time code, and nobody is there to type it\nhint: .*terminal/u,
    );
  });

  test.each([
    ["dotenv:.env#BOT", {}],
    ["local:bot", { KEYGUARD_VAULT_PASSPHRASE: "a passphrase for a test", KEYGUARD_VAULT_WORK_FACTOR: "10" }],
  ] as const)("switches the store %s", async (place, env) => {
    const made = await stand("bybit", { store: place, env });
    writeFileSync(join(made.directory, ".env"), "# ours\nOTHER=1\n", { mode: 0o600 });
    const input = JSON.stringify({ key: made.old.key, secret: made.old.secret });
    expect((await made.run(["secrets", "set", place], { input })).code).toBe(0);
    const ran = await made.run(["rotate", "run", "bot", "--yes"]);
    expect([ran.code, made.names().length]).toEqual([0, 1]);
    const id = (await made.run(["secrets", "get", `${place}#key`])).stdout.trim();
    expect(made.exchange.world.keys.get(id)?.name).toBe(made.names()[0]);
    expect(readFileSync(join(made.directory, ".env"), "utf8")).toContain("# ours\nOTHER=1\n");
  });

  test("cannot begin without a disk that takes the ledger, and says so", async () => {
    const made = await stand("bybit");
    writeFileSync(join(made.directory, "state"), "a file where a directory has to be");
    const ran = await made.run(["rotate", "run", "bot", "--yes"]);
    expect([ran.code, made.names()]).toEqual([3, ["bot"]]);
    expect(ran.stderr).toMatch(/^stopped: the rotation of bot stopped before it began: .*ENOTDIR/mu);
  });

  test("writes no secret and no whole key id anywhere but into the store", async () => {
    const made = await stand("okx");
    const before = [made.old.key, made.old.secret, made.old.passphrase ?? ""];
    const ran = await made.run(["rotate", "run", "bot", "--yes"]);
    const fresh = made.exchange.world.keys.get(made.current());
    const secrets = [...before, fresh?.key ?? "", fresh?.secret ?? "", fresh?.passphrase ?? ""];
    const said = `${ran.stdout}${ran.stderr}${contents(join(made.directory, "state"))}`;
    expect(secrets.filter((secret) => secret === "" || said.includes(secret))).toEqual([]);
  });

  test.each(["withdraw", "transfer.internal"] as const)(
    "stops, and deletes the new key, when that may %s besides",
    async (scope) => {
      const made = await stand("bybit", { onCreate: (key) => void (key.scopes[scope] = true) });
      const ran = await made.run(["rotate", "run", "bot", "--yes"]);
      expect([ran.code, made.names(), made.current()]).toEqual([3, ["bot"], made.old.key]);
      expect(ran.stderr).toMatch(
        /^stopped: the rotation of bot stopped at "aborted": the new key is not like the old one/mu,
      );
    },
  );

  test("stops when the new key is bound to another address", async () => {
    const made = await stand("bybit", { onCreate: (key) => void key.allowlist.push("198.51.100.9") });
    const ran = await made.run(["rotate", "run", "bot", "--yes"]);
    expect([ran.code, made.names()]).toEqual([3, ["bot"]]);
    expect(ran.stderr).toContain("198.51.100.9");
  });

  test("does not begin for a key that may withdraw", async () => {
    const made = await stand("bybit", { scopes: ["read", "trade.spot", "withdraw"] });
    const ran = await made.run(["rotate", "run", "bot", "--yes"]);
    expect([ran.code, made.names()]).toEqual([3, ["bot"]]);
    expect(ran.stderr).toContain("stopped before it began: the key may withdraw");
  });

  test("refuses a restart that keeps the old environment", async () => {
    const made = await stand("bybit", { rotation: `${GENERAL}restart = "docker compose restart bot"` });
    const ran = await made.run(["rotate", "run", "bot", "--yes"]);
    expect([ran.code, made.names()]).toEqual([3, ["bot"]]);
    expect(ran.stderr).toContain("up -d");
  });

  test("ends at once beside a rotation that is running", async () => {
    const made = await stand("bybit", { rotation: `${GENERAL}restart = "touch started; sleep 3"` });
    const first = made.run(["rotate", "run", "bot", "--yes"]);
    while (!readdirSync(made.directory).includes("started"))
      await new Promise((resolve) => void setTimeout(resolve, 20));
    const second = await made.run(["rotate", "run", "bot", "--yes"]);
    expect(second.code).toBe(3);
    expect(second.stderr).toContain("another rotation of it is running");
    expect((await first).code).toBe(0);
  });

  test("asks, and needs --yes where nobody can answer", async () => {
    const made = await stand("bybit");
    const ran = await made.run(["rotate", "run", "bot"]);
    expect([ran.code, made.names()]).toEqual([2, ["bot"]]);
    expect(ran.stderr).toContain("--yes");
  });

  test("gives a request that is not answered no more than KEYGUARD_TIMEOUT", async () => {
    const made = await stand("bybit");
    made.exchange.script({ kind: "stall" }, { path: "/v5/user/sub-apikeys", times: 9 });
    const ran = await made.run(["rotate", "run", "bot", "--yes"], { env: { KEYGUARD_TIMEOUT: "200ms" } });
    expect([ran.code, made.names()]).toEqual([3, ["bot"]]);
    expect(ran.stderr).toContain("no answer within the deadline");
  });

  test("guides by hand where no program may make keys, and checks what came out", async () => {
    const made = await stand("bybit", { rotation: 'grace = "0s"' });
    const added = made.exchange.addKey({
      account: "sub",
      name: "typed",
      scopes: ["read", "trade.spot"],
      allowlist: [made.exchange.address],
    });
    const input = JSON.stringify({ key: added.key, secret: added.secret });
    const ran = await made.run(["rotate", "run", "bot", "--yes"], { input });
    expect([ran.code, made.current()]).toEqual([3, added.key]); // nobody is there to delete the old one
    expect(ran.stderr).toMatch(/Open https:.*\n.*Name it exactly: kg-/u);
    expect(ran.stderr).toContain(made.exchange.address);
    made.exchange.world.keys.delete(made.old.key);
    const resumed = await made.run(["rotate", "resume", "bot", "--yes"]);
    expect([resumed.code, resumed.stdout]).toEqual([0, "bot: finished\n"]);
  });
});

describe("keyguard rotate run on two machines at once", () => {
  const VAULT = { KEYGUARD_VAULT_PASSPHRASE: "a passphrase for a test", KEYGUARD_VAULT_WORK_FACTOR: "10" };

  // Each has a state of its own, so that no lock of theirs meets: only the store's compare-and-set stands between them.
  test.each(["file:secrets/bot.json", "dotenv:.env#BOT", "local:bot"])(
    "switches %s once, and the other's key goes again",
    async (place) => {
      const made = await stand("bybit", { store: place, env: VAULT });
      writeFileSync(join(made.directory, ".env"), "", { mode: 0o600 });
      const input = JSON.stringify({ key: made.old.key, secret: made.old.secret });
      expect((await made.run(["secrets", "set", place], { input })).code).toBe(0);
      const on = (machine: string): RunWishes => ({ env: { XDG_STATE_HOME: join(made.directory, machine) } });
      const runs = await Promise.all(["a", "b"].map((one) => made.run(["rotate", "run", "bot", "--yes"], on(one))));
      const codes = runs.map(({ code }) => code);
      const said = runs.map(({ stderr }) => stderr).join("\n");
      // Both may come through where one began after the other's end, and replaced the other's key.
      expect([said, codes.every((code) => code === 0 || code === 3)]).toEqual([said, true]);
      const current = async (): Promise<string> => (await made.run(["secrets", "get", `${place}#key`])).stdout.trim();
      expect(made.exchange.world.keys.has(await current())).toBe(true);
      // Whoever did not come through gives up, or finishes where the other did not switch.
      for (const [i, machine] of ["a", "b"].entries()) {
        if (codes[i] === 0) continue;
        const aborted = await made.run(["rotate", "abort", "bot", "--yes"], on(machine));
        if (aborted.code !== 0) await made.run(["rotate", "resume", "bot"], on(machine));
      }
      expect([made.names().length, made.exchange.world.keys.get(await current())?.name]).toEqual([1, made.names()[0]]);
    },
  );
});
