import { secp256k1 } from "@noble/curves/secp256k1.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { type Credential, Secret } from "@keyguard/core";
import { fields, text } from "./fields.ts";
import { BY_CALLS, type CallResult, done, type KeyManager, keysOf, type ManagedKey, refused } from "./key-manager.ts";
import { hex } from "./sign.ts";
import { type Api, call, exchangeTime, type KeyManagerOptions, type SignedRequest } from "./transport.ts";

/** The chain id that user-signed actions are signed for, whatever the wallet's own chain. */
const SIGNATURE_CHAIN = 0x66eee;
/** An agent lives at most this long. */
const AGENT_LIFE_MS = 180 * 86_400_000;
/**
 * An agent cannot be deleted, only replaced under its name. To revoke one, an agent whose private key
 * nobody keeps takes its name, for this long.
 */
const TOMBSTONE_LIFE_MS = 5 * 60_000;

const api: Api = {
  host: "api.hyperliquid.xyz",
  allowed: [
    { method: "POST", path: "/info", changes: false },
    { method: "POST", path: "/exchange", changes: true },
  ],
  classify(_, body) {
    const answer = fields(body);
    if (answer["status"] !== "err") return undefined;
    const unknown = /does not exist/iu.test(text(answer["response"]) ?? "");
    return { cause: unknown ? "wrong-key" : "bad-answer", detail: "Hyperliquid refuses the action" };
  },
};

const encoder = new TextEncoder();

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function bytesOf(hexText: string): Uint8Array {
  const digits = hexText.replace(/^0x/u, "");
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}

/** 32 bytes, the value at their end, as the ABI pads numbers and addresses. */
function word(value: Uint8Array | number): Uint8Array {
  const bytes = typeof value === "number" ? bytesOf(value.toString(16).padStart(16, "0")) : value;
  return concat(new Uint8Array(32 - bytes.length), bytes);
}

function hashText(value: string): Uint8Array {
  return keccak_256(encoder.encode(value));
}

/** The address of a private key: the last 20 bytes of the hash of its public point. */
export function agentAddress(privateKey: Secret): string {
  const point = secp256k1.getPublicKey(bytesOf(Secret.reveal(privateKey)), false);
  return `0x${hex(keccak_256(point.subarray(1)).subarray(12))}`;
}

interface Approval {
  readonly agentAddress: string;
  readonly agentName: string;
  readonly nonce: number;
}

/** The EIP-712 digest of an approval. */
function approvalDigest({ agentAddress: agent, agentName, nonce }: Approval, chain: "Mainnet" | "Testnet"): Uint8Array {
  const domainType = "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)";
  const domain = keccak_256(
    concat(
      hashText(domainType),
      hashText("HyperliquidSignTransaction"),
      hashText("1"),
      word(SIGNATURE_CHAIN),
      word(new Uint8Array(20)),
    ),
  );
  const type =
    "HyperliquidTransaction:ApproveAgent(string hyperliquidChain,address agentAddress,string agentName,uint64 nonce)";
  const message = keccak_256(
    concat(hashText(type), hashText(chain), word(bytesOf(agent)), hashText(agentName), word(nonce)),
  );
  return keccak_256(concat(Uint8Array.of(0x19, 0x01), domain, message));
}

function sign(digest: Uint8Array, privateKey: Secret): { r: string; s: string; v: number } {
  const signature = secp256k1.sign(digest, bytesOf(Secret.reveal(privateKey)), { prehash: false, format: "recovered" });
  const [recovery = 0] = signature;
  return { r: `0x${hex(signature.subarray(1, 33))}`, s: `0x${hex(signature.subarray(33))}`, v: 27 + recovery };
}

function newPrivateKey(): Secret {
  return new Secret(`0x${hex(secp256k1.utils.randomSecretKey())}`, "hyperliquid/secret");
}

const PRIVATE_KEY = /^(?:0x)?[0-9a-f]{64}$/iu;

/** The address of the agent that signs with a credential; empty when its secret is no private key. */
export function agentId({ secret }: Credential): string {
  return PRIVATE_KEY.test(Secret.reveal(secret)) ? agentAddress(secret) : "";
}

/**
 * Manages the agents of a Hyperliquid account: the managing key is the wallet's own private key, and
 * an agent can trade and never withdraw. Read: hyperliquid.gitbook.io, exchange endpoint, 2026-11.
 */
export function createHyperliquidManager(options: KeyManagerOptions): KeyManager {
  const { credential } = options;
  const wallet = Secret.reveal(credential.key);
  const chain = /testnet/iu.test(options.endpoint ?? "") ? "Testnet" : "Mainnet";
  let last = 0;

  function post(path: "/info" | "/exchange", body: () => object): Promise<CallResult<unknown>> {
    return call(options, api, async (): Promise<SignedRequest> => {
      const headers = { "Content-Type": "application/json" };
      return { method: "POST", path, query: "", headers, body: JSON.stringify(body()) };
    });
  }

  async function approve(address: string, name: string, lifeMs: number): Promise<CallResult<unknown>> {
    if (!PRIVATE_KEY.test(Secret.reveal(credential.secret)))
      return refused("wrong-secret", "the managing key's secret is no private key");
    return post("/exchange", () => {
      last = Math.max(last + 1, exchangeTime(options));
      const agentName = `${name} valid_until ${last + lifeMs}`;
      const approval: Approval = { agentAddress: address, agentName, nonce: last };
      const signatureChainId = `0x${SIGNATURE_CHAIN.toString(16)}`;
      const action = { type: "approveAgent", hyperliquidChain: chain, signatureChainId, ...approval };
      return { action, nonce: last, signature: sign(approvalDigest(approval, chain), credential.secret) };
    });
  }

  function row(value: unknown): ManagedKey | undefined {
    const agent = fields(value);
    const id = text(agent["address"])?.toLowerCase();
    if (id === undefined) return undefined;
    return {
      id,
      masked: false,
      name: text(agent["name"]) ?? "",
      native: ["agent"],
      withdraw: "no",
      allowlist: { status: "unrestricted", entries: [] }, // there is no such thing here
    };
  }

  return {
    ...BY_CALLS,
    exchange: "hyperliquid",
    idOf: agentId,
    keyName: (rotation) => `kg-${rotation}`, // at most 16 characters
    activationMs: 60_000,
    maxKeys: 3,
    async list() {
      const answer = await post("/info", () => ({ type: "extraAgents", user: wallet }));
      if (!answer.ok) return answer;
      // What ends within minutes is a name that was taken away from a revoked agent.
      const soon = exchangeTime(options) + 2 * TOMBSTONE_LIFE_MS;
      const isLasting = (value: unknown): boolean => Number(fields(value)["validUntil"] ?? Infinity) > soon;
      return keysOf(Array.isArray(answer.value) ? answer.value.filter(isLasting) : answer.value, row);
    },
    async create({ name }) {
      const secret = newPrivateKey(); // an address that was ever an agent must not become one again
      const answer = await approve(agentAddress(secret), name, AGENT_LIFE_MS);
      if (!answer.ok) return answer;
      return { ok: true, value: { exchange: "hyperliquid", key: credential.key, secret } };
    },
    async remove(key) {
      const answer = await approve(agentAddress(newPrivateKey()), key.name, TOMBSTONE_LIFE_MS);
      return done(answer);
    },
  };
}
