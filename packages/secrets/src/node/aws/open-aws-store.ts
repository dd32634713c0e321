import { type Clock, type Fetch, KeyguardError } from "@keyguard/core";
import { systemClock, systemRandom } from "@keyguard/core/node";
import { type AwsCall, createAwsClient } from "../../aws/aws-client.ts";
import { createHttpClient } from "../../http/http-client.ts";
import { type AwsStore, createAwsStore } from "../../stores/aws-store.ts";
import type { Environment } from "../../variables.ts";
import { requestTimeout } from "../request-timeout.ts";
import { createCredentialChain } from "./credential-chain.ts";
import { instanceRegion } from "./instance-provider.ts";
import { type AwsSection, readSharedConfig } from "./shared-config.ts";

/** What opening the store needs. */
export interface AwsStoreOptions {
  readonly environment: Environment;
  readonly fetch?: Fetch;
  readonly clock?: Clock;
}

function endpointOf(environment: Environment, profile: AwsSection | undefined, region: string): string {
  const named =
    environment["AWS_ENDPOINT_URL_SECRETS_MANAGER"] ?? environment["AWS_ENDPOINT_URL"] ?? profile?.["endpoint_url"];
  if (named !== undefined && named !== "" && environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] !== "true") {
    if (!URL.canParse(named))
      throw new KeyguardError("KG_STORE_SETUP", "Cannot use AWS_ENDPOINT_URL: it is not a URL", {
        hint: "write scheme and host, such as https://secretsmanager.eu-west-1.amazonaws.com, or unset it",
      });
    return `${named.replace(/\/$/u, "")}/`;
  }
  const fips = environment["AWS_USE_FIPS_ENDPOINT"] === "true" ? "-fips" : "";
  return `https://secretsmanager${fips}.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}/`;
}

/**
 * AWS Secrets Manager with the credentials, region and endpoint that AWS's own tools would take here.
 *
 * @throws {KeyguardError} `KG_STORE_SETUP` when no region is set
 */
export async function openAwsStore({
  environment,
  fetch = globalThis.fetch,
  clock = systemClock,
}: AwsStoreOptions): Promise<AwsStore> {
  const config = await readSharedConfig(environment);
  const profile = config.profiles.get(environment["AWS_PROFILE"] ?? "default");
  const base = { environment, fetch, clock };
  const set = [environment["AWS_REGION"], environment["AWS_DEFAULT_REGION"], profile?.["region"]].find(
    (text) => text !== undefined && text !== "",
  );
  const region = set ?? (await instanceRegion({ ...base, region: undefined }));
  if (region === undefined || !/^[a-z0-9-]{1,40}$/u.test(region))
    throw new KeyguardError("KG_STORE_SETUP", "Cannot use AWS Secrets Manager: no region is set", {
      hint: "set AWS_REGION",
    });
  const http = createHttpClient({
    service: "AWS Secrets Manager",
    fetch,
    clock,
    random: systemRandom,
    ...requestTimeout(environment),
  });
  const credentials = createCredentialChain({ ...base, region });
  const clients = new Map<string, AwsCall>();
  const clientOf = (where: string): AwsCall => {
    const endpoint = endpointOf(environment, profile, where);
    const client = clients.get(where) ?? createAwsClient({ endpoint, region: where, credentials, http, clock });
    clients.set(where, client);
    return client;
  };
  return createAwsStore(
    async (operation, input) => clientOf(regionOf(input["SecretId"]) ?? region)(operation, input),
    systemRandom,
  );
}

/** A secret that is named by its ARN lies in the region that the ARN tells. */
function regionOf(name: unknown): string | undefined {
  return /^arn:[a-z-]+:secretsmanager:([a-z0-9-]{1,40}):/u.exec(typeof name === "string" ? name : "")?.[1];
}
