import { afterEach, describe, expect, it } from "vitest";
import {
  isKeyguardError,
  type ListableStore,
  type ReadableStore,
  Secret,
  type SecretDocument,
  type SecretStore,
  type StagedStore,
  type VersionedStore,
  type WritableStore,
} from "@keyguard/core";

/** What a store can do, by the method that tells it. */
export type StoreAbility = "read" | "write" | "list" | "versions" | "stage" | "overwrite";

const METHODS: Readonly<Record<StoreAbility, readonly string[]>> = {
  read: ["get"],
  write: ["put", "remove"],
  list: ["list"],
  versions: ["versions", "getVersion"],
  stage: ["getStage", "stage", "promote", "discard", "restore"],
  overwrite: ["overwrite", "erase"],
};

/** A store under test, empty but for what a test puts into it. */
export interface StoreUnderTest {
  readonly store: SecretStore;
  /** A name that nothing is stored under yet; another one at each call. */
  freshName(): string;
  /** For a store that cannot be written: puts a document in place by other means. */
  plant?(name: string, fields: Readonly<Record<string, string>>): Promise<void> | void;
  close?(): Promise<void> | void;
}

/** How a store is put under the contract. */
export interface StoreContract {
  readonly can: readonly StoreAbility[];
  /** False where a document holds key, secret and passphrase only. */
  readonly keepsExtraFields?: boolean;
  /** Makes a store; called once a test. */
  open(): Promise<StoreUnderTest> | StoreUnderTest;
}

let counter = 0;
/** Values made at run time: no two alike, with characters that quoting likes to break. */
function value(): string {
  counter++;
  return `v${counter}-${Math.random().toString(36).slice(2)}/+=$x"y'z\\n#`;
}

function pair(): { readonly key: string; readonly secret: string } {
  return { key: value(), secret: value() };
}

function document(of: Record<string, string>): SecretDocument {
  return new Secret(of, "contract");
}

function fields(of: { readonly document: SecretDocument } | undefined): Record<string, unknown> | undefined {
  return of && { ...Secret.reveal(of.document) };
}

/** A version that must be there. */
async function versionOf(store: ReadableStore, name: string): Promise<string> {
  const stored = await store.get(name);
  if (stored === undefined) throw new Error("what was written is not there");
  return stored.version;
}

/**
 * What every store keeps, by what it says it can do.
 *
 * @param title the store's name in the report
 */
export function describeStoreContract(title: string, contract: StoreContract): void {
  const opened: StoreUnderTest[] = [];
  async function start<Store extends SecretStore>(): Promise<StoreUnderTest & { readonly store: Store }> {
    const under = await contract.open();
    opened.push(under);
    return under as StoreUnderTest & { readonly store: Store };
  }
  afterEach(async () => {
    for (const under of opened.splice(0)) await under.close?.();
  });

  describe(`${title} keeps the contract of stores`, () => {
    it("tells what it can do by its methods", async () => {
      const { store } = await start();
      for (const [ability, methods] of Object.entries(METHODS)) {
        const has = methods.map((method) => method in store);
        expect({ ability, has }).toEqual({
          ability,
          has: methods.map(() => contract.can.includes(ability as StoreAbility)),
        });
      }
    });
    if (contract.can.includes("read")) describeReading(contract, start);
    if (contract.can.includes("write")) describeWriting(contract, start);
    if (contract.can.includes("list") && contract.can.includes("write")) describeListing(start);
    if (contract.can.includes("versions")) describeVersions(start);
    if (contract.can.includes("stage")) describeStaging(start);
  });
}

type Start = <Store extends SecretStore>() => Promise<StoreUnderTest & { readonly store: Store }>;

function describeReading(contract: StoreContract, start: Start): void {
  it("get() answers undefined for a name that is not there", async () => {
    const { store, freshName } = await start<ReadableStore>();
    expect(await store.get(freshName())).toBeUndefined();
  });

  it("get() gives what is there, as secrets that do not print", async () => {
    const { store, freshName, plant } = await start<WritableStore>();
    const name = freshName();
    const written = pair();
    if (contract.can.includes("write")) await store.put(name, document(written), null);
    else await plant?.(name, written);
    const stored = await store.get(name);
    expect(fields(stored)).toMatchObject(written);
    expect(stored?.version).not.toBe("");
    expect(JSON.stringify(stored)).not.toContain(written.secret.slice(0, 8));
    expect(stored?.document.label).toContain(store.scheme);
    expect(await versionOf(store, name)).toBe(stored?.version);
  });
}

function describeWriting(contract: StoreContract, start: Start): void {
  it("put() writes under compare-and-set", async () => {
    const { store, freshName } = await start<WritableStore>();
    const name = freshName();
    const [first, second] = [pair(), pair()];
    expect((await store.put(name, document(first), null)).status).toBe("written");
    expect(await store.put(name, document(second), null)).toEqual({ status: "conflict" });
    const before = await versionOf(store, name);
    expect(fields(await store.get(name))).toMatchObject(first);
    expect((await store.put(name, document(second), before)).status).toBe("written");
    expect(await store.put(name, document(first), before)).toEqual({ status: "conflict" });
    expect(fields(await store.get(name))).toMatchObject(second);
  });

  it("put() of equal content writes no new version", async () => {
    const { store, freshName } = await start<WritableStore>();
    const name = freshName();
    const written = { ...pair(), passphrase: value() };
    await store.put(name, document(written), null);
    const version = await versionOf(store, name);
    expect(await store.put(name, document(written), version)).toEqual({ status: "unchanged", version });
    expect(await versionOf(store, name)).toBe(version);
  });

  it("put() lets one of three writers win, and tells the others", async () => {
    const { store, freshName } = await start<WritableStore>();
    const name = freshName();
    await store.put(name, document(pair()), null);
    const before = await versionOf(store, name);
    const documents = [pair(), pair(), pair()];
    const outcomes = await Promise.all(documents.map(async (next) => store.put(name, document(next), before)));
    const winners = outcomes.flatMap(({ status }, i) => (status === "written" ? [i] : []));
    expect(winners).toHaveLength(1);
    expect(fields(await store.get(name))).toMatchObject(documents[winners[0] ?? -1] ?? {});
  });

  it("remove() takes a name away, if it is as it was read", async () => {
    const { store, freshName } = await start<WritableStore>();
    const name = freshName();
    await store.put(name, document(pair()), null);
    const before = await versionOf(store, name);
    await store.put(name, document(pair()), before);
    expect(await store.remove(name, before)).toEqual({ status: "conflict" });
    expect((await store.remove(name, await versionOf(store, name))).status).toBe("written");
    expect(await store.get(name)).toBeUndefined();
    expect((await store.put(name, document(pair()), null)).status).toBe("written");
  });

  it("put() keeps spellings and fields that are not parts of a credential, or refuses them", async () => {
    const { store, freshName } = await start<WritableStore>();
    const name = freshName();
    const written = { apiKey: value(), apiSecret: value(), note: "kept" };
    const outcome = await store.put(name, document(written), null).then(
      ({ status }) => status,
      (error: unknown) => (isKeyguardError(error) ? error.code : error),
    );
    const keeps = contract.keepsExtraFields !== false;
    expect(outcome).toBe(keeps ? "written" : "KG_STORE_CANNOT");
    expect(fields(await store.get(name))).toEqual(keeps ? written : undefined);
  });
}

function describeListing(start: Start): void {
  it("list() names what is there, sorted", async () => {
    const { store, freshName } = await start<ListableStore & WritableStore>();
    const names = [freshName(), freshName()];
    for (const name of names) await store.put(name, document(pair()), null);
    const listed = (await store.list()).map(({ name }) => name);
    expect(listed.filter((name) => names.includes(name))).toEqual(names.toSorted());
    expect(listed).toEqual(listed.toSorted());
  });
}

function describeVersions(start: Start): void {
  it("versions() gives older documents back", async () => {
    const { store, freshName } = await start<VersionedStore & WritableStore>();
    const name = freshName();
    const first = pair();
    expect(await store.versions(name)).toEqual([]);
    await store.put(name, document(first), null);
    const old = await versionOf(store, name);
    await store.put(name, document(pair()), old);
    const now = await versionOf(store, name);
    const versions = await store.versions(name);
    expect(versions.find(({ version }) => version === now)?.stages).toContain("current");
    expect(versions.map(({ version }) => version)).toContain(old);
    expect(fields(await store.getVersion(name, old))).toMatchObject(first);
  });
}

function describeStaging(start: Start): void {
  const token = (letter: string): string => `rotation-${letter.repeat(32)}`;

  it("stage(), promote() and restore() replace in steps that can be repeated", async () => {
    const { store, freshName } = await start<StagedStore & WritableStore>();
    const name = freshName();
    const [old, fresh] = [pair(), pair()];
    await store.put(name, document(old), null);
    expect((await store.stage(name, document(fresh), token("a"))).status).toBe("written");
    expect((await store.stage(name, document(fresh), token("a"))).status).toBe("unchanged");
    expect(await store.stage(name, document(pair()), token("a"))).toEqual({ status: "conflict" });
    expect(fields(await store.get(name))).toEqual(old);
    const pending = await store.getStage(name, "pending");
    expect({ ...pending, document: fields(pending) }).toMatchObject({ token: token("a"), document: fresh });
    expect((await store.promote(name, token("a"))).status).toBe("written");
    expect((await store.promote(name, token("a"))).status).toBe("unchanged");
    expect(fields(await store.get(name))).toEqual(fresh);
    expect(fields(await store.getStage(name, "previous"))).toEqual(old);
    expect(await store.getStage(name, "pending")).toBeUndefined();
    expect((await store.restore(name)).status).toBe("written");
    expect(fields(await store.get(name))).toEqual(old);
    expect(await store.promote(name, token("a"))).toEqual({ status: "conflict" });
  });

  it("stage() does not push another replacement out, and discard() makes room", async () => {
    const { store, freshName } = await start<StagedStore & WritableStore>();
    const name = freshName();
    const [current, waiting] = [pair(), pair()];
    await store.put(name, document(current), null);
    await store.stage(name, document(waiting), token("a"));
    expect(await store.stage(name, document(pair()), token("b"))).toEqual({ status: "conflict" });
    expect(fields(await store.getStage(name, "pending"))).toEqual(waiting);
    expect(await store.promote(name, token("b"))).toEqual({ status: "conflict" });
    expect((await store.discard(name, token("a"))).status).toBe("written");
    expect((await store.discard(name, token("a"))).status).toBe("unchanged");
    expect(await store.getStage(name, "pending")).toBeUndefined();
    expect(fields(await store.get(name))).toEqual(current);
    expect((await store.stage(name, document(pair()), token("b"))).status).toBe("written");
  });

  it("put() beside a pending replacement keeps it", async () => {
    const { store, freshName } = await start<StagedStore & WritableStore>();
    const name = freshName();
    const waiting = pair();
    await store.put(name, document(pair()), null);
    await store.stage(name, document(waiting), token("a"));
    await store.put(name, document(pair()), await versionOf(store, name));
    expect(fields(await store.getStage(name, "pending"))).toEqual(waiting);
  });
}
