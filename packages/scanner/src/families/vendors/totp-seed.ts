import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const totpSeed: Family = {
  id: "totp-seed",
  name: "Two-factor seed",
  category: "generic",
  finds: "the seed of a second factor",
  attackerCould: "make the one-time codes that the account asks for",
  remedy: "Set up two-factor sign-in again at the service; the old seed stays valid until then.",
  severity: "high",
  parts: [
    {
      kind: "url",
      label: "otpauth address",
      shapes: [[run("base32", [16, 64])]],
      url: { hosts: [], schemes: ["otpauth"], query: ["secret"] },
      contextRequired: false,
    },
    {
      kind: "secret",
      label: "seed",
      shapes: [[run("base32", 16)], [run("base32", 32)], [run("base32", 26)], [run("base32", 52)]],
      contextRequired: true,
    },
  ],
  keywords: ["otpauth", "totp", "2fa", "otp_secret", "authenticator"],
  source: "askmike/gekko; gocryptotrader engine tests",
  asOf: "2026-11",
  confidence: "medium",
};
