import { type Scope, SCOPES } from "@keyguard/core";
import { type ManagedSimKey, type ManagementRequest } from "../key-management/account.ts";
import { hyperliquidManagement } from "../key-management/hyperliquid.ts";
import { json } from "../signature.ts";
import type { Behaviour, SimAnswer, SimKey, SimRequest, World } from "../world.ts";

/** Keys are addresses here: a key of the account `main` is a user's own wallet, one of any other account an agent of it. */
function info(request: SimRequest, world: World): SimAnswer {
  const asked = json(request.body);
  const user = String(asked["user"] ?? "").toLowerCase();
  const living = [...world.keys.values()].filter(({ expiresAt }) => expiresAt === null || expiresAt > world.now());
  const find = (address: string): SimKey | undefined => living.find((one) => one.key.toLowerCase() === address);
  const key = find(user);
  if (asked["type"] === "userRole") {
    const role = key === undefined ? "missing" : key.account === "main" ? "user" : "agent";
    return {
      status: 200,
      body: role === "agent" ? { role, data: { user: "0x0000000000000000000000000000000000000001" } } : { role },
    };
  }
  if (asked["type"] === "extraAgents") {
    const agents = living.filter((one) => one.account !== "main");
    return {
      status: 200,
      body: agents.map((one) => ({ name: one.name, address: one.key, validUntil: one.expiresAt })),
    };
  }
  return { status: 422, body: "Failed to deserialize the JSON body into the target type" };
}

function toManaged({ key, name, createdAt, expiresAt }: SimKey): ManagedSimKey {
  return { id: key, secret: "", name, handle: 0, rights: { validUntil: expiresAt }, addresses: [], createdAt };
}

function toAgent({ id, name, createdAt, rights }: ManagedSimKey, account: string): SimKey {
  const until = rights["validUntil"];
  return {
    key: id,
    secret: "", // only whoever made the agent knows it
    passphrase: undefined,
    name,
    account,
    scopes: Object.fromEntries(SCOPES.map((scope) => [scope, false])) as Record<Scope, boolean>,
    allowlist: [],
    createdAt,
    lastUsedAt: null,
    expiresAt: typeof until === "number" ? until : null,
    locked: false,
    highestNonce: 0,
  };
}

/** An approval that a wallet signed: a new agent, in the place of the one that had its name. */
function exchange(request: SimRequest, world: World): SimAnswer {
  const asked: ManagementRequest = { ...request, rawQuery: request.query, query: request.fields };
  const agents = [...world.keys.values()].filter(({ account }) => account !== "main");
  let answer: SimAnswer = { status: 422, body: "Failed to deserialize the JSON body into the target type" };
  for (const wallet of [...world.keys.values()].filter(({ account }) => account === "main")) {
    const keys = agents.map((one) => toManaged(one));
    const given = hyperliquidManagement(asked, {
      account: "",
      master: { key: wallet.key, secret: "" },
      keys,
      now: () => world.now(),
      value: () => "",
      nextHandle: () => 0,
      oneTimeCode: "",
    });
    if (given === undefined) return answer;
    answer = { status: given.status, body: given.body };
    if ((given.body as { status?: unknown }).status !== "ok") continue;
    for (const { key } of agents) if (!keys.some(({ id }) => id === key)) world.keys.delete(key);
    for (const key of keys)
      if (!world.keys.has(key.id)) world.keys.set(key.id, toAgent(key, agents[0]?.account ?? "agent"));
    return answer;
  }
  return answer;
}

/** Hyperliquid: public questions about addresses, and approvals that a wallet signs. Source: hyperliquid.gitbook.io. */
export const hyperliquid: Behaviour = {
  id: "hyperliquid",
  publicRoutes: { "POST /info": info, "POST /exchange": exchange },
  keyOf: () => undefined,
  signed: () => false,
  refuse: () => ({
    status: 200,
    body: { status: "err", response: "User or API Wallet 0x0000000000000000000000000000000000000000 does not exist." },
  }),
  routes: [],
};
