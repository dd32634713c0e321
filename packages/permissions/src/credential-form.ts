import { type Cause, type Credential, Secret } from "@keyguard/core";
import { findExchange, matchesShape, type PartGrammar } from "@keyguard/exchanges";
import { diagnose, type Diagnosis } from "./causes/diagnosis.ts";

/** Exchanges whose keys have a passphrase of their own. */
const WITH_PASSPHRASE = new Set(["okx", "kucoin", "bitget", "blofin", "coinbaseexchange"]);
/** Exchanges whose secret is base64: line ends and blanks within it are the terminal's, not the secret's. */
const BASE64_SECRET = new Set(["kraken", "krakenfutures", "coinbaseexchange", "btcmarkets", "backpack"]);
/** Exchanges with such secrets beside others. */
const MAYBE_BASE64 = new Set(["coinbase", "lbank"]);

type PartName = "key" | "secret" | "passphrase";

const BLAME: Readonly<Record<PartName, Cause>> = {
  key: "wrong-key",
  secret: "wrong-secret",
  passphrase: "wrong-passphrase",
};

/** What is visibly wrong with a value; undefined when nothing is. Never quotes it. */
function flaw(value: string): string | undefined {
  if (value.trim() === "") return "is empty";
  if (/^["'`]|["'`]$/u.test(value)) return "carries quotes, which belong to the file it came from";
  if (/[\r\n]/u.test(value)) return "carries a line end";
  if (/^\s|\s$/u.test(value)) return "begins or ends with a blank";
  if (/[^\u0020-\u007e]/u.test(value))
    return "holds a character outside ASCII, such as a typographic quote or an invisible blank";
  return undefined;
}

function isShape(part: PartGrammar, value: string): boolean {
  return part.shapes.some((shape) => ("pem" in shape ? value.includes("-----BEGIN") : matchesShape(shape, value)));
}

/** True when key and secret would each fit in the other's place, and neither in its own. */
function swapped(exchange: string, key: string, secret: string): boolean {
  const grammars = findExchange(exchange)?.credentials ?? [];
  const ofKind = (...kinds: string[]): PartGrammar[] =>
    grammars.flatMap(({ parts }) => parts.filter(({ kind }) => kinds.includes(kind)));
  const keys = ofKind("key");
  const secrets = ofKind("secret", "private-key");
  const fits = (parts: readonly PartGrammar[], value: string): boolean => parts.some((part) => isShape(part, value));
  return fits(secrets, key) && fits(keys, secret) && !fits(keys, key) && !fits(secrets, secret);
}

const ARMOUR = /-----BEGIN ([A-Z0-9 ]{1,40})-----([\s\S]{0,20000}?)-----END \1-----/u;
/** An Ed25519 key as Binance's own examples store it: PKCS#8 in base64, without the armour that ccxt knows it by. */
const BARE_ED25519 = /^MC4CAQAwBQYDK2VwBCIEI[A-Za-z0-9+/]{43}$/u;

function armoured(label: string, body: string): string {
  return `-----BEGIN ${label}-----\n${body.replaceAll(/.{64}(?=.)/gu, "$&\n")}\n-----END ${label}-----\n`;
}

/** What a PEM block is, where it is not the private key that belongs here. */
function pemFlaw(secret: string): string | undefined {
  const [, label = "", body = ""] = ARMOUR.exec(secret) ?? [];
  if (label === "") return "is a part of a PEM block: its last line is missing";
  if (label.includes("ENCRYPTED") || body.includes("ENCRYPTED"))
    return "is an encrypted private key; keyguard does not ask for its password";
  if (!label.includes("PRIVATE KEY")) return `is a ${label.toLowerCase()}; the private key belongs here`;
  return undefined;
}

/**
 * What files, shells and terminals did to a secret undone where that is certain: a PEM block with line ends
 * stored as `\n`, with those of Windows, with none or with quotes around it, and base64 with blanks in it.
 */
function mend(exchange: string, secret: string): string {
  const [, label, inside = ""] = ARMOUR.exec(secret) ?? [];
  if (label !== undefined) {
    const body = inside.replaceAll(/\\[nr]|\s/gu, "");
    if (!/^[A-Za-z0-9+/]+=*$/u.test(body)) return secret;
    return exchange === "lbank" ? body : armoured(label, body); // ccxt puts LBank's armour on itself
  }
  if (exchange === "binance" && BARE_ED25519.test(secret.trim())) return armoured("PRIVATE KEY", secret.trim());
  const isBase64 = BASE64_SECRET.has(exchange) || (MAYBE_BASE64.has(exchange) && /^[A-Za-z0-9+/=\s]+$/u.test(secret));
  return isBase64 ? secret.replaceAll(/\s+/gu, "") : secret;
}

/** A credential that can be used, or why it cannot. */
export type Prepared = { readonly credential: Credential } | { readonly flawed: Diagnosis };

function bad(exchange: string, part: PartName, what: string): Prepared {
  const nextStep = `Store the ${part} again exactly as the exchange showed it.`;
  return {
    flawed: diagnose(BLAME[part], {
      exchange,
      says: "",
      sureness: "certain",
      proof: [`the ${part} ${what}; nothing was sent`],
      nextStep,
    }),
  };
}

/**
 * Looks at a credential before anything is sent: what a terminal did to it is mended where that is
 * certain, and said where it is not.
 *
 * @param exchange the exchange's id
 */
export function prepareCredential(exchange: string, given: Credential): Prepared {
  const key = Secret.reveal(given.key);
  const secret = mend(exchange, Secret.reveal(given.secret));
  if (swapped(exchange, key, secret)) {
    const proof = ["the key has the form of a secret, and the secret that of a key; nothing was sent"];
    return { flawed: diagnose("halves-swapped", { exchange, says: "", proof }) };
  }
  const keyFlaw = flaw(key);
  if (keyFlaw !== undefined) return bad(exchange, "key", keyFlaw);
  const secretFlaw = secret.includes("-----BEGIN") ? pemFlaw(secret) : flaw(secret);
  if (secretFlaw !== undefined) return bad(exchange, "secret", secretFlaw);
  const passphrase = given.passphrase === undefined ? undefined : Secret.reveal(given.passphrase);
  if (passphrase === undefined && WITH_PASSPHRASE.has(exchange))
    return bad(exchange, "passphrase", "is missing: keys of this exchange have one of their own");
  const passphraseFlaw = passphrase === undefined ? undefined : flaw(passphrase);
  if (passphraseFlaw !== undefined) return bad(exchange, "passphrase", passphraseFlaw);
  const mended = secret === Secret.reveal(given.secret) ? given.secret : new Secret(secret, given.secret.label);
  return { credential: { ...given, secret: mended } };
}
