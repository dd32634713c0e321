import { KeyguardError, Secret } from "@keyguard/core";
import { type HttpAnswer, isTransient, jsonBody, strangeAnswer } from "../http/http-client.ts";

/** A token and how long it lives. */
export interface VaultToken {
  readonly token: Secret;
  /** Milliseconds from when it was given; absent for one that does not end, or whose end is not known. */
  readonly lifeMs?: number;
  readonly renewable: boolean;
  /** Set for one that was given to us, which has no login behind it; whether Vault has been asked about its life. */
  readonly given?: "unknown" | "known";
}

/** Sends one request, without a token unless one is given. */
export type VaultSend = (
  method: string,
  path: string,
  body?: Readonly<Record<string, unknown>>,
  token?: Secret,
) => Promise<HttpAnswer>;

/** Gets a first token, or a new one. */
export type VaultLogin = (send: VaultSend) => Promise<VaultToken>;

const SERVICE = "Vault";

/** The error texts of an answer; they name paths and rules, never values. */
export function vaultErrors(answer: HttpAnswer): readonly string[] {
  const errors = jsonBody(answer)?.["errors"];
  return Array.isArray(errors) ? errors.map(String) : [];
}

/** The error for an answer that is no success. */
export function vaultFailure(what: string, answer: HttpAnswer): KeyguardError {
  if (isTransient(answer))
    return new KeyguardError(
      "KG_STORE_AWAY",
      `Cannot ${what} in Vault: it answers HTTP ${answer.status}${answer.status === 503 ? " (sealed, or in maintenance)" : ""}`,
      {
        hint: "check it with: vault status",
      },
    );
  if (answer.status === 403 || answer.status === 401)
    return new KeyguardError(
      "KG_STORE_DENIED",
      `Cannot ${what} in Vault: the token has expired or its policy does not allow it`,
      {
        hint: "check it with: vault token lookup",
      },
    );
  if (jsonBody(answer) === undefined) return strangeAnswer(SERVICE, answer);
  return new KeyguardError("KG_STORE_ANSWER", `Cannot ${what} in Vault: it answers HTTP ${answer.status}`, {
    hint: "check the mount and the path",
  });
}

/** A token from the answer to a login. */
export function tokenFrom(answer: HttpAnswer, what: string): VaultToken {
  const auth = jsonBody(answer)?.["auth"] as Record<string, unknown> | undefined;
  const token = auth?.["client_token"];
  if (answer.status !== 200) {
    if (answer.status === 400)
      throw new KeyguardError(
        "KG_STORE_DENIED",
        `Cannot log in to Vault by ${what}: it refuses the role or its proof`,
        { hint: "a secret id may be used up or expired" },
      );
    throw vaultFailure(`log in by ${what}`, answer);
  }
  if (typeof token !== "string") throw strangeAnswer(SERVICE, answer);
  const seconds = auth?.["lease_duration"];
  return {
    token: new Secret(token, "vault/token"),
    renewable: auth?.["renewable"] === true,
    ...(typeof seconds === "number" && seconds > 0 ? { lifeMs: seconds * 1000 } : {}),
  };
}
