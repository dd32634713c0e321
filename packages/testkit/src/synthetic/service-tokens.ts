import { base64, base64urlnopad, hex } from "@scure/base";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { LOOKS_REAL } from "./proof.ts";
import type { SeededRandom } from "./random.ts";
import { generateRun } from "./shape.ts";

/** A way to make a token of a service. */
export interface TokenKind {
  readonly id: string;
  /** The name a variable with it usually has. */
  readonly variable: string;
  /** True where a leak costs little, so that `low` is the right severity. */
  readonly low: boolean;
  make(random: SeededRandom): string;
}

function mixed(alphabet: "alnum" | "base64url" | "base64" | "base58", length: number, random: SeededRandom): string {
  for (;;) {
    const value = generateRun(alphabet, length, random);
    if (LOOKS_REAL["mixed"]?.(value) === true && /^[A-Za-z0-9].*[A-Za-z0-9]$/u.test(value)) return value;
  }
}

function lowerHex(length: number, random: SeededRandom): string {
  for (;;) {
    const value = generateRun("lower-hex", length, random);
    if (LOOKS_REAL["hex-entropy"]?.(value) === true) return value;
  }
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let i = 0; i < 8; i++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(text: string): number {
  let crc = 0xffffffff;
  for (const byte of utf8ToBytes(text)) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

function base62(value: number, length: number): string {
  let text = "";
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) text = BASE62[rest % 62] + text;
  return text.padStart(length, "0");
}

/** 30 random characters and the six that check them, as GitHub and npm issue. */
export function checksummedToken(prefix: string, random: SeededRandom): string {
  const body = mixed("alnum", 30, random);
  return prefix + body + base62(crc32(body), 6);
}

/** A JSON Web Token, signed with a key that is thrown away. */
export function jsonWebToken(
  random: SeededRandom,
  claims: Readonly<Record<string, unknown>> = {},
  header: Readonly<Record<string, unknown>> = { alg: "HS256", typ: "JWT" },
): string {
  const part = (value: unknown): string => base64urlnopad.encode(utf8ToBytes(JSON.stringify(value)));
  const payload = { nonce: lowerHex(8, random), sub: lowerHex(16, random), iat: 1_760_000_000, ...claims };
  const signed = `${part(header)}.${part(payload)}`;
  return `${signed}.${base64urlnopad.encode(hmac(sha256, random.bytes(32), utf8ToBytes(signed)))}`;
}

/** A macaroon as nodes of Lightning hand them out, in hex: where from, an identifier, a permission, a signature. */
export function lightningMacaroon(random: SeededRandom): string {
  const field = (type: number, body: Uint8Array): number[] => [type, body.length, ...body];
  const identifier = Uint8Array.from([3, 10, 16, ...random.bytes(16), 18, 1, 48]);
  const bytes = [2, ...field(1, utf8ToBytes("lnd")), ...field(2, identifier), 0, 0, ...field(6, random.bytes(32))];
  return hex.encode(Uint8Array.from(bytes));
}

/** A Discord bot token: the bot's id, the time of issue, a signature. */
export function discordToken(random: SeededRandom): string {
  const id =
    (BigInt(1_600_000_000_000 - 1_420_070_400_000 + random.int(1_000_000_000)) << 22n) | BigInt(random.int(1 << 22));
  const head = base64urlnopad.encode(utf8ToBytes(String(id)));
  return `${head}.${mixed("alnum", 6, random)}.${mixed("base64url", 38, random)}`;
}

const sk = ["s", "k"].join("");

const LOW = new Set([
  "coingecko",
  "etherscan",
  "databento",
  "moralis",
  "infura-url",
  "alchemy-url",
  "quicknode-url",
  "helius-url",
  "ankr-url",
]);

/** Tokens of services that stand beside exchange keys in bots' repositories. */
export const TOKEN_KINDS: readonly TokenKind[] = [
  token("telegram-bot", "TELEGRAM_TOKEN", (r) => `${1_000_000_000 + r.int(8e8)}:AA${mixed("base64url", 33, r)}`),
  token("discord", "DISCORD_TOKEN", discordToken),
  token(
    "discord-webhook",
    "DISCORD_WEBHOOK",
    (r) => `https://discord.com/api/webhooks/${1_100_000_000}${10_000_000 + r.int(8e7)}/${mixed("base64url", 68, r)}`,
  ),
  token(
    "slack-bot",
    "SLACK_BOT_TOKEN",
    (r) => `xoxb-${200_000_000_000 + r.int(1e9)}-${400_000_000_000 + r.int(1e9)}-${mixed("alnum", 24, r)}`,
  ),
  token(
    "slack-webhook",
    "SLACK_WEBHOOK_URL",
    (r) =>
      `https://hooks.slack.com/services/T0${generateRun("upper-alnum", 9, r)}/B0${generateRun("upper-alnum", 9, r)}/${mixed("alnum", 24, r)}`,
  ),
  token("github", "GITHUB_TOKEN", (r) => checksummedToken("ghp_", r)),
  token("npm", "NPM_TOKEN", (r) => checksummedToken("npm_", r)),
  token("stripe", "STRIPE_SECRET", (r) => `${sk}_live_${mixed("alnum", 48, r)}`),
  token("openai", "OPENAI_API_KEY", (r) => `${sk}-proj-${mixed("alnum", 74, r)}T3BlbkFJ${mixed("alnum", 74, r)}`),
  token("anthropic", "ANTHROPIC_API_KEY", (r) => `${sk}-ant-api03-${mixed("base64url", 93, r)}AA`),
  token("google", "GOOGLE_API_KEY", (r) => `AIzaSy${mixed("base64url", 33, r)}`),
  token("circle", "CIRCLE_API_KEY", (r) => `LIVE_API_KEY:${lowerHex(32, r)}:${lowerHex(32, r)}`),
  token("bitgo", "BITGO_ACCESS_TOKEN", (r) => `v2x${lowerHex(64, r)}`),
  token("coingecko", "COINGECKO_KEY", (r) => `CG-${mixed("alnum", 24, r)}`),
  token("etherscan", "ETHERSCAN_API_KEY", (r) => `${generateRun("upper-alnum", 32, r)}7Q`),
  token("infura-url", "RPC_URL", (r) => `https://mainnet.infura.io/v3/${lowerHex(32, r)}`),
  token("alchemy-url", "RPC_URL", (r) => `https://eth-mainnet.g.alchemy.com/v2/${mixed("alnum", 32, r)}`),
  token("quicknode-url", "RPC_URL", (r) => `https://fluent-cold-river.solana-mainnet.quiknode.pro/${lowerHex(40, r)}/`),
  token("helius-url", "RPC_URL", (r) => `https://mainnet.helius-rpc.com/?api-key=${uuidText(r)}`),
  token("ankr-url", "RPC_URL", (r) => `https://rpc.ankr.com/eth/${lowerHex(64, r)}`),
  token("moralis", "MORALIS_API_KEY", (r) => jsonWebToken(r, { orgId: "412345", typeId: lowerHex(32, r) })),
  token("postgres-url", "DATABASE_URL", (r) => `postgresql://bot:${mixed("alnum", 20, r)}@db.internal:5432/trades`),
  token(
    "mongodb-url",
    "MONGO_URL",
    (r) => `mongodb+srv://bot:${mixed("alnum", 18, r)}@cluster0.ab1cd.mongodb.net/trades`,
  ),
  token("aws-secret", "AWS_SECRET_ACCESS_KEY", (r) => mixed("base64", 40, r)),
  token("databento", "DATABENTO_API_KEY", (r) => `db-${mixed("alnum", 29, r)}`),
  token("otpauth", "BINANCE_TOTP", (r) => `otpauth://totp/Binance:me?secret=${generateRun("base32", 32, r)}`),
];

function token(id: string, variable: string, make: TokenKind["make"]): TokenKind {
  return { id, variable, low: LOW.has(id), make };
}

function uuidText(random: SeededRandom): string {
  return hex.encode(random.bytes(16)).replace(/^(.{8})(.{4}).(.{3}).(.{3})/u, "$1-$2-4$3-a$4-");
}

/** A secret that only its slot gives away: 32 or more random characters. */
export function genericSecret(random: SeededRandom): string {
  const length = random.pick([32, 36, 40, 44, 48, 56, 64]);
  return random.chance(0.3)
    ? lowerHex(length, random)
    : random.chance(0.3)
      ? base64.encode(random.bytes(33))
      : mixed("alnum", length, random);
}
