import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const mercadoPago: Family = {
  id: "mercado-pago",
  name: "Mercado Pago",
  category: "payments",
  finds: "an access token of Mercado Pago",
  attackerCould: "take payments and refund them",
  remedy: "Revoke it at https://www.mercadopago.com/developers/panel/app and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [
        [
          "APP_USR-",
          run("digit", [12, 16]),
          "-",
          run("digit", 6),
          "-",
          run("lower-hex", 32),
          "-",
          run("digit", [6, 10]),
        ],
      ],
      anchors: ["APP_USR-"],
      proof: "random",
      contextRequired: false,
    },
  ],
  keywords: ["mercadopago", "mercado pago"],
  source: "Mercado Pago's documentation",
  asOf: "2026-11",
  confidence: "medium",
};
