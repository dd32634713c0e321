import { fork } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Credential, Secret } from "@keyguard/core";
import { systemClock } from "@keyguard/core/node";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { watchSwitch } from "../src/index.ts";
import {
  acknowledge,
  createConsumers,
  createEscrowFiles,
  fileSystemOf,
  readAcknowledgements,
  runHook,
  stateDirectory,
  withdrawAcknowledgement,
} from "../src/node/index.ts";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "kg-consumers-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const said = { key: "bot", consumer: "python", fingerprint: "aaaa", since: 1 };

describe("readAcknowledgements()", () => {
  test("readAcknowledgements() reads what running consumers of this key say", async () => {
    await acknowledge(directory, said);
    await acknowledge(directory, { ...said, key: "other" });
    expect(await readAcknowledgements(directory, "bot")).toEqual([
      expect.objectContaining({ consumer: "python", fingerprint: "aaaa" }),
    ]);
    await withdrawAcknowledgement(directory, "bot");
    expect(await readAcknowledgements(directory, "bot")).toEqual([]);
  });

  test("readAcknowledgements() forgets a consumer that is gone, and reads nothing where nothing is", async () => {
    expect(await readAcknowledgements(join(directory, "none"), "bot")).toEqual([]);
    const script = join(directory, "consumer.mjs");
    const module = new URL("../src/node/index.ts", import.meta.url).href;
    writeFileSync(
      script,
      `import { acknowledge } from ${JSON.stringify(module)};
      await acknowledge(process.argv[2], { key: "bot", consumer: "gone", fingerprint: "b", since: 1 }); process.send("said"); setInterval(() => {}, 1000);`,
    );
    const child = fork(script, [directory], { execArgv: ["--conditions=@keyguard/source"] });
    await new Promise((resolve) => child.once("message", resolve));
    expect((await readAcknowledgements(directory, "bot")).map(({ consumer }) => consumer)).toEqual(["gone"]);
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("exit", resolve));
    expect(await readAcknowledgements(directory, "bot")).toEqual([]);
  });

  test("readAcknowledgements() keeps a key's name inside its directory", async () => {
    await acknowledge(directory, { ...said, key: "../../escape" });
    expect(existsSync(join(directory, "..", "..", "escape"))).toBe(false);
    expect(await readAcknowledgements(directory, "../../escape")).toHaveLength(1);
  });
});

describe("createConsumers()", () => {
  test("createConsumers() runs the restart hook and fails when it does", async () => {
    const marker = join(directory, "restarted");
    const hook = { timeoutMs: 10_000 };
    const good = createConsumers({
      key: "bot",
      acknowledgements: directory,
      restart: `echo yes > ${JSON.stringify(marker)}`,
      hook,
    });
    await good.reload();
    expect(readFileSync(marker, "utf8").trim()).toBe("yes");
    const bad = createConsumers({ key: "bot", acknowledgements: directory, restart: "exit 3", hook });
    await expect(bad.reload()).rejects.toMatchObject({ code: "KG_ROTATION_BLOCKED" });
  });

  test("createConsumers() tells a consumer that is still old, and one that is not well", async () => {
    await acknowledge(directory, said);
    const hook = { timeoutMs: 10_000 };
    const consumers = createConsumers({ key: "bot", acknowledgements: directory, health: "exit 1", hook });
    expect(await consumers.look("bbbb", "aaaa")).toEqual([
      { name: "python", uses: "old" },
      { name: "health", uses: "unknown", note: "the health command ended with 1" },
    ]);
    expect(
      await createConsumers({ key: "bot", acknowledgements: directory, health: "exit 0", hook }).look("aaaa", "cccc"),
    ).toEqual([
      { name: "python", uses: "new" },
      { name: "health", uses: "new", note: "healthy" },
    ]);
  });
});

describe("runHook()", () => {
  test("runHook() ends a command that takes too long, with what it started", async () => {
    const marker = join(directory, "late");
    const code = await runHook(`sh -c 'sleep 5; echo late > ${marker}'`, { timeoutMs: 100 });
    expect([code, existsSync(marker)]).toEqual([124, false]);
  });

  test("runHook() does not wait for a daemon that a hook leaves behind", async () => {
    const code = await runHook("sleep 5 & exit 0", { timeoutMs: 4_000 });
    expect(code).toBe(0);
  });

  test("runHook() hands over what the command prints", async () => {
    let text = "";
    await runHook("echo out; echo err >&2", { timeoutMs: 5_000, onOutput: (chunk) => void (text += chunk) });
    expect(
      text
        .split("\n")
        .filter((line) => line !== "")
        .sort(),
    ).toEqual(["err", "out"]);
  });
});

describe("watchSwitch()", () => {
  test("watchSwitch() tells of each switch once, and goes on while the store is away", async () => {
    const credential = (id: string): Credential => ({
      exchange: "x",
      key: new Secret(id, "k"),
      secret: new Secret(id, "s"),
    });
    const seen: string[] = [];
    const answers: (string | Error)[] = ["a", new Error("away"), "b", "b", "c"];
    const stop = new AbortController();
    await watchSwitch({
      held: credential("a"),
      read: async () => {
        const next = answers.shift();
        if (next instanceof Error) throw next;
        return credential(next ?? "c");
      },
      onSwitch: async ({ key }) => {
        seen.push(Secret.reveal(key));
        if (seen.length === 2) stop.abort();
      },
      clock: systemClock,
      intervalMs: 1,
      signal: stop.signal,
    });
    expect(seen).toEqual(["b", "c"]);
  });
});

describe("createEscrowFiles()", () => {
  const scopes = {} as never;
  const record = {
    rotation: "abcdefghij",
    old: { exchange: "x", key: new Secret("CANARY-OLD", "k"), secret: new Secret("CANARY-OLD-SECRET", "s") },
    fresh: {
      exchange: "x",
      key: new Secret("CANARY-NEW", "k"),
      secret: new Secret("CANARY-NEW-SECRET", "s"),
      passphrase: new Secret("CANARY-PASS", "p"),
    },
    passphrase: new Secret("CANARY-PASS", "p"),
    rights: null,
    reading: { scopes, allowlist: { status: "unknown", entries: [] }, cause: null, answer: "none" },
  } as const;

  test("createEscrowFiles() gives back what it was given, to whoever has both halves of its key", async () => {
    const escrow = createEscrowFiles(directory, new Secret("pepper", "p"));
    await escrow.write(record);
    const back = await escrow.read("abcdefghij");
    expect(back && Secret.reveal(back.fresh?.secret ?? record.old.secret)).toBe("CANARY-NEW-SECRET");
    expect(await escrow.list()).toEqual(["abcdefghij"]);
    const other = createEscrowFiles(directory, new Secret("another", "p"));
    await expect(other.read("abcdefghij")).rejects.toMatchObject({ code: "KG_ROTATION_ESCROW" });
    await escrow.destroy("abcdefghij");
    expect(await escrow.read("abcdefghij")).toBeUndefined();
  });

  test("createEscrowFiles() writes nothing in the clear, and no record passes for another's", async () => {
    const escrow = createEscrowFiles(directory);
    await escrow.write(record);
    const sealed = readFileSync(join(directory, "abcdefghij.sealed"));
    expect(sealed.toString("latin1")).not.toContain("CANARY");
    writeFileSync(join(directory, "zzzzzzzzzz.sealed"), sealed);
    await expect(escrow.read("zzzzzzzzzz")).rejects.toMatchObject({ code: "KG_ROTATION_ESCROW" });
    sealed.writeUInt8(sealed.readUInt8(40) ^ 1, 40);
    writeFileSync(join(directory, "abcdefghij.sealed"), sealed);
    await expect(escrow.read("abcdefghij")).rejects.toMatchObject({ code: "KG_ROTATION_ESCROW" });
  });
});

describe("fileSystemOf()", () => {
  test.each([
    ["/dev/shm/kg/vault.age", "tmpfs"],
    ["/home/me/vault.age", "ext4"],
    ["/with space/vault.age", "ramfs"],
    ["/dev/shmother", "devtmpfs"],
    ["/in/a/container", "overlay"],
  ])("fileSystemOf() finds the mount that holds %s", (path, type) => {
    const mounts = String.raw`/dev/vda / ext4 rw 0 0
none /dev devtmpfs rw 0 0
shm /dev/shm tmpfs rw 0 0
overlay /in overlay rw,lowerdir=/a:/b 0 0
x /with\040space ramfs rw 0 0
`;
    expect(fileSystemOf(mounts, path)).toBe(type);
  });
});

describe("stateDirectory()", () => {
  test("stateDirectory() follows XDG_STATE_HOME only when it is absolute", () => {
    expect(stateDirectory({ XDG_STATE_HOME: "/state", HOME: "/home/me" })).toBe("/state/keyguard");
    expect(stateDirectory({ XDG_STATE_HOME: "state", HOME: "/home/me" })).toBe(
      process.platform === "win32" ? stateDirectory({ HOME: "/home/me" }) : "/home/me/.local/state/keyguard",
    );
  });
});
