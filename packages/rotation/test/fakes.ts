import {
  type Allowlist,
  type Answer,
  type Clock,
  type Credential,
  fingerprint,
  type Scope,
  SCOPES,
  Secret,
} from "@keyguard/core";
import {
  type EscrowRecord,
  type KeyManager,
  type KeyReading,
  linkEntry,
  type ManagedKey,
  readLedger,
  type RotationPorts,
  type RotationStart,
  type StoreReading,
} from "../src/index.ts";

/** The process died here. Every call after it fails the same way, as a dead process makes none. */
class Crash extends Error {}

export interface FakeKey extends ManagedKey {
  readonly scopes: KeyReading["scopes"];
  readonly secret: string;
  readonly passphrase: string | undefined;
  /** Looks that must pass before it works. */
  inactive: number;
}

/** What an exchange of this kind does differently. */
export interface FakeBehaviour {
  readonly passphrase?: boolean;
  readonly masked?: boolean;
  readonly guided?: boolean;
  /** One answer for dead, blocked and powerless keys. */
  readonly ambiguous?: boolean;
  /** Looks before a new key works. */
  readonly inactive?: number;
  /** Looks during which a deleted key still answers. */
  readonly lingering?: number;
  /** The create calls, counted from 0, that are carried out without an answer, or twice. */
  readonly lostCreates?: readonly number[];
  readonly doubleCreates?: readonly number[];
  /** Delete calls that are carried out without an answer. */
  readonly lostDeletes?: readonly number[];
  /** The created key gets this scope as well. */
  readonly extraScope?: Scope;
  /** The created key forgets its addresses. */
  readonly unbound?: boolean;
}

/** Everything that survives the death of a process: the exchange, the store, the disk. */
export interface World {
  readonly behaviour: FakeBehaviour;
  readonly keys: FakeKey[];
  readonly lingering: Map<string, number>;
  current: Credential;
  pending: StoreReading["pending"];
  ledgerText: string;
  readonly escrow: Map<string, EscrowRecord>;
  creates: number;
  deletes: number;
  reloads: number;
  /** What consumers have loaded. */
  consumer: string;
  slept: number;
}

const BOUND: Allowlist = { status: "restricted", entries: ["203.0.113.7/32"] };

export function scopesWith(yes: readonly Scope[]): Record<Scope, Answer> {
  return Object.fromEntries(SCOPES.map((scope) => [scope, yes.includes(scope) ? "yes" : "no"])) as Record<
    Scope,
    Answer
  >;
}

function makeKey(id: string, name: string, passphrase: string | undefined, behaviour: FakeBehaviour): FakeKey {
  return {
    id,
    masked: false,
    name,
    native: ["READ", "TRADE"],
    withdraw: "no",
    scopes: scopesWith(["read", "trade.spot"]),
    allowlist: BOUND,
    secret: `secret of ${id}`,
    passphrase,
    inactive: behaviour.inactive ?? 0,
  };
}

function credentialOf(key: FakeKey): Credential {
  return {
    exchange: "fake",
    key: new Secret(key.id, "fake/key"),
    secret: new Secret(key.secret, "fake/secret"),
    ...(key.passphrase === undefined ? {} : { passphrase: new Secret(key.passphrase, "fake/passphrase") }),
  };
}

export function makeWorld(behaviour: FakeBehaviour = {}): World {
  const old: FakeKey = {
    ...makeKey("old-key-id-0000", "bot", behaviour.passphrase ? "old passphrase" : undefined, behaviour),
    inactive: 0,
  };
  return {
    behaviour,
    keys: [old],
    lingering: new Map(),
    current: credentialOf(old),
    pending: undefined,
    ledgerText: "",
    escrow: new Map(),
    creates: 0,
    deletes: 0,
    reloads: 0,
    consumer: old.id,
    slept: 0,
  };
}

/** Where a process dies: before and after each effect. */
export interface CrashPoint {
  /** The boundary at which it dies; Infinity for never. */
  readonly at: number;
  /** Boundaries passed so far. */
  passed: number;
  /** What the boundary belonged to. */
  where: string;
}

function shown(key: FakeKey, masked: boolean): ManagedKey {
  const { id, name, native, withdraw, allowlist } = key;
  return { id: masked ? `${id.slice(0, 5)}****${id.slice(-2)}` : id, masked, name, native, withdraw, allowlist };
}

export function makePorts(
  world: World,
  crash: CrashPoint,
  fail: (call: string) => void = () => undefined,
): RotationPorts {
  const { behaviour } = world;
  let dead = false;
  const boundary = (where: string): void => {
    if (dead) throw new Crash(where);
    crash.where = where;
    if (crash.passed++ === crash.at) {
      dead = true;
      throw new Crash(where);
    }
  };
  const effect = async <T>(where: string, act: () => T | Promise<T>): Promise<T> => {
    boundary(`before ${where}`);
    fail(where);
    const value = await act();
    boundary(`after ${where}`);
    return value;
  };
  const clock: Clock = {
    now: () => Date.UTC(2026, 10, 25) + world.slept,
    async sleep(ms) {
      if (dead) throw new Crash("sleep");
      world.slept += ms;
    },
  };

  const create: KeyManager["create"] = ({ name, like, passphrase }) =>
    effect("create", () => {
      if (like === null && !behaviour.guided) throw new Error("asked for a key without rights");
      const number = world.creates++;
      const copies = behaviour.doubleCreates?.includes(number) ? 2 : 1;
      let made: FakeKey | undefined;
      for (let copy = 0; copy < copies; copy++) {
        const chosen = passphrase === undefined ? undefined : Secret.reveal(passphrase);
        const base = makeKey(
          `new-key-${number}-${copy}-${String.fromCodePoint(97 + world.keys.length)}z`,
          name,
          chosen,
          behaviour,
        );
        made = {
          ...base,
          ...(behaviour.extraScope === undefined
            ? {}
            : { scopes: { ...base.scopes, [behaviour.extraScope]: "yes" as const } }),
          ...(behaviour.unbound ? { allowlist: { status: "unrestricted" as const, entries: [] } } : {}),
        };
        world.keys.push(made);
      }
      if (made === undefined || behaviour.lostCreates?.includes(number))
        return { ok: false, cause: "network", certain: false, detail: "the connection was cut" } as const;
      return { ok: true, value: credentialOf(made) } as const;
    });

  const remove: KeyManager["remove"] = (row, passphrase) =>
    effect("remove", () => {
      const number = world.deletes++;
      const index =
        behaviour.guided && row.id === ""
          ? world.keys.findIndex(({ name }) => name === "bot")
          : world.keys.findIndex(
              ({ id, ...key }) => id === row.id || shown({ id, ...key }, behaviour.masked === true).id === row.id,
            );
      const found = world.keys[index];
      if (found === undefined && behaviour.guided) return { ok: true, value: undefined } as const; // the person did it before
      if (found === undefined) return { ok: false, cause: "wrong-key", certain: true, detail: "no such key" } as const;
      if (behaviour.passphrase && (passphrase === undefined || Secret.reveal(passphrase) !== found.passphrase))
        return { ok: false, cause: "wrong-passphrase", certain: true, detail: "wrong passphrase" } as const;
      world.keys.splice(index, 1);
      world.lingering.set(found.id, behaviour.lingering ?? 0);
      if (behaviour.lostDeletes?.includes(number))
        return { ok: false, cause: "network", certain: false, detail: "the connection was cut" } as const;
      return { ok: true, value: undefined } as const;
    });

  const manager: KeyManager = {
    exchange: "fake",
    kind: behaviour.guided ? "guided" : "api",
    idOf: ({ key }) => Secret.reveal(key),
    keyName: (rotation) => `kg-${rotation}`,
    passphrase: behaviour.passphrase ? { length: 24, alphabets: ["abc", "123"] } : null,
    activationMs: 60_000,
    maxKeys: 20,
    list: () =>
      effect("list", () => ({
        ok: true as const,
        value: behaviour.guided ? null : world.keys.map((key) => shown(key, behaviour.masked === true)),
      })),
    detail: (key) => effect("detail", () => ({ ok: true as const, value: key })),
    create,
    remove,
  };

  const unread = (cause: KeyReading["cause"]): KeyReading => ({
    scopes: Object.fromEntries(SCOPES.map((scope) => [scope, "unknown"])) as Record<Scope, Answer>,
    allowlist: { status: "unknown", entries: [] },
    cause,
    answer: "none",
  });

  return {
    manager,
    clock,
    random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
    readKey: (credential) =>
      effect("readKey", () => {
        const id = Secret.reveal(credential.key);
        const key = world.keys.find((other) => other.id === id);
        const missing = behaviour.ambiguous ? "ambiguous" : "wrong-key";
        if (key === undefined) {
          const left = world.lingering.get(id) ?? 0;
          if (left === 0) return unread(missing);
          world.lingering.set(id, left - 1);
          return { scopes: scopesWith(["read"]), allowlist: BOUND, cause: null, answer: "self-described" };
        }
        if (key.inactive > 0) {
          key.inactive -= 1;
          return unread(missing);
        }
        if (key.secret !== Secret.reveal(credential.secret)) return unread("wrong-secret");
        return { scopes: key.scopes, allowlist: key.allowlist, cause: null, answer: "self-described" };
      }),
    store: {
      place: "local:bot",
      fenced: true,
      read: () => effect("store.read", () => ({ current: world.current, pending: world.pending })),
      stage: (rotation, credential) =>
        effect("store.stage", () => {
          if (world.pending !== undefined && world.pending.rotation !== rotation) throw new Error("another is pending");
          world.pending = { rotation, credential };
        }),
      promote: (rotation, from, to) =>
        effect("store.promote", () => {
          const now = Secret.reveal(world.current.key);
          if (now === Secret.reveal(to.key)) return;
          if (now !== Secret.reveal(from.key)) throw new Error("conflict");
          world.current = to;
          if (world.pending?.rotation === rotation) world.pending = undefined;
        }),
      discard: (rotation) =>
        effect("store.discard", () => {
          if (world.pending?.rotation === rotation) world.pending = undefined;
        }),
    },
    consumers: {
      hooks: ["restart: bot"],
      reload: () =>
        effect("reload", () => {
          world.reloads += 1;
          world.consumer = Secret.reveal(world.current.key);
        }),
      look: async (fresh) =>
        effect("look", async () => [
          {
            name: "bot",
            uses: (await fingerprint(world.consumer, "salt")) === fresh ? ("new" as const) : ("old" as const),
          },
        ]),
    },
    ledger: {
      read: () => effect("ledger.read", () => readLedger(world.ledgerText)),
      async append(fact) {
        boundary("before ledger.append");
        fail("ledger.append");
        const { end, openLine } = await readLedger(world.ledgerText);
        const entry = await linkEntry(end, fact, clock.now());
        const line = `${openLine ? "\n" : ""}${JSON.stringify(entry)}\n`;
        const before = world.ledgerText;
        world.ledgerText += line.slice(0, line.length / 2);
        boundary("within ledger.append");
        world.ledgerText = before + line;
        boundary("after ledger.append");
        return entry;
      },
      fingerprint: (id) => fingerprint(id, "salt"),
    },
    escrow: {
      write: (record) => effect("escrow.write", () => void world.escrow.set(record.rotation, record)),
      read: (rotation) => effect("escrow.read", () => world.escrow.get(rotation)),
      destroy: (rotation) => effect("escrow.destroy", () => void world.escrow.delete(rotation)),
      list: () => effect("escrow.list", () => [...world.escrow.keys()]),
    },
  };
}

export function never(): CrashPoint {
  return { at: Infinity, passed: 0, where: "" };
}

export function makeStart(world: World, graceMs = 0): RotationStart {
  const key = world.keys[0];
  if (key === undefined) throw new Error("the world has no key");
  const { native, withdraw, scopes, allowlist } = key;
  return {
    id: "abcdefghij",
    key: "bot",
    newName: "kg-abcdefghij",
    graceMs,
    actor: "test",
    escrow: {
      rotation: "abcdefghij",
      old: world.current,
      rights: world.behaviour.guided ? null : { native, withdraw, allowlist },
      reading: { scopes, allowlist, cause: null, answer: "self-described" },
    },
  };
}

/** True when what the store gives out works at the exchange now, or will once it is active. */
export function storeWorks(world: World): boolean {
  return world.keys.some(
    ({ id, secret }) => id === Secret.reveal(world.current.key) && secret === Secret.reveal(world.current.secret),
  );
}
