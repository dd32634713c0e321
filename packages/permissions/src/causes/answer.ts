/** What came back over HTTP, as far as a diagnosis needs it. */
export interface HttpAnswer {
  /** The exchange's id; anything else is judged by the general rules alone. */
  readonly exchange: string;
  readonly status: number;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The codes and messages of an answer's body, from wherever this exchange or that puts them. */
export interface AnswerWords {
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown;
  readonly codes: readonly string[];
  readonly texts: readonly string[];
}

const CODE_KEYS = [
  "code",
  "retCode",
  "ret_code",
  "rc",
  "mc",
  "label",
  "reason",
  "status",
  "err-code",
  "error_code",
  "errorCode",
  "err_code",
  "id",
  "name",
];
const TEXT_KEYS = [
  "msg",
  "message",
  "retMsg",
  "ret_msg",
  "err-msg",
  "error_message",
  "error_msg",
  "errorMsg",
  "Message",
  "error",
  "reason",
  "response",
  "error_details",
  "title",
  "detail",
];

/** An error's parts nest two levels at most; what lies deeper is data. */
const DEEPEST = 3;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function collect(value: unknown, depth: number, codes: string[], texts: string[]): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) {
    if (depth > 0 || value[0] === "error")
      for (const item of value.slice(0, 8)) collectScalar(item, depth, codes, texts);
    return;
  }
  if (!isRecord(value)) return;
  for (const key of CODE_KEYS) {
    const code = value[key];
    if (typeof code === "string" || typeof code === "number") codes.push(String(code));
  }
  for (const key of TEXT_KEYS) if (typeof value[key] === "string") texts.push(value[key]);
  for (const key of ["error", "errors", "data", "context", "detail"]) {
    const inner = value[key];
    if (key === "error" && typeof inner === "string") codes.push(inner);
    else if (key === "errors" || key === "error") collect(inner, depth + 1, codes, texts);
    else if (isRecord(inner) && typeof inner["reason"] === "string") texts.push(inner["reason"]);
    else if (key === "context" && isRecord(inner))
      for (const item of Object.values(inner)) if (typeof item === "string") texts.push(item);
  }
}

function collectScalar(item: unknown, depth: number, codes: string[], texts: string[]): void {
  if (typeof item === "number") codes.push(String(item));
  else if (typeof item === "string") {
    codes.push(item);
    texts.push(item);
  } else collect(item, depth + 1, codes, texts);
}

/** Reads a body; never throws, and never keeps the parser's own message, which would quote the body. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** The codes and messages of a body. A body that is not JSON is one text. */
export function answerWords(body: string): AnswerWords {
  const json = parseJson(body);
  const codes: string[] = [];
  const texts: string[] = [];
  if (json === undefined || typeof json === "string") texts.push(body.slice(0, 2_000));
  else collect(json, 0, codes, texts);
  return { json, codes, texts };
}

/** True for a page rather than an API's answer. */
export function isPage(answer: HttpAnswer): boolean {
  const start = answer.body.slice(0, 400).trimStart().toLowerCase();
  return /^(?:<!doctype|<html|<\?xml|<head|<body|<script)/u.test(start);
}
