import { ed25519Seed } from "./ed25519-pkcs8.ts";
import { decodeBase64 } from "./encoding.ts";
import { readPem } from "./pem.ts";

/** The DER of a private key: of a PEM block in any spelling, or of bare base64. */
export function privateKeyDer(text: string): Uint8Array | undefined {
  return text.includes("-----BEGIN") ? readPem(text)?.bytes : decodeBase64(text);
}

/** An Ed25519 private key in PKCS#8, in PEM or bare. */
export function isEd25519Pkcs8(text: string): boolean {
  const der = privateKeyDer(text);
  return der !== undefined && ed25519Seed(der) !== undefined;
}
