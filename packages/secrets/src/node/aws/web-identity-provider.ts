import { readFile } from "node:fs/promises";
import type { AwsCredentials } from "../../aws/sign-request.ts";
import { type Provider, type ProviderContext, providerFailure } from "./provider.ts";
import { assumeRole } from "./sts.ts";

/** The role of a web identity token, such as Kubernetes and GitHub give. The file is read each time: it is renewed in place. */
export async function assumeWithToken(
  context: ProviderContext,
  role: string,
  tokenFile: string,
  session: string | undefined,
): Promise<AwsCredentials> {
  const token = await readFile(tokenFile, "utf8").catch(() => undefined);
  if (token === undefined)
    throw providerFailure("a web identity", "its token file cannot be read", "check AWS_WEB_IDENTITY_TOKEN_FILE");
  return assumeRole(context, "AssumeRoleWithWebIdentity", {
    RoleArn: role,
    RoleSessionName: session ?? "keyguard",
    WebIdentityToken: token.trim(),
  });
}

/** `AWS_WEB_IDENTITY_TOKEN_FILE` and `AWS_ROLE_ARN`. */
export const webIdentityProvider: Provider = async (context) => {
  const {
    AWS_WEB_IDENTITY_TOKEN_FILE: file,
    AWS_ROLE_ARN: role,
    AWS_ROLE_SESSION_NAME: session,
  } = context.environment as Record<string, string | undefined>;
  return file && role ? assumeWithToken(context, role, file, session) : undefined;
};
