import { type Clock, Secret } from "@keyguard/core";
import type { HttpAnswer, HttpClient } from "../http/http-client.ts";
import { createTokenKeeper, type Schedule } from "./token-keeper.ts";
import type { VaultLogin } from "./vault-answer.ts";

/** Calls Vault or OpenBao with a token that is renewed in time. */
export type VaultCall = (method: string, path: string, body?: Readonly<Record<string, unknown>>) => Promise<HttpAnswer>;

/** What a client needs. */
export interface VaultClientOptions {
  readonly address: string;
  readonly namespace?: string;
  readonly login: VaultLogin;
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly schedule?: Schedule;
  readonly notice?: (line: string) => void;
}

/** A client that logs in when it must, and keeps its token alive. */
export function createVaultClient(options: VaultClientOptions): VaultCall {
  const { address, namespace, http } = options;
  const base = { "x-vault-request": "true", ...(namespace !== undefined && { "x-vault-namespace": namespace }) };

  async function send(
    method: string,
    path: string,
    body?: Readonly<Record<string, unknown>>,
    token?: Secret,
  ): Promise<HttpAnswer> {
    return http(() => ({
      method,
      url: `${address}/v1/${path}`,
      headers: {
        ...base,
        ...(token !== undefined && { "x-vault-token": Secret.reveal(token) }),
        ...(body !== undefined && {
          "content-type": method === "PATCH" ? "application/merge-patch+json" : "application/json",
        }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }));
  }

  const keeper = createTokenKeeper({ ...options, send });

  return async (method, path, body) => {
    const used = await keeper.usable();
    const answer = await send(method, path, body, used.token);
    if (answer.status !== 403) return answer;
    const next = await keeper.afterRefusal(used);
    return next === undefined ? answer : send(method, path, body, next.token);
  };
}
