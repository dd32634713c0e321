import type { Assembled, SlottedValue } from "../assembly/part.ts";
import { isEvmAddress } from "./public-value.ts";

/** True for what only looks like a credential by its slot's name: an id without a secret, or what belongs to a coin. */
export function isPublicPart(parts: Assembled): boolean {
  return isMereId(parts) || isCoin(parts);
}

/** `"id": "…"` without a secret: of an order, an account, a trade. Whose it is can be told, and nothing be done with it. */
function isMereId({ key, secret }: Assembled): boolean {
  return secret === undefined && /^(?:.*[.\]>])?id$/iu.test(key?.slot.name ?? "") && !hasOwnShape(key);
}

/** `token: "0x…"`: a contract, or whoever owns it. No API's token begins so. */
function isCoin({ key, secret }: Assembled): boolean {
  if (secret !== undefined) return isEvmAddress(secret.text);
  if (key === undefined || hasOwnShape(key)) return false;
  if (/^0x[\da-f]{65,}$/iu.test(key.text)) return true; // where a chain stores something
  return isEvmAddress(key.text) || (key.slot.role?.role === "token" && /^0x[\da-f]{20,64}$/iu.test(key.text));
}

function hasOwnShape(value: SlottedValue | undefined): boolean {
  return value?.fits.some(({ part }) => part.distinctive === true) === true;
}
