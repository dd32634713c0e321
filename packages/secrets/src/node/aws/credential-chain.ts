import { KeyguardError } from "@keyguard/core";
import type { CredentialSource } from "../../aws/aws-client.ts";
import type { AwsCredentials } from "../../aws/sign-request.ts";
import { containerProvider } from "./container-provider.ts";
import { environmentProvider } from "./environment-provider.ts";
import { instanceProvider } from "./instance-provider.ts";
import { profileProvider } from "./profile-provider.ts";
import type { Provider, ProviderContext } from "./provider.ts";
import { webIdentityProvider } from "./web-identity-provider.ts";

/** In the order of AWS's own tools; the first that is set up counts, even when it fails. */
const CHAIN: readonly Provider[] = [
  environmentProvider,
  webIdentityProvider,
  profileProvider,
  containerProvider,
  instanceProvider,
];

/** Credentials are renewed this long before they end. */
const EARLY_MS = 5 * 60_000;

async function find(context: ProviderContext): Promise<AwsCredentials> {
  for (const provider of CHAIN) {
    const found = await provider(context);
    if (found !== undefined) return found;
  }
  throw new KeyguardError("KG_STORE_SETUP", "Cannot use AWS Secrets Manager: no AWS credentials are set up here", {
    hint: "looked at AWS_ACCESS_KEY_ID, AWS_WEB_IDENTITY_TOKEN_FILE, the profile in ~/.aws, the container's and the instance's role",
  });
}

/** The whole chain as one source, which keeps what it found until shortly before it expires. */
export function createCredentialChain(context: ProviderContext): CredentialSource {
  let known: Promise<AwsCredentials> | undefined;
  const begin = async (): Promise<AwsCredentials> => {
    const next = find(context);
    known = next;
    next.catch(() => {
      if (known === next) known = undefined; // the next caller tries again
    });
    return next;
  };
  return async (fresh) => {
    if (fresh || known === undefined) return begin();
    const asked = known;
    const current = await asked;
    const ending = current.expiresAt !== undefined && current.expiresAt - context.clock.now() < EARLY_MS;
    if (!ending) return current;
    return known === asked ? begin() : (known ?? begin());
  };
}
