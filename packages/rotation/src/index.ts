export { type Escrow, type EscrowRecord, openEscrow, sealEscrow } from "./apply/escrow.ts";
export { type RotationOutcome, RotationStop, type Stop } from "./apply/outcome.ts";
export {
  type Consumers,
  type ConsumerState,
  type KeyReading,
  type PendingCredential,
  type ReadKey,
  type RotationPorts,
  type RotationStore,
  type StoreReading,
} from "./apply/ports.ts";
export { type DeadLook, deadLook, type DeadProof, type ProofOptions, proveDead } from "./apply/prove-dead.ts";
export { revokeFirst, type RevokeFirst, type RevokeFirstOutcome } from "./apply/revoke-first.ts";
export { abortOpen, resumeRotation, rollbackOpen, type RotationStart, startRotation } from "./apply/rotate.ts";
export { makePassphrase } from "./apply/create-key.ts";
export { sameCredential } from "./apply/session.ts";
export { type WatchOptions, watchSwitch } from "./apply/watch-switch.ts";
export {
  type ChainEnd,
  GENESIS,
  isIntact,
  type LedgerFault,
  type LedgerReading,
  linkEntry,
  readLedger,
} from "./ledger/chain.ts";
export {
  type EventEntry,
  isLedgerEntry,
  type LedgerEntry,
  type LedgerFact,
  type LedgerLink,
  type RecordEntry,
  type RotationEntry,
} from "./ledger/entry.ts";
export {
  declaredEvents,
  futureReplacement,
  lastReplaced,
  openRotation,
  type RotationRecord,
  rotations,
} from "./ledger/history.ts";
export { type Ledger } from "./ledger/ledger.ts";
export { isFinal, isRevoking, isSwitched, reached, ROTATION_STATES, type RotationState } from "./ledger/state.ts";
export {
  type CallResult,
  isSameKey,
  type KeyManager,
  type KeyRights,
  type ManagedKey,
  type NewKey,
  type PassphraseRule,
  rightsOf,
} from "./managers/key-manager.ts";
export { hookFindings } from "./plan/consumer-hook.ts";
export { type PlanFinding } from "./plan/finding.ts";
export { NONCE_EXCHANGES } from "./plan/nonce.ts";
export { type PanicInput, planPanic } from "./plan/panic-plan.ts";
export { type PlanInput, planRotation, type PlanStep, type RotationPlan } from "./plan/plan.ts";
export { type Preflight, preflight, type RotationFacts } from "./plan/preflight.ts";
export { formatCalendar } from "./policy/calendar-file.ts";
export { type DeclaredEvent, EVENT_REASONS, isKeyEvent, KEY_EVENTS, type KeyEvent } from "./policy/event.ts";
export { type ExchangeDeath, exchangeDeaths } from "./policy/exchange-death.ts";
export { type CalendarRow, forecast, isDue } from "./policy/forecast.ts";
export { DEFAULT_INTERVALS, type IntervalSubject, rotationInterval } from "./policy/interval.ts";
export { parseReminderLog, type ReminderEntry, type ReminderLog } from "./policy/reminder-log.ts";
export { anyScope, type KeySubject } from "./policy/subject.ts";
