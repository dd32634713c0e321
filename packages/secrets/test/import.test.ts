import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parsePlace, type ReadableStore, Secret, type SecretStore } from "@keyguard/core";
import { planImport, planSync } from "@keyguard/secrets";
import {
  applyImport,
  createStores,
  readEnvFile,
  resolveReference,
  type Stores,
  undoImport,
} from "@keyguard/secrets/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let directory = "";
let file = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "keyguard-import-"));
  file = join(directory, ".env");
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const stores = (): Stores => createStores({ environment: {}, directory });
const [key, secret, words] = [crypto.randomUUID(), crypto.randomUUID(), "pass phrase"];
const TEXT = `# trading\r\nexport BINANCE_API_KEY=${key}  # main\r\nBINANCE_API_SECRET="${secret}"\r\n\r\nLOG_LEVEL=debug\r\nBINANCE_PASSPHRASE='${words}'`;
const to = parsePlace("file:store.json");

describe("planImport()", () => {
  it("moves a credential's values and keeps every other byte", () => {
    const { moves, text, left } = planImport(TEXT, to);
    expect(moves.map(({ variable, part }) => `${variable} ${part}`)).toEqual([
      "BINANCE_API_KEY key",
      "BINANCE_API_SECRET secret",
      "BINANCE_PASSPHRASE passphrase",
    ]);
    expect(text).toBe(
      "# trading\r\nexport BINANCE_API_KEY='kg://file/store.json#key'  # main\r\nBINANCE_API_SECRET=\"kg://file/store.json#secret\"\r\n\r\nLOG_LEVEL=debug\r\nBINANCE_PASSPHRASE='kg://file/store.json#passphrase'",
    );
    expect(left).toEqual([]);
    expect(planImport(text, to)).toEqual({ moves: [], text, left: [] });
    expect(JSON.stringify(moves)).not.toContain(secret);
  });

  it("gives each of several credentials a name of its own", () => {
    const { moves } = planImport(
      "OKX_API_KEY=a1\nOKX_SECRET=b1\nGATE_IO_KEY=c1\nGATE_IO_API_SECRET=d1\n",
      parsePlace("local:bots"),
    );
    expect(moves.map(({ variable, place: { name } }) => `${variable} ${name}`)).toEqual([
      "OKX_API_KEY bots-okx",
      "OKX_SECRET bots-okx",
      "GATE_IO_KEY bots-gate-io",
      "GATE_IO_API_SECRET bots-gate-io",
    ]);
  });

  it("takes names without a prefix, and leaves halves and what is not clear", () => {
    expect(planImport("API_KEY=a1\nSECRET_KEY=b1\n", to).moves).toHaveLength(2);
    expect(planImport("BYBIT_API_SECRET=b1\nPASSWORD_FILE=x\nPORT=1\n", to)).toMatchObject({
      moves: [],
      left: [{ variable: "BYBIT_API_SECRET" }],
    });
    const unclear = planImport("OKX_API_KEY=a1\nOKX_KEY=a2\nOKX_SECRET=b1\n", to);
    expect(unclear.left.map(({ variable }) => variable)).toEqual(["OKX_API_KEY", "OKX_KEY"]);
    expect(unclear.moves.map(({ variable }) => variable)).toEqual(["OKX_SECRET"]);
  });
});

describe("applyImport()", () => {
  async function importFile(target = to): Promise<void> {
    const text = readFileSync(file, "utf8");
    await applyImport(stores(), file, text, planImport(text, target));
  }

  it("leaves references that resolve to the values, and the file's mode", async () => {
    writeFileSync(file, TEXT);
    chmodSync(file, 0o640);
    await importFile();
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readFileSync(file, "utf8")).not.toContain(secret);
    expect(JSON.parse(readFileSync(join(directory, "store.json"), "utf8"))).toEqual({ key, secret, passphrase: words });
    const variables = await readEnvFile(file, async (reference) => resolveReference(stores(), reference));
    expect(
      [...variables].map(([name, value]) => [name, value instanceof Secret ? Secret.reveal(value) : value]),
    ).toEqual([
      ["BINANCE_API_KEY", key],
      ["BINANCE_API_SECRET", secret],
      ["LOG_LEVEL", "debug"],
      ["BINANCE_PASSPHRASE", words],
    ]);
  });

  it("changes nothing a second time, and has a way back", async () => {
    writeFileSync(file, TEXT);
    await importFile();
    const after = readFileSync(file, "utf8");
    await importFile();
    expect(readFileSync(file, "utf8")).toBe(after);
    expect(await undoImport(stores(), file, after)).toHaveLength(3);
    expect(readFileSync(file, "utf8")).toBe(TEXT.replace(`=${key}`, `='${key}'`));
  });

  it("rewrites the file behind a link, not the link", async () => {
    const real = join(directory, "real.env");
    writeFileSync(real, TEXT);
    symlinkSync(real, file);
    await importFile();
    expect(readFileSync(real, "utf8")).toContain("kg://file/store.json#secret");
  });

  it("never replaces another key that the place holds", async () => {
    writeFileSync(file, TEXT);
    writeFileSync(join(directory, "store.json"), JSON.stringify({ api_key: "another" }));
    await expect(importFile()).rejects.toMatchObject({ code: "KG_USAGE" });
    expect(readFileSync(file, "utf8")).toBe(TEXT);
    expect(readFileSync(join(directory, "store.json"), "utf8")).toBe(JSON.stringify({ api_key: "another" }));
  });

  it("finishes what was stopped between the store and the file", async () => {
    writeFileSync(file, TEXT);
    writeFileSync(join(directory, "store.json"), JSON.stringify({ api_key: key, note: "kept" }));
    await importFile();
    expect(JSON.parse(readFileSync(join(directory, "store.json"), "utf8"))).toEqual({
      api_key: key,
      note: "kept",
      secret,
      passphrase: words,
    });
  });

  it.each([
    [
      "a store that loses what is written",
      "KG_STORE_CONFLICT",
      (good: SecretStore) => ({ ...good, put: async () => ({ status: "written", version: "1" }) }) as SecretStore,
    ],
    [
      "a store that gives back something else",
      "KG_STORE_CONFLICT",
      (good: SecretStore) => {
        let reads = 0;
        const get = async (): Promise<unknown> =>
          reads++ === 0 ? undefined : { document: new Secret({ key: "k", secret: "other" }, "x"), version: "1" };
        return { ...good, get, put: async () => ({ status: "written", version: "1" }) } as unknown as SecretStore;
      },
    ],
    [
      "a store that cannot be written",
      "KG_STORE_CANNOT",
      ({ scheme, ...rest }: SecretStore) => ({ scheme, get: (rest as unknown as ReadableStore).get }) as SecretStore,
    ],
    [
      "a store that cannot be read back",
      "KG_STORE_CANNOT",
      () => ({ scheme: "github", overwrite: async () => ({ version: "1" }) }) as unknown as SecretStore,
    ],
  ])("with %s leaves the file as it is", async (_, code, change) => {
    writeFileSync(file, TEXT.replace(key, "k"));
    const text = readFileSync(file, "utf8");
    const good = stores();
    const bad: Stores = { ...good, open: async (scheme) => change(await good.open(scheme)) };
    await expect(applyImport(bad, file, text, planImport(text, to))).rejects.toMatchObject({ code });
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  it("leaves a file alone that was changed meanwhile", async () => {
    writeFileSync(file, TEXT);
    const plan = planImport(TEXT, to);
    writeFileSync(file, `${TEXT}\nMORE=1\n`);
    await expect(applyImport(stores(), file, TEXT, plan)).rejects.toMatchObject({ code: "KG_STORE_CONFLICT" });
    expect(readFileSync(file, "utf8")).toBe(`${TEXT}\nMORE=1\n`);
  });
});

describe("planSync()", () => {
  const from = new Secret({ apiKey: "k", secret: "s2" }, "from");

  it("tells what each part would become, and keeps the target's names and fields", () => {
    const target = new Secret({ BOT_API_SECRET: "s1", note: "x", api_key: "k" }, "to");
    const plan = planSync(from, target, undefined, true);
    expect(plan.parts).toEqual([
      { part: "key", change: "same" },
      { part: "secret", change: "changed" },
    ]);
    expect(Secret.reveal(plan.next)).toEqual({ BOT_API_SECRET: "s2", note: "x", api_key: "k" });
    expect(planSync(from, plan.next, undefined, true).changes).toBe(false);
  });

  it("copies one part only, and writes always where nothing can be compared", () => {
    expect(Secret.reveal(planSync(from, undefined, "secret", true).next)).toEqual({ secret: "s2" });
    expect(planSync(from, undefined, undefined, false)).toMatchObject({
      changes: true,
      parts: [{ change: "written" }, { change: "written" }],
    });
    expect(planSync(from, undefined, "passphrase", true).parts).toEqual([]);
  });
});
