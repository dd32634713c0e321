import type { AnswerTable } from "../table.ts";

/** Source: github BingX-API; OctoBot-Tentacles bingx_exchange.py. */
export const bingx: AnswerTable = [
  { code: "100413", cause: "wrong-key", or: ["wrong-environment"], sure: "high" },
  { code: ["100001", "100412"], cause: "wrong-secret" },
  { code: "100419", cause: "address-not-allowed" },
  { code: "100004", cause: "permission-missing" },
  { code: "100421", cause: "clock-skew" },
  { code: ["100410", "100429"], cause: "rate-limited" },
  { code: ["100500", "80012"], cause: "maintenance", sure: "medium" },
];
