/**
 * What chains publish of a wallet, told by its own beginning: extended public keys, addresses in bech32 of the
 * commonest prefixes, accounts of Stellar and Tezos, keys and signatures of Antelope, points of a curve in hex, accounts
 * with their chain's name.
 */
const PUBLIC =
  /^(?:(?:eip155|bip122|solana|cosmos|hedera|starknet|polkadot)[:/]\S+|X[1-9A-HJ-NP-Za-km-z]{46}|[xyzutvYZUV]pub[1-9A-HJ-NP-Za-km-z]{107}|(?:bc|tb|bcrt|ltc|addr|addr_test|stake|cosmos|cosmosvaloper|osmo|inj|terra|erd|npub)1[02-9ac-hj-np-z]{38,110}|[GM][A-D][A-Z2-7]{54,67}|(?:tz[1-4]|KT1)[1-9A-HJ-NP-Za-km-z]{33}|(?:EOS|FIO|(?:PUB|SIG)_[A-Z][A-Z\d]_)[1-9A-HJ-NP-Za-km-z]{47,101}|(?:0x)?0[23][0-9a-fA-F]{64}|(?:0x)?04[0-9a-fA-F]{128})$/u;

/** How the commonest public keys begin in base64: RSA of three lengths, P-256, secp256k1, Ed25519. */
const PUBLIC_DER =
  /^(?:MI(?:GfMA0GCSqGSIb3DQEBAQUAA4G|IBIjANBgkqhkiG9w0BAQEFAAOCAQ|ICIjANBgkqhkiG9w0BAQEFAAOCAg)|MFkwEwYHKoZIzj0|MFYwEAYHKoZIzj0|MCowBQYDK2VwAyEA)/u;

/** True for a value that is public wherever it stands, a slot called secret too. */
export function isPublicValue(text: string): boolean {
  return PUBLIC.test(text) || PUBLIC_DER.test(text);
}

/** Addresses in base58 of Bitcoin, its kin and test networks, Tron and the XRP Ledger. Of random values of that length and both cases one in two hundred looks so. */
const ADDRESS = /^(?=.*[a-z])(?=.*[A-Z])[123mnrLMDTA9][1-9A-HJ-NP-Za-km-z]{32,34}$|^\d{1,6}0x[\da-f]{40,64}$/u;

/** The addresses of Bitcoin that most of those are, by length and beginning. */
const BITCOIN_ADDRESS = /^(?=.*[a-z])(?=.*[A-Z])[13][1-9A-HJ-NP-Za-km-z]{32,33}$/u;

/** True for what is shaped like an address. Where a slot's name says that it is a secret, only the commonest shape counts. */
export function isAddressLike(text: string, named: boolean): boolean {
  return (named ? BITCOIN_ADDRESS : ADDRESS).test(text);
}

/** True for what is shaped like 32 bytes in base58, such as an account of Solana: of random values of that length one in twenty. */
export function isAccountLike(text: string): boolean {
  return /^(?=.*[a-z])(?=.*[A-Z])[1-9A-HJ-NP-Za-km-z]{43,44}$/u.test(text);
}

/**
 * True for what a chain may name something by, though random values look so as often: addresses and signatures in
 * base58, addresses in bech32, digests and public keys of 32 bytes in base64. Two of a kind are no key and secret.
 */
export function isChainLike(text: string): boolean {
  return /^(?=.*[a-z])(?=.*[A-Z])(?:[1-9A-HJ-NP-Za-km-z]{33,36}|[1-9A-HJ-NP-Za-km-z]{43,50}|[1-9A-HJ-NP-Za-km-z]{86,88}|[A-Za-z\d+/]{43}=?)$|^[a-z]{2,20}1[02-9ac-hj-np-z]{38,110}$/u.test(
    text,
  );
}
