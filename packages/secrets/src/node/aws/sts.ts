import { type AwsCredentials, signRequest } from "../../aws/sign-request.ts";
import { fromJson, type ProviderContext, providerFailure } from "./provider.ts";

/** The texts of the elements that a credential answer of STS holds. */
function credentialsIn(xml: string): Record<string, string> {
  const names = ["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"];
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = new RegExp(`<${name}>\\s*([^<]{1,8192}?)\\s*</${name}>`, "u").exec(xml)?.[1];
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

function endpointOf({ environment }: ProviderContext, region: string): string {
  const named = environment["AWS_ENDPOINT_URL_STS"] ?? environment["AWS_ENDPOINT_URL"];
  if (named !== undefined && named !== "") return `${named.replace(/\/$/u, "")}/`;
  return `https://sts.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}/`;
}

/**
 * Asks STS for the credentials of a role.
 *
 * @param signer who asks; undefined where a web identity token in `fields` is the proof
 */
export async function assumeRole(
  context: ProviderContext,
  action: "AssumeRole" | "AssumeRoleWithWebIdentity",
  fields: Readonly<Record<string, string>>,
  signer?: AwsCredentials,
): Promise<AwsCredentials> {
  const source = `STS (${action})`;
  const region = context.region ?? "us-east-1";
  const url = endpointOf(context, region);
  const body = new URLSearchParams({ Action: action, Version: "2011-06-15", ...fields }).toString();
  const plain = { "content-type": "application/x-www-form-urlencoded" };
  const headers =
    signer === undefined
      ? plain
      : await signRequest({
          url,
          headers: plain,
          body,
          region,
          service: "sts",
          credentials: signer,
          now: context.clock.now(),
        });
  const response = await context
    .fetch(url, { method: "POST", headers, body, redirect: "manual", signal: AbortSignal.timeout(10_000) })
    .catch(() => undefined);
  if (response === undefined) throw providerFailure(source, "it does not answer", "check the network and AWS_REGION");
  const xml = (await response.text()).slice(0, 262_144);
  const code = /<Code>(\w{1,80})<\/Code>/u.exec(xml)?.[1];
  if (!response.ok)
    throw providerFailure(source, `it answered ${code ?? `HTTP ${response.status}`}`, "check the role's trust policy");
  return fromJson(credentialsIn(xml), source);
}
