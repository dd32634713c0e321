import { execFile } from "node:child_process";
import { Secret } from "@keyguard/core";
import type { AwsCredentials } from "../../aws/sign-request.ts";
import { containerProvider } from "./container-provider.ts";
import { environmentProvider } from "./environment-provider.ts";
import { instanceProvider } from "./instance-provider.ts";
import { fromJson, type Provider, type ProviderContext, providerFailure } from "./provider.ts";
import { type AwsSection, readSharedConfig, type SharedConfig } from "./shared-config.ts";
import { credentialsFromSso } from "./sso-provider.ts";
import { assumeRole } from "./sts.ts";
import { assumeWithToken } from "./web-identity-provider.ts";

/** Roles that take each other on, at most. */
const MAX_DEPTH = 5;

function staticKeys(profile: AwsSection): AwsCredentials | undefined {
  const {
    aws_access_key_id: id,
    aws_secret_access_key: secret,
    aws_session_token: token,
  } = profile as Record<string, string | undefined>;
  if (!id || !secret) return undefined;
  return {
    accessKeyId: id,
    secretAccessKey: new Secret(secret, "aws/secret-access-key"),
    ...(token ? { sessionToken: new Secret(token, "aws/session-token") } : {}),
  };
}

/** `credential_process`: a command of the owner's that prints credentials. */
async function fromProcess(command: string, context: ProviderContext): Promise<AwsCredentials> {
  const source = "credential_process";
  const output = await new Promise<string>((resolve, reject) => {
    const options = { env: context.environment as NodeJS.ProcessEnv, timeout: 60_000, maxBuffer: 65_536 };
    execFile("/bin/sh", ["-c", command], options, (error, stdout) => {
      // The error's text holds the command and what it printed.
      if (error === null) resolve(stdout);
      else reject(providerFailure(source, "the command failed", "run it by hand to see its own message"));
    });
  });
  try {
    return fromJson(JSON.parse(output), source);
  } catch {
    throw providerFailure(
      source,
      "what it printed is not the JSON of credentials",
      "run it by hand to see what it prints",
    );
  }
}

/** Whose credentials take the role on: another profile's, or those of the place this runs in. */
async function sourceOf(
  profile: AwsSection,
  name: string,
  config: SharedConfig,
  context: ProviderContext,
  depth: number,
): Promise<AwsCredentials> {
  const { source_profile: from, credential_source: place } = profile as Record<string, string | undefined>;
  const providers: Readonly<Record<string, Provider>> = {
    Environment: environmentProvider,
    EcsContainer: containerProvider,
    Ec2InstanceMetadata: instanceProvider,
  };
  const found =
    from === undefined
      ? await providers[place ?? ""]?.(context)
      : from === name
        ? staticKeys(profile)
        : await fromProfile(from, config, context, depth + 1);
  if (found === undefined)
    throw providerFailure(
      `the profile "${name}"`,
      "what its role is taken on with is missing",
      "check source_profile or credential_source",
    );
  return found;
}

async function fromProfile(
  name: string,
  config: SharedConfig,
  context: ProviderContext,
  depth: number,
): Promise<AwsCredentials | undefined> {
  const profile = config.profiles.get(name);
  if (profile === undefined) return undefined;
  if (depth > MAX_DEPTH)
    throw providerFailure(`the profile "${name}"`, "its source_profile leads in a circle", "correct ~/.aws/config");
  const {
    role_arn: role,
    web_identity_token_file: tokenFile,
    role_session_name: session,
    credential_process: command,
  } = profile as Record<string, string | undefined>;
  if (role !== undefined && tokenFile !== undefined) return assumeWithToken(context, role, tokenFile, session);
  if (role !== undefined) {
    const signer = await sourceOf(profile, name, config, context, depth);
    const external = profile["external_id"];
    return assumeRole(
      context,
      "AssumeRole",
      { RoleArn: role, RoleSessionName: session ?? "keyguard", ...(external && { ExternalId: external }) },
      signer,
    );
  }
  const keys = staticKeys(profile);
  if (keys !== undefined) return keys;
  if (profile["sso_start_url"] !== undefined || profile["sso_session"] !== undefined)
    return credentialsFromSso(profile, config, context);
  return command === undefined ? undefined : fromProcess(command, context);
}

/** `~/.aws/config` and `~/.aws/credentials`: keys, roles, web identities, SSO and processes of the profile in use. */
export const profileProvider: Provider = async (context) => {
  const named = context.environment["AWS_PROFILE"];
  const config = await readSharedConfig(context.environment);
  const found = await fromProfile(named ?? "default", config, context, 0);
  if (found === undefined && named !== undefined && named !== "")
    throw providerFailure(
      "the profile that AWS_PROFILE names",
      config.profiles.has(named) ? "it holds none" : "there is no such profile",
      "check ~/.aws/config",
    );
  return found;
};
