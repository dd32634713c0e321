import { type Scope, SCOPES } from "@keyguard/core";
import type { ScopeAnswer } from "../key-permissions.ts";

/** What a permission's token allows; an empty list for one that allows none of the scopes. */
export type TokenMeanings = Readonly<Record<string, readonly Scope[]>>;

/**
 * The scopes that a list of permission tokens gives.
 *
 * A token that is not in `meanings` may mean anything: whatever is not granted by another one is then
 * unknown, never no.
 *
 * @param tokens as the exchange wrote them; compared without regard to case
 * @param meanings every token that is understood
 * @param never scopes that no key of this exchange has, with the reason
 */
export function scopesOfTokens(
  tokens: readonly string[],
  meanings: TokenMeanings,
  never: Partial<Record<Scope, string>> = {},
): Record<Scope, ScopeAnswer> {
  const known = new Map(Object.entries(meanings).map(([token, scopes]) => [token.toLowerCase(), scopes]));
  const strange = tokens.filter((token) => !known.has(token.toLowerCase()));
  const answers = SCOPES.map((scope): [Scope, ScopeAnswer] => {
    const by = tokens.filter((token) => known.get(token.toLowerCase())?.includes(scope));
    if (by.length > 0) return [scope, { answer: "yes", reason: `permission ${by.join(", ")}` }];
    const reason = never[scope];
    if (reason !== undefined) return [scope, { answer: "no", reason }];
    if (strange.length > 0)
      return [scope, { answer: "unknown", reason: `permission ${strange.slice(0, 5).join(", ")} is not understood` }];
    return [scope, { answer: "no", reason: `permissions are ${tokens.length === 0 ? "empty" : tokens.join(", ")}` }];
  });
  return Object.fromEntries(answers) as Record<Scope, ScopeAnswer>;
}
