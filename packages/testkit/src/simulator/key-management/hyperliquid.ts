import { secp256k1 } from "@noble/curves/secp256k1.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { json, type ManagementHandler, ok, removeKey } from "./account.ts";

interface Action {
  readonly type: string;
  readonly hyperliquidChain: string;
  readonly signatureChainId: string;
  readonly agentAddress: string;
  readonly agentName: string;
  readonly nonce: number;
}

const MESSAGE =
  "HyperliquidTransaction:ApproveAgent(string hyperliquidChain,address agentAddress,string agentName,uint64 nonce)";
const DOMAIN = "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)";

const hash = (text: string): string => bytesToHex(keccak_256(utf8ToBytes(text)));
const padded = (hex: string): string => hex.replace(/^0x/u, "").padStart(64, "0");
const digestOf = (...words: readonly string[]): string => bytesToHex(keccak_256(hexToBytes(words.join(""))));

/** The address whose key made a signature, by the curve's own recovery. */
function signer(action: Action, { r, s, v }: { r: string; s: string; v: number }): string {
  const domain = digestOf(
    hash(DOMAIN),
    hash("HyperliquidSignTransaction"),
    hash("1"),
    padded(action.signatureChainId),
    padded("0"),
  );
  const message = digestOf(
    hash(MESSAGE),
    hash(action.hyperliquidChain),
    padded(action.agentAddress),
    hash(action.agentName),
    padded(action.nonce.toString(16)),
  );
  const digest = hexToBytes(digestOf("1901", domain, message));
  const bytes = hexToBytes(padded(r) + padded(s));
  const point = secp256k1.Signature.fromBytes(bytes)
    .addRecoveryBit(v - 27)
    .recoverPublicKey(digest)
    .toBytes(false);
  return `0x${bytesToHex(keccak_256(point.subarray(1)).subarray(12))}`;
}

/** Hyperliquid: agents of a wallet; one name holds one agent, and an approval is signed by the wallet. `id` is the agent's address. */
export const hyperliquidManagement: ManagementHandler = (request, account) => {
  const given = json(request);
  if (request.path === "/info" && given["type"] === "extraAgents") {
    if (String(given["user"]).toLowerCase() !== account.master.key) return ok([]);
    return ok(account.keys.map(({ id, name, rights }) => ({ name, address: id, validUntil: rights["validUntil"] })));
  }
  const action = given["action"] as Action | undefined;
  if (request.path !== "/exchange" || action?.type !== "approveAgent") return undefined;
  const by = signer(action, given["signature"] as { r: string; s: string; v: number });
  if (by !== account.master.key) return ok({ status: "err", response: `User or API Wallet ${by} does not exist.` });
  const [name = "", until] = action.agentName.split(" valid_until ");
  if (name.length > 16) return ok({ status: "err", response: "Agent name too long" });
  if (account.keys.some(({ id }) => id === action.agentAddress))
    return ok({ status: "err", response: "Agent already used" });
  removeKey(account, (key) => key.name === name);
  const rights = { validUntil: until === undefined ? null : Number(until) };
  account.keys.push({
    id: action.agentAddress,
    secret: "",
    name,
    handle: 0,
    rights,
    addresses: [],
    createdAt: account.now(),
  });
  return ok({ status: "ok", response: { type: "default" } });
};
