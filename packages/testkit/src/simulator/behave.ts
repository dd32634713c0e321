import { json } from "./signature.ts";
import type { Behaviour, Call, Route, SimAnswer, SimKey, SimRequest, World } from "./world.ts";

/** True when an address is in an entry of an allowlist; IPv4 ranges only, others by equality. */
function inList(address: string, entries: readonly string[]): boolean {
  const toNumber = (text: string): number => text.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  return entries.some((entry) => {
    const [base = "", prefix] = entry.split("/");
    if (prefix === undefined || base.includes(":")) return base === address;
    const size = 2 ** (32 - Number(prefix));
    return Math.floor(toNumber(base) / size) === Math.floor(toNumber(address) / size);
  });
}

function match(pattern: string, method: string, path: string): Record<string, string> | undefined {
  const [wanted, shape = ""] = pattern.split(" ");
  if (wanted !== method) return undefined;
  const parts = shape.split("/");
  const given = path.split("/");
  if (parts.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  for (const [i, part] of parts.entries()) {
    const value = given[i] ?? "";
    if (part.startsWith(":") && value !== "") values[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return values;
}

function fieldOf(request: SimRequest): (name: string) => string | undefined {
  const inJson = json(request.body);
  const params = inJson["params"];
  const nested = typeof params === "object" && params !== null ? (params as Record<string, unknown>) : {};
  const inForm = request.body.startsWith("{") ? new URLSearchParams() : new URLSearchParams(request.body);
  return (name) => {
    const value = request.fields.get(name) ?? inForm.get(name) ?? inJson[name] ?? nested[name];
    if (value === undefined || value === null) return undefined;
    return typeof value === "string" ? value : JSON.stringify(value);
  };
}

/** What an exchange checks before it looks at what is asked, in its order. */
async function faultOf(
  behaviour: Behaviour,
  request: SimRequest,
  key: SimKey,
  world: World,
): Promise<SimAnswer | undefined> {
  const now = world.now();
  if (key.locked) return behaviour.refuse("locked", request, key);
  if (key.expiresAt !== null && key.expiresAt <= now) return behaviour.refuse("expired", request, key);
  if (key.allowlist.length > 0 && !inList(request.address, key.allowlist))
    return behaviour.refuse("address", request, key);
  const time = behaviour.timeOf?.(request);
  if (time !== undefined && !(Math.abs(time.at - now) <= time.windowMs))
    return behaviour.refuse("timestamp", request, key);
  if (behaviour.passphraseFits?.(request, key) === false) return behaviour.refuse("passphrase", request, key);
  if (!(await behaviour.signed(request, key, world))) return behaviour.refuse("signature", request, key);
  const nonce = behaviour.nonceOf?.(request);
  if (nonce !== undefined) {
    if (!(nonce > key.highestNonce)) return behaviour.refuse("nonce", request, key);
    key.highestNonce = nonce;
  }
  return undefined;
}

/** The answer of a well-behaved exchange. */
export async function behave(
  behaviour: Behaviour,
  routes: readonly Route[],
  request: SimRequest,
  world: World,
): Promise<SimAnswer> {
  const open = behaviour.publicRoutes?.[`${request.method} ${request.path}`];
  if (open !== undefined) return open(request, world);
  const id = behaviour.keyOf(request);
  const key = id === undefined ? undefined : world.keys.get(id);
  if (key === undefined) return behaviour.refuse("key", request, undefined);
  const fault = await faultOf(behaviour, request, key, world);
  if (fault !== undefined) return fault;
  for (const route of routes) {
    const path = match(route.on, request.method, request.path);
    if (path === undefined) continue;
    if (route.needs !== null && !key.scopes[route.needs]) return behaviour.refuse("permission", request, key);
    const account = world.accounts.get(key.account) ?? { id: key.account, parent: null, label: key.account };
    const call: Call = { request, key, account, world, path, field: fieldOf(request) };
    const answer = route.answer(call);
    key.lastUsedAt = world.now();
    return answer;
  }
  return { status: 404, body: { error: "no such path" } };
}
