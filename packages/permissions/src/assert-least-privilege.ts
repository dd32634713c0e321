import { type Check, KeyguardError } from "@keyguard/core";
import { auditKey, type AuditOptions, type DeclaredKey, type KeyAudit } from "./audit-keys.ts";

/** The checks that speak of too much privilege. */
const EXCESS = new Set(["key-readable", "no-withdraw", "scope-within-profile", "no-internal-transfer"]);

/** True for what a bot must not start with: an excess that is certain, and a withdrawal right that nobody knows. */
function blocks({ id, result, severity }: Check): boolean {
  if (!EXCESS.has(id)) return false;
  if (id === "no-withdraw") return result !== "pass";
  return result === "fail" && severity !== "low" && severity !== "info";
}

/**
 * Audits one key and throws unless it may do no more than it is for. For the first lines of a bot.
 *
 * A key that cannot be read, and a withdrawal right that nobody can tell, throw too: unknown is not
 * safe.
 *
 * @returns the audit, with whatever else is worth knowing
 * @throws {KeyguardError} `KG_KEY_EXCESS`, naming the key, what is too much, and in its hint the remedy
 *
 * @example
 * ```ts
 * import { Secret } from "@keyguard/core";
 * import { assertLeastPrivilege } from "@keyguard/permissions";
 *
 * await assertLeastPrivilege({
 *   name: "backtest",
 *   profile: "read-only",
 *   credential: {
 *     exchange: "kraken",
 *     key: new Secret(process.env.KRAKEN_API_KEY ?? "", "kraken/key"),
 *     secret: new Secret(process.env.KRAKEN_API_SECRET ?? "", "kraken/secret"),
 *   },
 * });
 * ```
 */
export async function assertLeastPrivilege(key: DeclaredKey, options: AuditOptions = {}): Promise<KeyAudit> {
  const audit = await auditKey(key, options);
  const blocking = audit.checks.filter(blocks);
  const [first] = blocking;
  if (first === undefined) return audit;
  const unread = blocking.find(({ id }) => id === "key-readable") ?? first;
  const named = audit.report.cause === null ? blocking : [unread];
  const excess = named.map(({ id, evidence }) => `${id} (${evidence})`).join("; ");
  throw new KeyguardError("KG_KEY_EXCESS", `Cannot start with key "${key.name}": ${excess}`, {
    hint: [...new Set(named.map(({ remedy }) => remedy))].join(" "),
  });
}
