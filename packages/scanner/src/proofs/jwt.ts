import { decodeBase64 } from "./encoding.ts";

/** What a JSON Web Token says of itself; its signature is not checked, nobody but the issuer could. */
export interface Jwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
  /** When it ends, in seconds since 1970; undefined for one that never does. */
  readonly expiresAt: number | undefined;
}

function jsonObject(part: string): Readonly<Record<string, unknown>> | undefined {
  const bytes = decodeBase64(part);
  if (bytes === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined; // the message would quote the token
  }
}

/** The longest token that is read, in characters. */
const LONGEST = 16 * 1024;

/** True for a key of a project at Supabase: a token that names the role of who holds it. */
export function isSupabaseKey(token: string, role: "anon" | "service_role"): boolean {
  const payload = readJwt(token)?.payload;
  return payload?.["iss"] === "supabase" && payload["role"] === role;
}

/** Reads a token of RFC 7519; undefined when it is none. */
export function readJwt(token: string): Jwt | undefined {
  if (token.length > LONGEST) return undefined;
  const [head, body, signature, ...more] = token.split(".");
  if (head === undefined || body === undefined || signature === undefined || more.length > 0) return undefined;
  const header = jsonObject(head);
  if (header === undefined || typeof header["alg"] !== "string") return undefined;
  const payload = jsonObject(body);
  if (payload === undefined) return undefined;
  // An unsigned token is no credential, and 20 characters are the shortest signature in use.
  if (header["alg"].toLowerCase() === "none" || signature.length < 20) return undefined;
  const { exp } = payload as { readonly exp?: unknown };
  return { header, payload, expiresAt: typeof exp === "number" ? exp : undefined };
}
