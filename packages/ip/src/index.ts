export { type Address, FAMILIES, type Family, parseAddress, tryParseAddress } from "./address.ts";
export { type AllowlistComparison, type AllowlistVerdict, compareAllowlist } from "./allowlist.ts";
export { addressFromBody, MAX_ANSWER_BYTES, type ObserverAnswer, type ObserverFailure } from "./answer.ts";
export {
  compareAddresses,
  parseRange,
  type Range,
  rangeContains,
  rangeSize,
  smallestBlock,
  tryParseRange,
} from "./cidr.ts";
export {
  concludeEgress,
  type EgressReading,
  emptyEgress,
  type ExchangeSighting,
  type FamilyLooks,
  type FamilyReading,
  type FamilyState,
  type SilentObserver,
  withReported,
} from "./egress.ts";
export { type FormEntry, formEntry } from "./form.ts";
export {
  type History,
  type HistoryEntry,
  MAX_HISTORY,
  remember,
  type Stability,
  stability,
  toEgress,
} from "./history.ts";
export { type EgressOptions, type Observe, observeEgress } from "./observe-egress.ts";
export { type Observer, type ObserverKind, type ObserverTarget, parseObserver } from "./observer.ts";
export { OBSERVERS } from "./observers.ts";
export { detectPlatform, UNRECOGNISED } from "./platform.ts";
export { type Platform, type PlatformTraits } from "./platforms.ts";
export { PLATFORMS } from "./platforms.ts";
export { agree, type Agreement, independent, type Sighting } from "./quorum.ts";
export { isReportable, reportedAddress } from "./reported-address.ts";
export { isPublic, type SpecialKind, specialKind, specialRangeKind } from "./special.ts";
