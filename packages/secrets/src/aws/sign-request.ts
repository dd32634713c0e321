import { Secret } from "@keyguard/core";

/** What signs requests to AWS. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  readonly sessionToken?: Secret;
  /** Milliseconds since the epoch; absent for keys that do not expire. */
  readonly expiresAt?: number;
}

/** A POST to `/`, which is all that Secrets Manager and STS need. */
export interface SignInput {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly region: string;
  readonly service: string;
  readonly credentials: AwsCredentials;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const encoder = new TextEncoder();

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function sha256(text: string): Promise<string> {
  return hex(await crypto.subtle.digest("SHA-256", encoder.encode(text)));
}

async function hmac(key: BufferSource, text: string): Promise<ArrayBuffer> {
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return crypto.subtle.sign("HMAC", imported, encoder.encode(text));
}

/** `20261125T101112Z` */
function stamp(now: number): string {
  return new Date(now).toISOString().replaceAll(/[-:]|\.\d{3}/gu, "");
}

/**
 * The headers of a request with its Signature Version 4.
 *
 * Steps and names follow AWS's "Signature Version 4 signing process": canonical request, string to
 * sign, a key derived for the day, region and service.
 */
export async function signRequest(input: SignInput): Promise<Record<string, string>> {
  const { url, body, region, service, credentials, now } = input;
  const { host, pathname } = new URL(url);
  const time = stamp(now);
  const day = time.slice(0, 8);
  const token =
    credentials.sessionToken === undefined ? {} : { "x-amz-security-token": Secret.reveal(credentials.sessionToken) };
  const headers: Record<string, string> = { ...input.headers, host, "x-amz-date": time, ...token };
  const names = Object.keys(headers).sort();
  const canonical = [
    "POST",
    pathname,
    "",
    ...names.map((name) => `${name}:${(headers[name] ?? "").trim().replaceAll(/ +/gu, " ")}`),
    "",
    names.join(";"),
    await sha256(body),
  ].join("\n");
  const scope = `${day}/${region}/${service}/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", time, scope, await sha256(canonical)].join("\n");
  let key: ArrayBuffer | Uint8Array<ArrayBuffer> = encoder.encode(`AWS4${Secret.reveal(credentials.secretAccessKey)}`);
  for (const step of [day, region, service, "aws4_request"]) key = await hmac(key, step);
  const signature = hex(await hmac(key, toSign));
  const { host: _, ...sent } = headers; // the platform sets it
  return {
    ...sent,
    authorization: `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names.join(";")}, Signature=${signature}`,
  };
}
