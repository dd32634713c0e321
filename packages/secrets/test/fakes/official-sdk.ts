import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** One operation and its input, such as `["GetSecretValue", { SecretId: "a" }]`. */
export type SdkCall = readonly [operation: string, input: Readonly<Record<string, unknown>>];

/** What the SDK made of it. */
export type SdkResult = { readonly output?: Readonly<Record<string, unknown>>; readonly error?: string };

interface Input {
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly calls: readonly SdkCall[];
}

async function drive(input: Input, env: Readonly<Record<string, string | undefined>>): Promise<SdkResult[]> {
  const child = spawn(process.execPath, [fileURLToPath(new URL("./sdk-driver.mjs", import.meta.url))], {
    env: env as NodeJS.ProcessEnv,
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(JSON.stringify(input));
  return JSON.parse(await text(child.stdout)) as SdkResult[];
}

/** Calls Secrets Manager with AWS's own SDK, one after the other. */
export async function officialSdk(
  endpoint: string,
  credentials: NonNullable<Input["credentials"]>,
  ...calls: readonly SdkCall[]
): Promise<SdkResult[]> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return drive({ endpoint, credentials, calls }, env);
}

/** Calls Secrets Manager with AWS's own SDK, which finds credentials and endpoints in this environment alone. */
export async function officialChain(
  environment: Readonly<Record<string, string>>,
  ...calls: readonly SdkCall[]
): Promise<SdkResult[]> {
  return drive({ calls }, { PATH: process.env["PATH"], ...environment });
}
