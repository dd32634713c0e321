import { addressOf, tryParseAddress } from "./address.ts";
import type { ObserverAnswer } from "./answer.ts";

const MAGIC_COOKIE = 0x2112a442;
const BINDING_REQUEST = 0x0001;
const BINDING_SUCCESS = 0x0101;
const MAPPED_ADDRESS = 0x0001;
const XOR_MAPPED_ADDRESS = 0x0020;

/** The length of a STUN header, in bytes; a message's own length follows its type. */
export const STUN_HEADER_BYTES = 20;

/**
 * A binding request (RFC 8489, sections 5 and 6) without any attribute: it tells nothing about the sender.
 *
 * @param transaction 12 unpredictable bytes
 */
export function encodeStunRequest(transaction: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(STUN_HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, BINDING_REQUEST);
  view.setUint32(4, MAGIC_COOKIE);
  bytes.set(transaction.subarray(0, 12), 8);
  return bytes;
}

/** The bytes of an address attribute, with the mask taken off: the cookie, for IPv6 then the transaction. */
function readAddress(value: Uint8Array, mask: Uint8Array | undefined): ObserverAnswer | undefined {
  const family = value[1] === 1 ? 4 : value[1] === 2 ? 6 : undefined;
  const length = family === 4 ? 4 : 16;
  if (family === undefined || value.length < 4 + length) return undefined;
  let number = 0n;
  for (let i = 0; i < length; i++) number = (number << 8n) | BigInt((value[4 + i] ?? 0) ^ (mask?.[i] ?? 0));
  const address = tryParseAddress(addressOf(family, number).text); // an IPv4-mapped one becomes IPv4
  return address === undefined ? undefined : { address };
}

/** The caller's address in the answer to `encodeStunRequest(transaction)`; anything else is a failure. */
export function decodeStunAnswer(bytes: Uint8Array, transaction: Uint8Array): ObserverAnswer {
  if (bytes.length < STUN_HEADER_BYTES) return { failure: "bad-answer", detail: "answered with a broken STUN message" };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mask = bytes.subarray(4, STUN_HEADER_BYTES);
  const ours = transaction.subarray(0, 12).every((byte, i) => byte === bytes[8 + i]);
  if (view.getUint16(0) !== BINDING_SUCCESS || view.getUint32(4) !== MAGIC_COOKIE || !ours)
    return { failure: "bad-answer", detail: "answered another STUN request" };
  const end = Math.min(bytes.length, STUN_HEADER_BYTES + view.getUint16(2));
  let plain: ObserverAnswer | undefined;
  for (let at = STUN_HEADER_BYTES; at + 4 <= end;) {
    const type = view.getUint16(at);
    const length = view.getUint16(at + 2);
    const value = bytes.subarray(at + 4, Math.min(end, at + 4 + length));
    const found =
      type === XOR_MAPPED_ADDRESS
        ? readAddress(value, mask)
        : type === MAPPED_ADDRESS
          ? readAddress(value, undefined)
          : undefined;
    if (found !== undefined && type === XOR_MAPPED_ADDRESS) return found; // routers rewrite the plain form
    plain ??= found;
    at += 4 + length + ((4 - (length % 4)) % 4);
  }
  return plain ?? { failure: "bad-answer", detail: "answered without an address" };
}
