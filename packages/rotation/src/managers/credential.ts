import { type Credential, Secret } from "@keyguard/core";
import { type CallResult, type KeyRights, refused, unclear } from "./key-manager.ts";
import { text } from "./fields.ts";

/**
 * The credential that a create call answered with. An answer without it leaves a key whose secret
 * nobody knows: an orphan, which the next try deletes by its name.
 */
export function issued(exchange: string, key: unknown, secret: unknown, passphrase?: Secret): CallResult<Credential> {
  const [id, value] = [text(key), text(secret)];
  if (id === undefined || value === undefined)
    return unclear("bad-answer", "the answer does not hold a key and its secret");
  return {
    ok: true,
    value: {
      exchange,
      key: new Secret(id, `${exchange}/key`),
      secret: new Secret(value, `${exchange}/secret`),
      ...(passphrase === undefined ? {} : { passphrase }),
    },
  };
}

/**
 * The rights to create with, or why a key like that must not be made: one that may withdraw, one
 * whose addresses are not known, or one whose rights are not.
 */
export function creatable(like: KeyRights | null): CallResult<KeyRights> {
  if (like === null) return refused("bad-answer", "the old key's rights are not known");
  if (like.withdraw === "yes") return refused("permission-missing", "the old key may withdraw; no such key is made");
  if (like.allowlist.status === "unknown") return refused("bad-answer", "the old key's addresses are not known");
  return { ok: true, value: like };
}
