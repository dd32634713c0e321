import { run, type Shape } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

/** How keys begin in base64 when nothing is around them: their algorithm, after the length of the whole. */
const RSA = ["IBADANBgkqhkiG9w0BAQEFAASC", "IBAAKBgQ", "IBAAKCAQEA", "IBAAKCAgEA"];
const EC = [
  "MHcCAQEEI",
  "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg",
  "MIGEAgEAMBAGByqGSM49AgEGBSuBBAAKBG0wawIBAQQg",
  "MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBD",
];
const ED25519 = ["MC4CAQAwBQYDK2VwBCIEI"];

/** With the equals signs that fill it up. */
function padded(head: Shape, length: readonly [number, number]): readonly Shape[] {
  return ["", "=", "=="].map((fill) => [...head, run("base64", length), ...(fill === "" ? [] : [fill])]);
}

export const privateKey: Family = {
  id: "private-key",
  name: "Private key",
  category: "generic",
  finds: "a private key (PEM, OpenSSH or PGP)",
  attackerCould: "sign in, sign or decrypt as its owner",
  remedy: "Make a new key, put it where the old one was trusted, and take the old one out everywhere.",
  severity: "high",
  parts: [
    { kind: "private-key", label: "private key", shapes: [], structure: "pem", proof: "pem", contextRequired: false },
    {
      kind: "private-key",
      label: "encrypted private key",
      shapes: [],
      structure: "pem",
      proof: "pem",
      contextRequired: false,
      encrypted: true,
      severity: "medium",
    },
    {
      kind: "private-key",
      label: "RSA key in DER",
      shapes: RSA.flatMap((head) => padded(["MII", run("base64", 3), head], [300, 3800])),
      anchors: RSA,
      proof: "rsa-private-der",
      contextRequired: false,
    },
    {
      kind: "private-key",
      label: "elliptic-curve key in DER",
      shapes: EC.flatMap((head) => padded([head], [90, 220])),
      anchors: EC,
      proof: "ec-private-der",
      contextRequired: false,
    },
    {
      kind: "private-key",
      label: "Ed25519 key in DER",
      shapes: ED25519.flatMap((head) => padded([head], [43, 43])),
      anchors: ED25519,
      proof: "pkcs8-ed25519",
      contextRequired: false,
    },
  ],
  keywords: ["private key", "id_rsa", "id_ed25519", "ssh"],
  files: ["id_rsa", "id_ed25519", "id_ecdsa", "id_dsa"],
  source: "RFC 7468, RFC 8410, RFC 5915; gitleaks/gitleaks and trufflesecurity/trufflehog private key rules",
  asOf: "2026-11",
  confidence: "high",
};
