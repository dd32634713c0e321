// Everything that needs a curve or a hash. Loaded by the first value that asks for it, never by a scan without one.
export { decodeBase58Check } from "./base58.ts";
export { isBech32, isSuiPrivateKey } from "./bech32.ts";
export { isBip38, isExtendedPrivateKey, isMiniKey, isWif } from "./bitcoin.ts";
export { isAntelopeKey, isStellarSeed, isTezosSecret, isXrpSeed } from "./chains.ts";
export { isEcPrivateKey } from "./ec.ts";
export { derivesEd25519, isEd25519Pair } from "./ed25519.ts";
export { addressesOf, isSecp256k1Scalar } from "./secp256k1.ts";
export { sha256 } from "@noble/hashes/sha2.js";
