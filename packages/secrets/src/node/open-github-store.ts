import { type Clock, type Fetch, KeyguardError, Secret } from "@keyguard/core";
import { systemClock, systemRandom } from "@keyguard/core/node";
import { createHttpClient } from "../http/http-client.ts";
import { createGithubStore, type GithubStore } from "../stores/github-store.ts";
import type { Environment } from "../variables.ts";
import { requestTimeout } from "./request-timeout.ts";

/** What opening the store needs. */
export interface OpenGithubStoreOptions {
  readonly environment: Environment;
  readonly fetch?: Fetch;
  readonly clock?: Clock;
}

/**
 * GitHub Actions secrets with the token in `GH_TOKEN` or `GITHUB_TOKEN`, at `GITHUB_API_URL`.
 *
 * @throws {KeyguardError} `KG_STORE_SETUP` without a token
 */
export function openGithubStore({
  environment,
  fetch = globalThis.fetch,
  clock = systemClock,
}: OpenGithubStoreOptions): GithubStore {
  const {
    GH_TOKEN: gh,
    GITHUB_TOKEN: token,
    GITHUB_API_URL: url,
    GITHUB_REPOSITORY: listed,
  } = environment as Record<string, string | undefined>;
  const used = gh || token;
  if (!used)
    throw new KeyguardError("KG_STORE_SETUP", "Cannot use GitHub secrets: no token is set", {
      hint: "set GH_TOKEN to a token that may write secrets; it needs no other right",
    });
  const origin = (url || "https://api.github.com").replace(/\/+$/u, "");
  const http = createHttpClient({
    service: "GitHub",
    fetch,
    clock,
    random: systemRandom,
    ...requestTimeout(environment),
  });
  return createGithubStore({
    origin,
    token: new Secret(used, "github/token"),
    http,
    random: systemRandom,
    ...(listed ? { listed } : {}),
  });
}
