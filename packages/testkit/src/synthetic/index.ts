export { type SyntheticCredential, type SyntheticPart, generateCredential, partValue } from "./credential.ts";
export {
  ecPrivateKey,
  ed25519Pair,
  ed25519Pkcs8,
  isParsedByNode,
  type PrivateKey,
  rsaPrivateKey,
  toPem,
} from "./der.ts";
export {
  aezeed,
  algorandMnemonic,
  bip39Mnemonic,
  BIP39_WORDS,
  brokenMnemonic,
  electrumSeed,
  polyseed,
  tonMnemonic,
} from "./mnemonic.ts";
export { type FamilyTwin, familyTwins, type Flaw } from "./family-twins.ts";
export { type FamilyPartLike, generateFamilyValue, inAddress } from "./family-value.ts";
export { flipOne, NEAR_TWINS, type NearTwin, valueHash } from "./near-twins.ts";
export { type GeneratedPart, generatePart, type PartLike } from "./part.ts";
export { crockfordUuid, kucoinObjectId, LOOKS_REAL, uuid4 } from "./proof.ts";
export { type SeededRandom, seededRandom } from "./random.ts";
export {
  checksummedToken,
  discordToken,
  genericSecret,
  jsonWebToken,
  TOKEN_KINDS,
  type TokenKind,
} from "./service-tokens.ts";
export { alphabetLetters, generateRun, generateShape } from "./shape.ts";
export {
  evmAddress,
  extendedKey,
  keystoreV3,
  secp256k1Secret,
  solanaArray,
  WALLET_KINDS,
  type WalletKind,
} from "./wallet.ts";
