import type { Environment } from "../../variables.ts";
import { askPlatform, fetchJson, fromJson, type Provider, type ProviderContext } from "./provider.ts";

const SOURCE = "the instance's metadata service";

function origin(environment: Environment): string {
  return (environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] ?? "http://169.254.169.254").replace(/\/$/u, "");
}

/** Version 2 of the service wants a session token first. Silence means: this is no instance, or the hop limit keeps containers out. */
async function sessionToken({ environment, fetch }: ProviderContext): Promise<string | undefined> {
  if (environment["AWS_EC2_METADATA_DISABLED"]?.toLowerCase() === "true") return undefined;
  const headers = { "x-aws-ec2-metadata-token-ttl-seconds": "300" };
  const answer = await askPlatform(fetch, `${origin(environment)}/latest/api/token`, { method: "PUT", headers }, 1000);
  return answer?.ok === true ? answer.text.slice(0, 1024) : undefined;
}

async function text({ environment, fetch }: ProviderContext, path: string, token: string): Promise<string | undefined> {
  const headers = { "x-aws-ec2-metadata-token": token };
  const answer = await askPlatform(fetch, `${origin(environment)}/latest/meta-data/${path}`, { headers }, 1000);
  return answer?.ok === true ? answer.text.slice(0, 1024).trim() : undefined;
}

/** The role of an EC2 instance. */
export const instanceProvider: Provider = async (context) => {
  const token = await sessionToken(context);
  if (token === undefined) return undefined;
  const role = (await text(context, "iam/security-credentials/", token))?.split("\n")[0];
  if (role === undefined || role === "") return undefined;
  const url = `${origin(context.environment)}/latest/meta-data/iam/security-credentials/${encodeURIComponent(role)}`;
  const answer = await fetchJson(context.fetch, url, { headers: { "x-aws-ec2-metadata-token": token } }, SOURCE);
  return answer === undefined ? undefined : fromJson(answer, SOURCE);
};

/** The region of an EC2 instance; undefined elsewhere. */
export async function instanceRegion(context: ProviderContext): Promise<string | undefined> {
  const token = await sessionToken(context);
  return token === undefined ? undefined : text(context, "placement/region", token);
}
