export {
  type AllowlistRules,
  type CredentialGrammar,
  type Exchange,
  type ExchangeNames,
  type KeyManagement,
  type KeyPolicy,
  type PartGrammar,
  type PemShape,
  type Proof,
  type RequestSlots,
  type Source,
} from "./exchange.ts";
export { describeShape } from "./describe-shape.ts";
export {
  ALPHABETS,
  type Alphabet,
  groups,
  type Run,
  run,
  type Segment,
  type Shape,
  shapeLength,
  shapePattern,
  UUID,
  UUID4,
} from "./grammar.ts";
export { isPemShape, matchesShape } from "./match-shape.ts";
export { exchangeIds, EXCHANGES, findExchange, getExchange, nameKey } from "./registry.ts";
export { OPAQUE, UNSTATED_ALLOWLIST } from "./unstated.ts";
