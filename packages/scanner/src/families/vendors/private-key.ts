import type { Family } from "../family.ts";

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
  ],
  keywords: ["private key", "id_rsa", "id_ed25519", "ssh"],
  files: ["id_rsa", "id_ed25519", "id_ecdsa", "id_dsa"],
  source: "RFC 7468, RFC 8410, RFC 5915; gitleaks/gitleaks and trufflesecurity/trufflehog private key rules",
  asOf: "2026-11",
  confidence: "high",
};
