import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Check } from "@keyguard/core";
import { createStores, detectReaders, examineSecrets } from "@keyguard/secrets/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "keyguard-doctor-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function file(name: string, text: string): void {
  mkdirSync(dirname(join(directory, name)), { recursive: true });
  writeFileSync(join(directory, name), text, { mode: 0o600 });
}

describe("detectReaders()", () => {
  it.each([
    ["docker", "run.sh", "docker run --rm --env-file .env bot:latest\n"],
    ["docker", "Makefile", "up:\n\tdocker run \\\n\t  --env-file .env bot\n"],
    ["compose", "docker-compose.yml", "services:\n  bot:\n    env_file: .env\n"],
    ["compose", "deploy/compose.prod.yaml", "services:\n  bot:\n    environment:\n      KEY: ${BINANCE_API_KEY}\n"],
    ["systemd", "deploy/bot.service", "[Service]\nEnvironmentFile=/opt/bot/.env\n"],
    ["shell", "start.sh", "set -a; . ./.env; set +a\n"],
    ["shell", "start.sh", "source .env\npython bot.py\n"],
    ["python-dotenv", "bot.py", "from dotenv import load_dotenv\nload_dotenv()\n"],
    ["python-dotenv", "requirements.txt", "ccxt\npython-dotenv==1.0\n"],
    ["node", "package.json", '{"scripts":{"start":"node --env-file=.env bot.js"}}'],
    ["dotenv", "package.json", '{"dependencies":{"dotenv":"^17"}}'],
    ["dotenv", "src/bot.ts", 'import "dotenv/config";\n'],
  ] as const)("finds %s in %s", async (reader, path, text) => {
    file(path, text);
    expect(await detectReaders(directory)).toContainEqual({ reader, path });
  });

  it("does not look into dependencies, and takes no word for a reader", async () => {
    file("node_modules/x/index.js", 'require("dotenv")');
    file("README.txt", "docker run --env-file .env");
    file("bot.py", "# dotenv is not used here\n");
    file("a/b/c/d/e/f.sh", "source .env");
    expect(await detectReaders(directory)).toEqual([]);
  });
});

describe("examineSecrets()", () => {
  async function examine(keys: readonly { name: string; exchange: string; store: string }[] = []): Promise<Check[]> {
    const environment = { KEYGUARD_VAULT: join(directory, "vault.age") };
    return examineSecrets({ directory, environment, stores: createStores({ environment, directory }), keys });
  }
  const brief = (checks: readonly Check[]): string[] => checks.map(({ id, result }) => `${id} ${result}`);

  it("tells a file that git tracks, that others can read, and that holds credentials", async () => {
    execFileSync("git", ["init", "-q", directory]);
    file(".env", "OKX_API_KEY=canary-key\nOKX_SECRET=canary-secret\n");
    file(".env.example", "OKX_API_KEY=\n");
    expect(brief(await examine())).toEqual(["dotenv-tracked pass", "dotenv-private pass", "dotenv-plain fail"]);
    execFileSync("git", ["-C", directory, "add", "-f", ".env"]);
    chmodSync(join(directory, ".env"), 0o644);
    const checks = await examine();
    expect(brief(checks)).toEqual(["dotenv-tracked fail", "dotenv-private fail", "dotenv-plain fail"]);
    expect(JSON.stringify(checks)).not.toContain("canary");
  });

  it("resolves references and stores: wrong is a failure, away is not known", async () => {
    file("bot.json", '{"key":"k","secret":"s"}');
    file(".env", "A=kg://file/bot.json#key\nB=kg://file/none.json#key\nC='kg://command/exit 1'\n");
    const checks = await examine([
      { name: "good", exchange: "okx", store: "file:bot.json" },
      { name: "half", exchange: "okx", store: "env:NOBODY" },
      { name: "away", exchange: "okx", store: "command:exit 1" },
    ]);
    expect(brief(checks.filter(({ id }) => id === "reference"))).toEqual([
      "reference pass",
      "reference fail",
      "reference unknown",
    ]);
    expect(checks.filter(({ id }) => id === "store-readable").map(({ key, result }) => `${key} ${result}`)).toEqual([
      "good pass",
      "half fail",
      "away unknown",
    ]);
  });

  it("does not know what it cannot read, and still looks at the rest", async () => {
    writeFileSync(join(directory, ".env"), Buffer.from("\ufeffBOT_API_KEY=k\r\n", "utf16le"));
    file(".env.local", "A=1\n");
    const checks = await examine();
    expect(brief(checks)).toContain("dotenv-readable unknown");
    expect(brief(checks)).toContain("dotenv-private pass");
  });

  it("finds nothing to say in an empty directory", async () => {
    expect(await examine()).toEqual([]);
  });
});
