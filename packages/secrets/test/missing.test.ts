import { parsePlace } from "@keyguard/core";
import { createStores, resolveCredential } from "@keyguard/secrets/node";
import { expect, it } from "vitest";

it.each([
  {
    place: "env:BOT",
    environment: {},
    hint: "set BOT_API_KEY and BOT_API_SECRET in the environment, or name another store",
  },
  {
    place: "env:BOT",
    environment: { BOT_API_KEY: "k".repeat(64) },
    hint: "set BOT_API_SECRET in the environment, or name another store",
  },
  { place: "dotenv:.env#BOT", environment: {}, hint: "store it with: keyguard secrets set dotenv:.env#BOT" },
])("resolveCredential() says what fills $place, where $environment is there", async ({ place, environment, hint }) => {
  const stores = createStores({ environment, directory: import.meta.dirname });
  await expect(resolveCredential(stores, parsePlace(place), "binance", "main")).rejects.toMatchObject({
    code: "KG_SECRET_MISSING",
    hint,
  });
});
