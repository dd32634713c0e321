import * as z from "zod";
import type { Config, KeyConfig } from "../config.ts";
import { parseDuration } from "../duration.ts";
import { SEVERITIES } from "../finding.ts";
import { PROFILES } from "../report.ts";

/** True for what `parseDuration` reads. */
function isDuration(text: string): boolean {
  try {
    parseDuration(text);
    return true;
  } catch {
    return false;
  }
}

// The pattern is for editors, which read the JSON Schema; it cannot say how long is too long.
const duration = z
  .string()
  .regex(/^(?:\d{1,9}(?:ms|s|m|h|d|w)){1,6}$/u, "a duration such as 30d, 12h or 15m")
  .refine(isDuration, "a duration of a century at most");

/** An origin; plain http only to this machine. */
const endpoint = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (
    protocol === "https:" || (protocol === "http:" && /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u.test(hostname))
  );
}, "an https origin, or an http one on this machine");

/** One table `[keys.NAME]`. */
export const keyConfigSchema: z.ZodType<KeyConfig> = z.strictObject({
  exchange: z.string().min(1),
  profile: z.enum(PROFILES),
  store: z.string().min(1),
  env: z.exactOptional(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/u, "the name of an environment variable")),
  rotate_every: z.exactOptional(duration),
  owner: z.exactOptional(z.string()),
  endpoint: z.exactOptional(endpoint),
  withdrawal: z.exactOptional(z.strictObject({ reason: z.string().min(1), expires: z.iso.date() })),
  rotation: z.exactOptional(
    z.strictObject({
      by: z.exactOptional(z.string()),
      account: z.exactOptional(z.string()),
      grace: z.exactOptional(duration),
      restart: z.exactOptional(z.string()),
      health: z.exactOptional(z.string()),
    }),
  ),
});

/** The whole of `keyguard.toml`, after TOML has been read; what is absent gets its default. */
export const configSchema: z.ZodType<Config> = z.strictObject({
  keys: z.record(z.string(), keyConfigSchema).default({}),
  scan: z
    .strictObject({
      exclude: z.array(z.string()).default([]),
      extend: z.array(z.string()).default([]),
      salt: z.exactOptional(z.string()),
    })
    .prefault({}),
  guard: z
    .strictObject({
      policy: z.record(z.string(), z.enum(["refuse", "warn", "ignore"])).default({}),
      grace: z.exactOptional(duration),
      deadline: z.exactOptional(duration),
    })
    .prefault({}),
  alerts: z
    .strictObject({
      urls: z.array(z.string()).default([]),
      floor: z.exactOptional(z.enum(SEVERITIES)),
      repeat: z.exactOptional(duration),
    })
    .prefault({}),
  ip: z
    .strictObject({
      observers: z.exactOptional(z.array(z.string())),
      source_address: z.exactOptional(z.union([z.ipv4(), z.ipv6()], "an address of this machine")),
    })
    .prefault({}),
});

/** The JSON Schema (draft 2020-12) of `keyguard.toml`, as `docs/schema/config.v1.json` publishes it for editors. */
export function configJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(configSchema, { io: "input" }),
    title: "keyguard.toml",
    $id: "https://keyguard.dev/schema/config.v1.json",
  };
}
