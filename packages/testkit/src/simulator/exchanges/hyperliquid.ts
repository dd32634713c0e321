import { json } from "../signature.ts";
import type { Behaviour, SimAnswer, SimKey, SimRequest, World } from "../world.ts";

/** Keys are addresses here: a key of the account `main` is a user's own wallet, one of any other account an agent of it. */
function info(request: SimRequest, world: World): SimAnswer {
  const asked = json(request.body);
  const user = String(asked["user"] ?? "").toLowerCase();
  const find = (address: string): SimKey | undefined =>
    [...world.keys.values()].find((one) => one.key.toLowerCase() === address);
  const key = find(user);
  if (asked["type"] === "userRole") {
    const role = key === undefined ? "missing" : key.account === "main" ? "user" : "agent";
    return {
      status: 200,
      body: role === "agent" ? { role, data: { user: "0x0000000000000000000000000000000000000001" } } : { role },
    };
  }
  if (asked["type"] === "extraAgents") {
    const agents = [...world.keys.values()].filter((one) => one.account !== "main");
    return {
      status: 200,
      body: agents.map((one) => ({ name: one.name, address: one.key, validUntil: one.expiresAt })),
    };
  }
  return { status: 422, body: "Failed to deserialize the JSON body into the target type" };
}

/** Hyperliquid: public questions about addresses, nothing signed. Source: hyperliquid.gitbook.io. */
export const hyperliquid: Behaviour = {
  id: "hyperliquid",
  publicRoutes: { "POST /info": info },
  keyOf: () => undefined,
  signed: () => false,
  refuse: () => ({
    status: 200,
    body: { status: "err", response: "User or API Wallet 0x0000000000000000000000000000000000000000 does not exist." },
  }),
  routes: [],
};
