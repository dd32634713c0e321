import {
  lstatSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { parsePlace, Secret } from "@keyguard/core";
import { documentPart } from "@keyguard/secrets";
import {
  createCommandStore,
  createDotenvStore,
  createFileStore,
  createStores,
  resolveCredential,
  resolveValue,
} from "@keyguard/secrets/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "keyguard-files-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));
const at = (name: string): string => join(directory, name);
const document = (fields: Record<string, string>): Secret<Record<string, string>> => new Secret(fields, "test");

describe("stores in files", () => {
  it.each([
    ["UTF-16", Buffer.from("\ufeffBOT_API_KEY=k\r\nBOT_API_SECRET=s\r\n", "utf16le")],
    ["UTF-16 without its mark", Buffer.from("BOT_API_KEY=k\nBOT_API_SECRET=s\n", "utf16le")],
    ["Latin-1", Buffer.from("# cl\u00e9\nBOT_API_KEY=k\nBOT_API_SECRET=s\n", "latin1")],
  ])("refuse %s, which would seem to hold nothing, and leave it as it is", async (_, bytes) => {
    writeFileSync(at("keys"), bytes);
    const refusal = { code: "KG_STORE_ANSWER", message: expect.stringContaining("it is not UTF-8 text") as string };
    await expect(createDotenvStore({ directory }).get("keys#BOT")).rejects.toMatchObject(refusal);
    await expect(createFileStore({ directory }).get("keys")).rejects.toMatchObject(refusal);
    await expect(createFileStore({ directory }).put("keys", document({ key: "n" }), null)).rejects.toMatchObject(
      refusal,
    );
    expect(readFileSync(at("keys")).equals(bytes)).toBe(true);
  });
});

describe("file store", () => {
  const open = (): ReturnType<typeof createFileStore> => createFileStore({ directory });

  it("writes new files private, and keeps the mode of old ones", async () => {
    await open().put("new.json", document({ key: "k" }), null);
    expect(statSync(at("new.json")).mode & 0o777).toBe(0o600);
    writeFileSync(at("old.json"), '{"key":"a"}');
    chmodSync(at("old.json"), 0o640);
    const { version = "" } = (await open().get("old.json")) ?? {};
    await open().put("old.json", document({ key: "b" }), version);
    expect(statSync(at("old.json")).mode & 0o777).toBe(0o640);
    expect(readdirSync(directory).toSorted()).toEqual(["new.json", "old.json"]);
  });

  it.each([
    ['{"key": "a","n":1.0}\n', { key: "b", n: 1 }, '{"key": "b","n":1.0}\n'],
    [
      '{\n\t"api_key" : "a",\n\t"big": 12345678901234567890\n}',
      { api_key: "b", big: 12_345_678_901_234_567_000 },
      '{\n\t"api_key" : "b",\n\t"big": 12345678901234567890\n}',
    ],
    [
      '{"a":{"key":"x","l":[1,"}"]},"key":"a"}',
      { a: { key: "x", l: [1, "}"] }, key: "b" },
      '{"a":{"key":"x","l":[1,"}"]},"key":"b"}',
    ],
    ['{\n  "key": "a"\n}\n', { key: "a", secret: "s" }, '{\n  "key": "a",\n  "secret": "s"\n}\n'],
    ["{}", { key: "k" }, '{"key":"k"}'],
    ['{\n  "key": "a",\n  "gone": 1\n}\n', { key: "b" }, '{\n  "key": "b"\n}\n'],
    ['{"k\\"ey": "a", "key": "b"}', { 'k"ey': "a", key: "c" }, '{"k\\"ey": "a", "key": "c"}'],
  ])("in %j changes what changed and nothing else", async (before, fields, after) => {
    writeFileSync(at("a.json"), before);
    const { version = "" } = (await open().get("a.json")) ?? {};
    await open().put("a.json", new Secret(fields, "test"), version);
    expect(readFileSync(at("a.json"), "utf8")).toBe(after);
  });

  it("reads one file a part, as Docker, systemd and Kubernetes mount them", async () => {
    mkdirSync(at("run/secrets"), { recursive: true });
    writeFileSync(at("run/secrets/binance_api_key"), "k1\n");
    writeFileSync(at("run/secrets/binance_api_secret"), "s1");
    const stored = await open().get("run/secrets");
    expect(
      stored && ["key", "secret"].map((part) => Secret.reveal(documentPart(stored.document, part as "key") as Secret)),
    ).toEqual(["k1", "s1"]);

    mkdirSync(at("k8s/..1"), { recursive: true });
    writeFileSync(at("k8s/..1/key"), "k2");
    writeFileSync(at("k8s/..1/secret"), "s2");
    symlinkSync("..1", at("k8s/..data"));
    symlinkSync("..data/key", at("k8s/key"));
    symlinkSync("..data/secret", at("k8s/secret"));
    const mounted = await open().get("k8s");
    expect(mounted && Secret.reveal(mounted.document)).toEqual({ key: "k2", secret: "s2" });
    await expect(open().put("k8s", document({ key: "x" }), mounted?.version ?? "")).rejects.toMatchObject({
      code: "KG_STORE_CANNOT",
    });
  });

  it("removes behind a link what holds the secret, and the link", async () => {
    writeFileSync(at("real.json"), '{"key":"k","secret":"s"}');
    symlinkSync("real.json", at("link.json"));
    const { version = "" } = (await open().get("link.json")) ?? {};
    expect(await open().remove("link.json", version)).toMatchObject({ status: "written" });
    expect(["real.json", "link.json"].map((name) => lstatSync(at(name), { throwIfNoEntry: false }))).toEqual([
      undefined,
      undefined,
    ]);
  });

  it("writes one file a part where a directory is there", async () => {
    mkdirSync(at("parts"));
    writeFileSync(at("parts/api-key"), "k0\n");
    const { version = "" } = (await open().get("parts")) ?? {};
    await open().put("parts", document({ "api-key": "k1", secret: "s1" }), version);
    expect(["api-key", "secret"].map((name) => readFileSync(at(`parts/${name}`), "utf8"))).toEqual(["k1", "s1"]);
    expect(statSync(at("parts/secret")).mode & 0o777).toBe(0o600);
    const after = await open().get("parts");
    await expect(open().put("parts", document({ "../out": "x" }), after?.version ?? "")).rejects.toMatchObject({
      code: "KG_SECRET_INVALID",
    });
  });

  it("does not stage in a directory, where two files cannot switch at once, and says what can", async () => {
    mkdirSync(at("parts"));
    writeFileSync(at("parts/key"), "k");
    writeFileSync(at("parts/secret"), "s");
    await expect(open().stage("parts", document({ key: "k2", secret: "s2" }), "t".repeat(32))).rejects.toMatchObject({
      code: "KG_STORE_CANNOT",
      hint: expect.stringContaining("one document") as string,
    });
    expect(readdirSync(at("parts")).toSorted()).toEqual(["key", "secret"]);
  });

  it("gives the one value of a mounted file to whoever names a part", async () => {
    writeFileSync(at("token"), "abc\n");
    const stores = createStores({ environment: {}, directory });
    for (const text of ["file:token", "file:token#secret"])
      expect(Secret.reveal(await resolveValue(stores, parsePlace(text)))).toBe("abc");
    await expect(resolveCredential(stores, parsePlace("file:token"), "binance", "main")).rejects.toMatchObject({
      code: "KG_SECRET_MISSING",
    });
  });

  it.each([
    ["text that is cut", '{"key": "canary-value"'],
    ["too much", `{"key": "${"x".repeat(70_000)}"}`],
  ])("refuses %s, without telling it", async (_, text) => {
    writeFileSync(at("a.json"), text);
    const error: unknown = await open()
      .get("a.json")
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "KG_STORE_ANSWER" });
    expect(String(error)).not.toContain("canary-value");
  });

  it("tells a file that cannot be read or written, and keeps what was there", async () => {
    mkdirSync(at("loop"));
    symlinkSync("loop2", at("loop/loop2"));
    await expect(open().get("loop/loop2")).rejects.toMatchObject({ code: "KG_STORE_AWAY" });
  });
});

describe("dotenv store", () => {
  it("changes its credential alone, and does not take other changes of the file for a conflict", async () => {
    writeFileSync(at(".env"), "# c\nexport BOT_KEY=a # id\r\nBOT_SECRET='b'\nOTHER=1\n");
    const store = createDotenvStore({ directory });
    const { version = "" } = (await store.get(".env#BOT")) ?? {};
    writeFileSync(at(".env"), "# c\nexport BOT_KEY=a # id\r\nBOT_SECRET='b'\nOTHER=2\n");
    expect((await store.put(".env#BOT", document({ key: "a2", secret: "b b", passphrase: "p" }), version)).status).toBe(
      "written",
    );
    expect(readFileSync(at(".env"), "utf8")).toBe(
      "# c\nexport BOT_KEY=a2 # id\r\nBOT_SECRET='b b'\nOTHER=2\nBOT_PASSPHRASE=p\n".replace(
        "BOT_PASSPHRASE=p\n",
        "BOT_PASSPHRASE=p\r\n",
      ),
    );
  });

  it.each([".env", ".env#", "#BOT", ".env#BO T"])("refuses the place %s", async (name) => {
    await expect(createDotenvStore({ directory }).get(name)).rejects.toMatchObject({ code: "KG_USAGE" });
  });
});

describe.each([
  ["dotenv", ".env#BOT", ".env", () => createDotenvStore({ directory })],
  ["file", "bot.json", "bot.json", () => createFileStore({ directory })],
] as const)("a switch in the %s store", (_, name, file, open) => {
  it("shows a reader the old key or the new one, never halves of two and never nothing", async () => {
    const pair = (i: number): Secret<Record<string, string>> => document({ key: `key${i}`, secret: `secret${i}` });
    await open().put(name, pair(0), null);
    const seen = new Set<string>();
    const torn: string[] = [];
    const over = new AbortController();
    const looking = (async (): Promise<void> => {
      while (!over.signal.aborted) {
        const text = readFileSync(at(file), "utf8");
        const [, key, secret] = /key(\d+)[^]*secret(\d+)/u.exec(text) ?? [];
        if (key === undefined || key !== secret) torn.push(text);
        else seen.add(key);
        await setImmediate();
      }
    })();
    for (let i = 1; i <= 20; i++) {
      const { version = "" } = (await open().get(name)) ?? {};
      await open().put(name, pair(i), version);
    }
    over.abort();
    await looking;
    expect(torn).toEqual([]);
    expect(seen.size).toBeGreaterThan(1); // it did look while they were switched
  });
});

describe("command store", () => {
  const open = (more: Partial<Parameters<typeof createCommandStore>[0]> = {}): ReturnType<typeof createCommandStore> =>
    createCommandStore({ environment: process.env, directory, ...more });

  it("takes what a command prints for the document, or for one value", async () => {
    const stored = await open().get(`printf '{"password":"p","key":"k"}'`);
    expect(stored && Secret.reveal(stored.document)).toEqual({ password: "p", key: "k" });
    const single = await open().get("echo one | tr o O");
    expect(single && Secret.reveal(single.document)).toEqual({ value: "One" });
    expect(stored?.document.label).toBe("command");
  });

  it("runs where it is told and with the environment it is given", async () => {
    const { stdout = "" } = {
      stdout: Secret.reveal(
        (await open({ environment: { ...process.env, X: "y" } }).get('echo "$PWD $X"'))?.document ?? document({}),
      )["value"] as string,
    };
    expect(stdout).toMatch(/\/keyguard-files-\w+ y$/u);
  });

  it.each([
    ["a failure", "echo canary-value; exit 3", "KG_STORE_AWAY"],
    ["an unknown command", "keyguard-no-such-command", "KG_STORE_AWAY"],
    ["nothing", "true", "KG_STORE_ANSWER"],
    ["broken JSON", "echo '{canary-value'", "KG_STORE_ANSWER"],
    ["too much", "head -c 100000 /dev/zero", "KG_STORE_ANSWER"],
  ])("tells %s as such, without its output", async (_, command, code) => {
    const error: unknown = await open()
      .get(command)
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code });
    expect(`${String(error)} ${(error as { hint?: string }).hint}`).not.toContain("canary-value");
  });

  it("ends a command that does not end, and all that it started", async () => {
    await expect(open({ timeoutMs: 150 }).get("sleep 30 & echo $! > pid; wait")).rejects.toMatchObject({
      code: "KG_STORE_AWAY",
      message: expect.stringContaining("in time") as string,
    });
    const pid = Number(readFileSync(at("pid"), "utf8"));
    // It may take the kernel a moment to bury it.
    await expect.poll(() => isAlive(pid)).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}
