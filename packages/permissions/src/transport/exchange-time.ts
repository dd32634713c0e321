import type { HttpAnswer } from "../causes/answer.ts";
import { parseJson } from "../causes/answer.ts";
import { utcTime } from "../utc-time.ts";

const FROM = Date.UTC(2020, 0);
const TO = Date.UTC(2100, 0);

/** A moment in seconds, milliseconds, microseconds or nanoseconds, or as ISO 8601, in milliseconds. */
function moment(value: unknown): number | undefined {
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT/u.test(value)) {
    const parsed = utcTime(value);
    return Number.isNaN(parsed) ? undefined : parsed;
  }
  if (typeof value === "string" && !/^\d{10,19}(?:\.\d+)?$/u.test(value)) return undefined;
  if (typeof value !== "number" && typeof value !== "string") return undefined;
  for (const unit of [1_000, 1, 1e-3, 1e-6]) {
    const milliseconds = Number(value) * unit;
    if (milliseconds >= FROM && milliseconds <= TO) return milliseconds;
  }
  return undefined;
}

function firstMoment(value: unknown, depth: number): number | undefined {
  const direct = moment(value);
  if (direct !== undefined || typeof value !== "object" || value === null || depth === 0) return direct;
  for (const inner of Object.values(value)) {
    const found = firstMoment(inner, depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The exchange's time in the answer of its clock, in milliseconds. */
export function timeInBody(body: string): number | undefined {
  return firstMoment(parseJson(body) ?? body.trim(), 4);
}

/** The exchange's time in an answer's `Date` header, in milliseconds; it is exact to a second. */
export function timeInHeader(answer: HttpAnswer): number | undefined {
  const parsed = Date.parse(answer.headers?.["date"] ?? "");
  return Number.isNaN(parsed) ? undefined : parsed + 500;
}
