/** What chains publish of a wallet or a coin, told by its own beginning. */
const PUBLIC = [
  /^(?:eip155|bip122|solana|cosmos|hedera|starknet|polkadot)[:/]\S+$/u, // an account with its chain's name, as CAIP has it
  /^X[1-9A-HJ-NP-Za-km-z]{46}$/u, // an X-address of the XRP Ledger
  /^[45789AB][1-9A-HJ-NP-Za-km-z]{94}(?:[1-9A-HJ-NP-Za-km-z]{11})?$/u, // an address of Monero, with a payment's id
  /^[xyzutvYZUV]pub[1-9A-HJ-NP-Za-km-z]{107}$/u, // an extended public key
  /^(?!\w*(?:sec|priv))[a-z]{2,16}(?:_test)?1[02-9ac-hj-np-z]{38,110}$/u, // an address in bech32
  /^[CGM][A-D][A-Z2-7]{54,67}$/u, // an account or a contract of Stellar
  /^(?:tz[1-4]|KT1)[1-9A-HJ-NP-Za-km-z]{33}(?:-\d{1,3})?$/u, // the same of Tezos
  /^(?:(?:ed|sp|p2|BL)pk|(?:ed|p2|BL)?sig|spsig1)[1-9A-HJ-NP-Za-km-z]{46,142}$/u, // public keys and signatures of Tezos
  /^(?:w?pkh|w?sh|tr|combo|(?:sorted)?multi)\([^]*[xtyzuv]pub/u, // an output descriptor with extended public keys
  /^S[PTM][\dA-HJKMNP-TV-Z]{38,39}(?:\.[\w-]+(?:::[\w-]+)?)?$/u, // an account or a contract of Stacks
  /^(?:EOS|FIO|(?:PUB|SIG)_[A-Z][A-Z\d]_)[1-9A-HJ-NP-Za-km-z]{47,101}$/u, // public keys and signatures of Antelope
  /^(?:0x)?0[23][0-9a-fA-F]{64}$|^(?:0x)?04[0-9a-fA-F]{128}$/u, // a point of a curve in hex
  /^0x[\da-fA-F]{1,64}::\w+(?:::\w+)?$|^[A-Z][A-Z\d]{1,9}:0x[\da-fA-F]{32,64}$/u, // a type of Move; a coin's name and its contract
];

/** How the commonest public keys begin in base64: RSA of three lengths, P-256, secp256k1, Ed25519. */
const PUBLIC_DER =
  /^(?:MI(?:GfMA0GCSqGSIb3DQEBAQUAA4G|IBIjANBgkqhkiG9w0BAQEFAAOCAQ|ICIjANBgkqhkiG9w0BAQEFAAOCAg)|MFkwEwYHKoZIzj0|MFYwEAYHKoZIzj0|MCowBQYDK2VwAyEA)/u;

/** A digest that tells its algorithm, as in locks of modules. */
const DIGEST = /^(?:h1|sha(?:1|256|384|512)|md5)[:-][A-Za-z\d+/]{20,}={0,2}$/u;

/** True for a value that is public wherever it stands, a slot called secret too. */
export function isPublicValue(text: string): boolean {
  return (
    PUBLIC.some((pattern) => pattern.test(text)) || DIGEST.test(text) || PUBLIC_DER.test(text) || isTonAddress(text)
  );
}

/** An address of TON: a tag, a chain and 32 bytes, with a CRC-16 at the end, in base64. */
function isTonAddress(text: string): boolean {
  if (!/^[EUk0][Qf][\w+/-]{46}$/u.test(text)) return false;
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
  let crc = 0;
  for (const byte of bytes.subarray(0, 34)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x80_00 ? 0x10_21 : 0)) & 0xff_ff;
  }
  return bytes[34] === crc >> 8 && bytes[35] === (crc & 0xff);
}

/** Addresses in base58 of Bitcoin, its kin and test networks, Tron and the XRP Ledger. Of random values of that length and both cases one in two hundred looks so. */
const ADDRESS = /^(?=.*[a-z])(?=.*[A-Z])[123mnrLMDTA9][1-9A-HJ-NP-Za-km-z]{32,34}$|^\d{1,6}0x[\da-f]{40,64}$/u;

/** The addresses of Bitcoin that most of those are, by length and beginning. */
const BITCOIN_ADDRESS = /^(?=.*[a-z])(?=.*[A-Z])[13][1-9A-HJ-NP-Za-km-z]{32,33}$/u;

/** True for what is shaped like an address. Where a slot's name says that it is a secret, and no coin, only the commonest shape counts. */
export function isAddressLike(text: string, named: boolean): boolean {
  return (named ? BITCOIN_ADDRESS : ADDRESS).test(text);
}

/** True for what is shaped like 32 bytes in base58, such as an account of Solana: of random values of that length one in twenty. */
export function isAccountLike(text: string): boolean {
  return /^(?=.*[a-z])(?=.*[A-Z])[1-9A-HJ-NP-Za-km-z]{43,44}$/u.test(text);
}

/** An address of Ethereum and its kin; where a secret may stand, it is a coin's or an account's. */
export function isEvmAddress(text: string): boolean {
  return /^0x[\da-fA-F]{40}$/u.test(text);
}

/** Base58 of the lengths that addresses, accounts and signatures have; those of exchanges' keys are left out. */
const CHAIN_LIKE = [
  /^(?=.*[a-z])(?=.*[A-Z])(?:[a-z]{2}_)?(?:[1-9A-HJ-NP-Za-km-z]{33,35}|[1-9A-HJ-NP-Za-km-z]{43,52}|[1-9A-HJ-NP-Za-km-z]{57,59}|[1-9A-HJ-NP-Za-km-z]{86,88}|[1-9A-HJ-NP-Za-km-z]{100,110})$/u,
  /^[EUk0][Qf][\w-]{46}$/u,
  /^[a-z]{2,20}1[02-9ac-hj-np-z]{38,110}$/u,
  /^[A-Z2-7]{58}$/u,
];

/**
 * True for what is shaped like a chain's address or signature, in base58, in bech32, in base32 of Algorand or in base64 of
 * TON, though random values look so as often. Two of a kind are no key and secret.
 */
export function isChainLike(text: string): boolean {
  return CHAIN_LIKE.some((pattern) => pattern.test(text));
}

/** True for 32 bytes in base64: a digest, a fingerprint, a public key as often as a secret. */
export function isDigestLike(text: string): boolean {
  return /^[A-Za-z\d+/]{43}=?$/u.test(text);
}
