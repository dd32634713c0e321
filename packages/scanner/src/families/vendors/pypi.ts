import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const pypi: Family = {
  id: "pypi",
  name: "PyPI",
  category: "packages",
  finds: "an upload token of PyPI",
  attackerCould: "publish packages in the owner's name",
  remedy: "Revoke it at https://pypi.org/manage/account/ and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "token",
      shapes: [
        ["pypi-AgEIcHlwaS5vcmc", run("base64url", [50, 1000])],
        ["pypi-AgENdGVzdC5weXBpLm9yZw", run("base64url", [50, 1000])],
      ],
      anchors: ["pypi-AgEIcHlwaS5vcmc", "pypi-AgENdGVzdC5weXBpLm9yZw"],
      contextRequired: false,
    },
  ],
  keywords: ["pypi", "twine"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
