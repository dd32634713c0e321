import { Secret } from "@keyguard/core";
import type { AllowedRequest } from "../gate/allowed-request.ts";
import type { KeyPermissions } from "../key-permissions.ts";
import type { Session } from "../session.ts";
import { fields, instant, list } from "./fields.ts";

/**
 * Adds the expiry that a call tells which lists the account's keys; it needs no permission. Korean
 * exchanges have it; their keys are always bound to addresses.
 */
export async function withExpiry(
  session: Session,
  request: AllowedRequest,
  found: KeyPermissions,
): Promise<KeyPermissions> {
  if (found.diagnosis !== null) return found;
  const { failed, ...outcome } = await session.call(request);
  if (failed !== undefined || !("json" in outcome)) return found;
  const key = Secret.reveal(session.credential.key);
  const own = list(outcome.json)
    ?.map(fields)
    .find((row) => row?.["access_key"] === key);
  const at = instant(own?.["expire_at"]);
  return at === null ? found : { ...found, expiry: { at, what: "key" } };
}
