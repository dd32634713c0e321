import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parsePlace } from "@keyguard/core";
import { loadCredentials } from "@keyguard/secrets";
import { createStores, resolveCredential } from "@keyguard/secrets/node";
import { expect, it } from "vitest";

it("refuses a reference for a value, which an exchange would be shown", async () => {
  const directory = mkdtempSync(join(tmpdir(), "kg-reference-"));
  const environment = { BOT_API_KEY: "kg://local/bot#key", BOT_API_SECRET: "s".repeat(64) };
  try {
    writeFileSync(join(directory, ".env"), "BOT_API_KEY=kg://local/bot#key\nBOT_API_SECRET=kg://local/bot#secret\n");
    const stores = createStores({ environment, directory });
    for (const place of ["env:BOT", "dotenv:.env#BOT"])
      await expect(resolveCredential(stores, parsePlace(place), "binance", "main")).rejects.toMatchObject({
        code: "KG_SECRET_INVALID",
        message: expect.stringContaining("it is a reference to another store") as string,
        hint: expect.stringContaining("kg://") as string,
      });
    expect(() => loadCredentials("binance", { environment, prefix: "BOT" })).toThrow("is a reference to another store");
  } finally {
    rmSync(directory, { recursive: true });
  }
});

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
