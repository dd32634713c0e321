/**
 * What chains publish of a wallet, told by its own beginning: extended public keys, addresses in bech32 of the
 * commonest prefixes, accounts of Stellar, points of a curve in hex, accounts with their chain's name.
 */
const PUBLIC =
  /^(?:(?:eip155|bip122|solana|cosmos|hedera|starknet|polkadot)[:/]\S+|X[1-9A-HJ-NP-Za-km-z]{46}|[xyzutvYZUV]pub[1-9A-HJ-NP-Za-km-z]{107}|(?:bc|tb|bcrt|ltc|addr|addr_test|stake|cosmos|cosmosvaloper|osmo|inj|terra|erd|npub)1[02-9ac-hj-np-z]{38,110}|[GM][A-D][A-Z2-7]{54,67}|(?:0x)?0[23][0-9a-fA-F]{64}|(?:0x)?04[0-9a-fA-F]{128})$/u;

/** True for a value that is public wherever it stands, a slot called secret too. */
export function isPublicValue(text: string): boolean {
  return PUBLIC.test(text);
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
