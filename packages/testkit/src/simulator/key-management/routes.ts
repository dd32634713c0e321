import { randomBytes } from "node:crypto";
import { type Scope, SCOPES } from "@keyguard/core";
import { issueCredential } from "../issue.ts";
import type { Behaviour, Call, Route, SimAnswer, SimKey, World } from "../world.ts";
import type { ManagedSimAccount, ManagedSimKey, ManagementHandler, ManagementRequest } from "./account.ts";
import { MANAGED } from "./handlers.ts";
import { RIGHTS } from "./rights.ts";

/** The paths on which each exchange's keys are managed. */
const PATHS: Readonly<Record<string, readonly string[]>> = {
  binance: [
    "GET /sapi/v1/sub-account/subAccountApi",
    "POST /sapi/v1/sub-account/subAccountApi",
    "DELETE /sapi/v1/sub-account/subAccountApi",
    "GET /sapi/v1/sub-account/subAccountApi/ipRestriction",
  ],
  bingx: [
    "GET /openApi/account/v1/apiKey/query",
    "POST /openApi/subAccount/v1/apiKey/create",
    "POST /openApi/subAccount/v1/apiKey/del",
  ],
  bitget: [
    "GET /api/v3/user/sub-api-list",
    "POST /api/v3/user/create-sub-api",
    "POST /api/v3/user/delete-sub-api",
    "GET /api/v2/user/virtual-subaccount-apikey-list",
    "POST /api/v2/user/create-virtual-subaccount-apikey",
  ],
  bybit: ["GET /v5/user/sub-apikeys", "POST /v5/user/create-sub-api", "POST /v5/user/delete-sub-api"],
  coinex: ["GET /v2/account/subs/api", "POST /v2/account/subs/api", "POST /v2/account/subs/delete-api"],
  deribit: ["list_api_keys", "create_api_key", "edit_api_key", "remove_api_key"].map(
    (call) => `GET /api/v2/private/${call}`,
  ),
  gate: [
    "GET /api/v4/sub_accounts/:user/keys",
    "POST /api/v4/sub_accounts/:user/keys",
    "DELETE /api/v4/sub_accounts/:user/keys/:key",
  ],
  htx: ["GET /v2/user/api-key", "POST /v2/sub-user/api-key-generation", "POST /v2/sub-user/api-key-deletion"],
  kucoin: ["GET /api/v1/sub/api-key", "POST /api/v1/sub/api-key", "DELETE /api/v1/sub/api-key"],
  mexc: ["GET /api/v3/sub-account/apiKey", "POST /api/v3/sub-account/apiKey", "DELETE /api/v3/sub-account/apiKey"],
  okx: [
    "GET /api/v5/users/subaccount/apikey",
    "POST /api/v5/users/subaccount/apikey",
    "POST /api/v5/users/subaccount/delete-apikey",
  ],
  whitebit: ["list", "create", "delete", "ip-address/list", "ip-address/create"].map(
    (call) => `POST /api/v4/sub-account/api-key/${call}`,
  ),
};

/** How the managed sub-account is set up. */
export interface ManagementWishes {
  /** The id of the simulator's account whose keys are managed. */
  readonly accountId: string;
  /** Who answers, for an exchange that has accounts of several kinds. */
  readonly handler?: ManagementHandler;
  /** What is done to a key that was just made, such as another scope that nobody asked for. */
  readonly onCreate?: (key: SimKey) => void;
  /** What a key id or secret looks like; default as the exchange issues them. */
  readonly value?: (kind: "key" | "secret") => string;
}

const handles = new WeakMap<World, Map<string, number>>();

function handleOf(world: World, id: string): number {
  const known = handles.get(world) ?? new Map<string, number>();
  handles.set(world, known);
  const handle = known.get(id) ?? 1000 + known.size;
  known.set(id, handle); // also for the id of a handle that is only drawn: the next one is another
  return handle;
}

function toManaged(exchange: string, world: World, key: SimKey): ManagedSimKey {
  return {
    id: key.key,
    secret: key.secret,
    name: key.name,
    handle: handleOf(world, key.key),
    rights: RIGHTS[exchange]?.toRights(key.scopes) ?? {},
    addresses: key.allowlist.map((entry) => entry.replace(/\/32$/u, "")),
    createdAt: key.createdAt,
    ...(key.passphrase === undefined ? {} : { passphrase: key.passphrase }),
  };
}

function toSimulated(exchange: string, accountId: string, key: ManagedSimKey): SimKey {
  const granted = new Set<Scope>(RIGHTS[exchange]?.toScopes(key.rights) ?? []);
  return {
    key: key.id,
    secret: key.secret,
    passphrase: key.passphrase,
    name: key.name,
    account: accountId,
    scopes: Object.fromEntries(SCOPES.map((scope) => [scope, granted.has(scope)])) as Record<Scope, boolean>,
    allowlist: [...key.addresses],
    createdAt: key.createdAt,
    lastUsedAt: null,
    expiresAt: null,
    locked: false,
    highestNonce: 0,
  };
}

/** Carries what the handler did to its view over to the simulated world. */
function apply(exchange: string, world: World, wishes: ManagementWishes, keys: readonly ManagedSimKey[]): void {
  const seen = new Set(keys.map(({ id }) => id));
  for (const key of world.keys.values())
    if (key.account === wishes.accountId && !seen.has(key.key)) world.keys.delete(key.key);
  for (const key of keys) {
    const known = world.keys.get(key.id);
    if (known !== undefined) {
      known.allowlist = [...key.addresses];
      continue;
    }
    handles.get(world)?.set(key.id, key.handle);
    const made = toSimulated(exchange, wishes.accountId, key);
    wishes.onCreate?.(made);
    world.keys.set(made.key, made);
  }
}

function answer(behaviour: Behaviour, on: string, wishes: ManagementWishes, call: Call): SimAnswer {
  const { request, world, key: master } = call;
  const managed = MANAGED[behaviour.id];
  if (managed === undefined) return { status: 404, body: {} };
  const value = wishes.value ?? ((kind: "key" | "secret"): string => issueCredential(behaviour.id)[kind]);
  const keys = [...world.keys.values()]
    .filter(({ account }) => account === wishes.accountId)
    .map((key) => toManaged(behaviour.id, world, key));
  const account: ManagedSimAccount = {
    account: world.accounts.get(wishes.accountId)?.label ?? wishes.accountId,
    master: {
      key: master.key,
      secret: master.secret,
      ...(master.passphrase === undefined ? {} : { passphrase: master.passphrase }),
    },
    keys,
    now: () => world.now(),
    value,
    nextHandle: () => handleOf(world, randomBytes(4).toString("hex")),
    oneTimeCode: "314159",
  };
  const asked: ManagementRequest = { ...request, rawQuery: request.query, query: new URLSearchParams(request.query) };
  const isOwner = master.scopes["manage-keys"];
  const given = isOwner ? (wishes.handler ?? managed.handler)(asked, account) : undefined;
  if (given === undefined) {
    // The same path may serve a key that asks about itself.
    const own = behaviour.routes.find((route) => route.on === on);
    return own?.answer(call) ?? behaviour.refuse("permission", request, master);
  }
  apply(behaviour.id, world, wishes, keys);
  return { status: given.status, body: given.body ?? "" };
}

/**
 * The routes on which a simulated exchange's sub-account keys are managed, for `startExchange`: the
 * managing key needs the scope `manage-keys`, and what is made or deleted is so at once.
 */
export function managementRoutes(behaviour: Behaviour, wishes: ManagementWishes): readonly Route[] {
  return (PATHS[behaviour.id] ?? []).map((on) => ({
    on,
    needs: null,
    answer: (call) => answer(behaviour, on, wishes, call),
  }));
}
