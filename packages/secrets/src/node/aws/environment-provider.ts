import { Secret } from "@keyguard/core";
import type { Provider } from "./provider.ts";

/** `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`. */
export const environmentProvider: Provider = async ({ environment }) => {
  const {
    AWS_ACCESS_KEY_ID: id,
    AWS_SECRET_ACCESS_KEY: secret,
    AWS_SESSION_TOKEN: token,
  } = environment as Record<string, string | undefined>;
  if (!id || !secret) return undefined;
  return {
    accessKeyId: id,
    secretAccessKey: new Secret(secret, "aws/secret-access-key"),
    ...(token ? { sessionToken: new Secret(token, "aws/session-token") } : {}),
  };
};
