import { Secret } from "@keyguard/core";

const encoder = new TextEncoder();

/** Bytes as lower-case hex. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Bytes as base64 with padding. */
export function base64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** A text's UTF-8 bytes as base64. */
export function base64Text(text: string): string {
  return base64(encoder.encode(text));
}

/** HMAC of a text under a secret, as its exchange gave it. */
export async function hmac(hash: "SHA-256" | "SHA-512", secret: Secret, text: string): Promise<Uint8Array> {
  const raw = encoder.encode(Secret.reveal(secret));
  const key = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(text)));
}

/** SHA-512 of a text, in hex. */
export async function sha512Hex(text: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-512", encoder.encode(text))));
}

function pemBytes(pem: string): Uint8Array<ArrayBuffer> {
  const body = pem.replaceAll(/-----[A-Z ]+-----|\s/gu, "");
  return Uint8Array.from(atob(body), (character) => character.codePointAt(0) ?? 0);
}

/** True for a secret that is a private key in PEM. */
export function isPem(secret: Secret): boolean {
  return Secret.reveal(secret).includes("-----BEGIN ");
}

/** Signs with a PKCS #8 private key in PEM: Ed25519, or RSA with SHA-256. */
export async function signPem(secret: Secret, text: string): Promise<Uint8Array> {
  const bytes = pemBytes(Secret.reveal(secret));
  const data = encoder.encode(text);
  const isEd25519 = bytes.length < 100; // an RSA key has ten times as many
  const algorithm = isEd25519 ? { name: "Ed25519" } : { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("pkcs8", bytes, algorithm, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign(algorithm.name, key, data));
}
