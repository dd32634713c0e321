import { UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const postmark: Family = {
  id: "postmark",
  name: "Postmark",
  category: "mail",
  finds: "a server token of Postmark",
  attackerCould: "send mail in the owner's name",
  remedy: "Revoke it at https://account.postmarkapp.com/servers and make another.",
  severity: "medium",
  parts: [{ kind: "token", label: "server token", shapes: [UUID], contextRequired: true }],
  keywords: ["postmark"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "medium",
};
