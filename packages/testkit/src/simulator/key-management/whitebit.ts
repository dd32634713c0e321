import {
  addKey,
  json,
  type ManagedSimAccount,
  type ManagedSimKey,
  type ManagementAnswer,
  type ManagementHandler,
  ok,
  removeKey,
} from "./account.ts";
import { expectedHmac } from "./signature.ts";

const BASE = "/api/v4/sub-account/api-key/";

function refuse(status: number, message: string): ManagementAnswer {
  return { status, body: { code: 0, message, errors: {} } };
}

function shown({ id, name, rights, handle }: ManagedSimKey): object {
  return {
    id: String(handle),
    title: name,
    isEnabled: true,
    apiKey: id,
    ...rights,
    lastActivity: null,
    restrictAccess: false,
    accessEndpoints: [],
  };
}

const nonces = new WeakMap<ManagedSimAccount, Set<number>>();

/** WhiteBIT: keys of a sub-account; addresses are added one by one, and a nonce is good once. */
export const whitebitManagement: ManagementHandler = (request, account) => {
  const { path, headers, body } = request;
  if (!path.startsWith(BASE)) return undefined;
  const payload = Buffer.from(body).toString("base64");
  if (headers["x-txc-apikey"] !== account.master.key)
    return refuse(401, "This action is unauthorized. Enable your key in API settings");
  const expected = expectedHmac("sha512", account.master.secret, payload, "hex");
  if (headers["x-txc-payload"] !== payload || headers["x-txc-signature"] !== expected)
    return refuse(401, "Unauthorized request.");
  const given = json(request);
  const nonce = Number(given["nonce"]);
  const used = nonces.get(account) ?? new Set();
  nonces.set(account, used);
  const timely = given["nonceWindow"] === true && Math.abs(nonce - account.now()) <= 5_000;
  if (given["request"] !== path || !timely || used.has(nonce)) return refuse(422, "Invalid nonce.");
  used.add(nonce);
  const key = account.keys.find(({ handle }) => String(handle) === given["id"]);
  switch (path.slice(BASE.length)) {
    case "list":
      return given["subAccountId"] === account.account
        ? ok(account.keys.map((other) => shown(other)))
        : refuse(422, "no such sub-account");
    case "create": {
      const made = addKey(account, {
        name: String(given["title"] ?? ""),
        rights: { type: given["type"] },
        addresses: [],
      });
      return ok({ ...shown(made), apiSecret: made.secret, subAccountId: account.account });
    }
    case "delete":
      return removeKey(account, (other) => other === key) ? ok({}) : refuse(422, "no such key");
    case "ip-address/list":
      return key === undefined ? refuse(422, "no such key") : ok(key.addresses.map((ip) => ({ ip })));
    case "ip-address/create":
      if (key === undefined) return refuse(422, "no such key");
      key.addresses.push(String(given["ip"]));
      return ok({});
    default:
      return undefined;
  }
};
