/** Something about a rotation that its owner should know before it begins. */
export interface PlanFinding {
  readonly id:
    | "store-not-writable"
    | "store-not-fenced"
    | "key-not-listed"
    | "key-unreadable"
    | "no-free-slot"
    | "withdrawal"
    | "rights-unknown"
    | "one-time-code"
    | "deleted-by-hand"
    | "manager-is-itself"
    | "manager-elsewhere"
    | "orphan"
    | "shared-nonce"
    | "volatile-store"
    | "volatile-state"
    | "restart-keeps-environment"
    | "effective-at-next-deploy"
    | "rotation-open"
    | "staged-elsewhere"
    | "ledger-damaged";
  /** True when the rotation may not begin. */
  readonly blocks: boolean;
  /** In words; holds no secret. */
  readonly message: string;
  readonly remedy: string;
}
