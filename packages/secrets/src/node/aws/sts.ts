import { type AwsCredentials, signRequest } from "../../aws/sign-request.ts";
import { askPlatform, fromJson, type ProviderContext, providerFailure } from "./provider.ts";

/** The texts of the elements that a credential answer of STS holds. */
function credentialsIn(xml: string): Record<string, string> {
  const names = ["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"];
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = new RegExp(`<${name}>([^<]{1,8192})</${name}>`, "u").exec(xml)?.[1];
      return text === undefined ? [] : [[name, text.trim()]];
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
  const answer = await askPlatform(context.fetch, url, { method: "POST", headers, body }, 10_000);
  if (answer === undefined) throw providerFailure(source, "it does not answer", "check the network and AWS_REGION");
  const code = /<Code>(\w{1,80})<\/Code>/u.exec(answer.text)?.[1];
  if (!answer.ok)
    throw providerFailure(source, `it answered ${code ?? `HTTP ${answer.status}`}`, "check the role's trust policy");
  return fromJson(credentialsIn(answer.text), source);
}
