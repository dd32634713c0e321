import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock, Credential, SecretStore } from "@keyguard/core";
import { createDocument } from "@keyguard/secrets";
import { createLocalStore, openAwsStore, openVaultStore } from "@keyguard/secrets/node";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  carry,
  closed,
  EXCHANGE_CLASSES,
  finish,
  type MakeStore,
  type Mortal,
  nameInUse,
  point,
  standing,
  startWorld,
  type World,
} from "../../../../packages/rotation/test/crash-world.ts";
import { createRotationStore } from "../../src/commands/rotate-store.ts";

// Run by scripts/doubles.sh. Every class of exchange with every real store, at every boundary between two effects: here
// the death of a process is an error that ends all it does, which a thousand processes would take too long for.
// rotate-kill.test.ts kills real processes.

let directory = "";
let running: World[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "kg-classes-"));
});
afterEach(async () => {
  await Promise.all(running.map(({ simulator }) => simulator.close()));
  running = [];
  rmSync(directory, { recursive: true, force: true });
});

function setting(name: string): string {
  const found = process.env[name];
  if (found === undefined) throw new Error(`${name} is not set: run this by scripts/doubles.sh`);
  return found;
}

/** Nobody waits for a dead process. */
const clock: Clock = { now: () => Date.now(), sleep: async () => undefined };
const passphrase = randomBytes(16).toString("hex");

/** How a store refuses or fails, once. */
const FAULTS = ["refused", "away", "lost-answer", "broken"] as const;
type Fault = (typeof FAULTS)[number];
let fault: { readonly kind: Fault; readonly at: number } | undefined;
let requests = 0;

/** A request to a store, which may meet a fault. */
async function storeFetch(url: string, init?: RequestInit): Promise<Response> {
  if (requests++ !== fault?.at) return fetch(url, init);
  if (fault.kind === "refused") {
    const body = { errors: ["permission denied"], __type: "AccessDeniedException" };
    return Response.json(body, { status: url.includes("/v1/") ? 403 : 400 });
  }
  if (fault.kind === "broken") return Response.json({ errors: [], __type: "InternalServiceError" }, { status: 500 });
  if (fault.kind === "lost-answer") await fetch(url, init);
  throw new TypeError("fetch failed");
}

type Open = (mortal: Mortal, name: string) => Promise<SecretStore>;
const STORES: Readonly<Record<string, Open>> = {
  "the local vault": async (_, name) =>
    createLocalStore({
      environment: {
        KEYGUARD_VAULT: join(directory, `${name}.age`),
        KEYGUARD_VAULT_PASSPHRASE: passphrase,
        KEYGUARD_VAULT_WORK_FACTOR: "10",
      },
    }),
  OpenBao: async (mortal) =>
    openVaultStore({
      environment: { VAULT_ADDR: setting("KEYGUARD_TEST_BAO"), VAULT_TOKEN: setting("KEYGUARD_TEST_BAO_TOKEN") },
      fetch: mortal("a request to OpenBao", storeFetch),
      clock,
    }),
  AWS: async (mortal) =>
    openAwsStore({
      environment: {
        AWS_REGION: "eu-central-1",
        AWS_ENDPOINT_URL: setting("KEYGUARD_TEST_MINISTACK"),
        AWS_ACCESS_KEY_ID: "test",
        AWS_SECRET_ACCESS_KEY: "test",
      },
      fetch: mortal("a request to AWS", storeFetch),
      clock,
    }),
};

/** Puts a key into a store, where each process opens it for itself. */
function keptIn(open: Open): MakeStore {
  return async (old: Credential) => {
    const name = randomUUID();
    const place = { local: name, vault: `secret/${name}` };
    const exchange = old.exchange;
    const at = (store: SecretStore): string => (store.scheme === "vault" ? place.vault : place.local);
    const store = await open((_, call) => call, name);
    if (!("put" in store) || typeof store.put !== "function") throw new Error("nothing can be put there");
    const { key, secret, passphrase: own } = old;
    await store.put(at(store), createDocument({ key, secret, ...(own && { passphrase: own }) }, "bot"), null);
    return (mortal) => {
      const opened = open(mortal, name).then((mine) =>
        createRotationStore({ store: mine, name: at(mine), shown: "the store", exchange, key: "bot" }),
      );
      return {
        place: "the store",
        fenced: true,
        read: async () => (await opened).read(),
        stage: async (...given) => (await opened).stage(...given),
        promote: async (...given) => (await opened).promote(...given),
        discard: async (...given) => (await opened).discard(...given),
      };
    };
  };
}

describe.each(Object.entries(STORES))("a rotation with %s", (_, open) => {
  test.each(EXCHANGE_CLASSES)(
    "is finished by a resume from every boundary at which it died: %s",
    { timeout: 600_000 },
    async (exchange) => {
      const make = async (number: number): Promise<World> => {
        const world = await startWorld(exchange, join(directory, String(number)), keptIn(open));
        running.push(world);
        return world;
      };
      const count = point();
      expect(await carry(await make(0), count)).toMatchObject({ state: "closed" });
      for (let at = 0; at < count.passed; at++) {
        const world = await make(at + 1);
        const died = point(at);
        await carry(world, died).catch(() => undefined);
        const label = `${exchange}: died ${died.where} (${at})`;
        const alive = (await nameInUse(world)) !== undefined;
        const stopped = await finish(world);
        expect({ label, alive, stopped }).toEqual({ label, alive: true, stopped: undefined });
        expect(await standing(world, label)).toEqual(closed(world, label));
      }
    },
  );
});

describe.each(["OpenBao", "AWS"])("a rotation with %s", (name) => {
  test.each(FAULTS)(
    "comes to the same end when any one request to the store is %s",
    { timeout: 600_000 },
    async (kind) => {
      const open = STORES[name];
      if (open === undefined) throw new Error(`there is no store ${name}`);
      const make = async (number: number): Promise<World> => {
        const world = await startWorld("okx", join(directory, String(number)), keptIn(open));
        running.push(world);
        requests = 0;
        return world;
      };
      await carry(await make(0), point());
      const whole = requests;
      expect(whole).toBeGreaterThan(10);
      for (let at = 0; at < whole; at++) {
        const world = await make(at + 1);
        fault = { kind, at };
        await carry(world, point()).catch(() => undefined);
        fault = undefined;
        const label = `${name}: ${kind} at request ${at}`;
        const alive = (await nameInUse(world)) !== undefined;
        const stopped = await finish(world);
        expect({ label, alive, stopped }).toEqual({ label, alive: true, stopped: undefined });
        expect(await standing(world, label)).toEqual(closed(world, label));
      }
    },
  );
});
