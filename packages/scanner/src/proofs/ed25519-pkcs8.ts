const PREFIX = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
/** The same with room for the public key: version 2 of RFC 8410. */
const PREFIX_WITH_PUBLIC = [0x02, 0x01, 0x01, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

/** The seed of an Ed25519 key in PKCS#8 (RFC 8410), or undefined. */
export function ed25519Seed(der: Uint8Array): Uint8Array | undefined {
  if (der.length === 48 && PREFIX.every((byte, i) => der[i] === byte)) return der.subarray(16);
  const long = der.length === 83 || der.length === 81;
  if (long && der[0] === 0x30 && PREFIX_WITH_PUBLIC.every((byte, i) => der[i + 2] === byte))
    return der.subarray(16, 48);
  return undefined;
}
