/** The longest file that is read as a keystore, in characters. */
const LONGEST = 64 * 1024;

type Json = Readonly<Record<string, unknown>>;

function objectOf(value: unknown): Json | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

const isHex = (value: unknown, ...lengths: number[]): boolean =>
  typeof value === "string" &&
  /^(?:0x)?[0-9a-fA-F]+$/u.test(value) &&
  lengths.includes(value.replace(/^0x/u, "").length);

/**
 * An encrypted wallet file of the Web3 secret storage definition, version 3.
 *
 * @param json the whole file, or the object within it
 */
export function isKeystoreV3(json: string): boolean {
  if (json.length > LONGEST) return false;
  let root: Json | undefined;
  try {
    root = objectOf(JSON.parse(json));
  } catch {
    return false; // the message would quote the file
  }
  const crypto = objectOf(root?.["crypto"] ?? root?.["Crypto"]);
  const params = objectOf(crypto?.["kdfparams"]);
  if (root?.["version"] !== 3 || crypto === undefined || params === undefined) return false;
  const { cipher, kdf, ciphertext, mac } = crypto as {
    cipher?: unknown;
    kdf?: unknown;
    ciphertext?: unknown;
    mac?: unknown;
  };
  return (
    (cipher === "aes-128-ctr" || cipher === "aes-128-cbc") &&
    (kdf === "scrypt" || kdf === "pbkdf2") &&
    typeof ciphertext === "string" &&
    /^(?:0x)?[0-9a-fA-F]{32,256}$/u.test(ciphertext) &&
    isHex(objectOf(crypto["cipherparams"])?.["iv"], 32) &&
    isHex(params["salt"], 32, 64) &&
    isHex(mac, 64)
  );
}
