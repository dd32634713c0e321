import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** One operation and its input, such as `["GetSecretValue", { SecretId: "a" }]`. */
export type SdkCall = readonly [operation: string, input: Readonly<Record<string, unknown>>];

/** What the SDK made of it. */
export type SdkResult = { readonly output?: Readonly<Record<string, unknown>>; readonly error?: string };

/** Calls Secrets Manager with AWS's own SDK, one after the other. */
export async function officialSdk(
  endpoint: string,
  credentials: { readonly accessKeyId: string; readonly secretAccessKey: string },
  ...calls: readonly SdkCall[]
): Promise<SdkResult[]> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = spawn(process.execPath, [fileURLToPath(new URL("./sdk-driver.mjs", import.meta.url))], {
    env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(JSON.stringify({ endpoint, credentials, calls }));
  return JSON.parse(await text(child.stdout)) as SdkResult[];
}
