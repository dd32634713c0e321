import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reportSchema } from "@keyguard/core/schema";
import type { Report } from "@keyguard/core";
import { createSimulator, type SimCredential, type SimExchange, type Simulator } from "@keyguard/testkit/simulator";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Ran, runCli } from "./run-cli.ts";

let simulator: Simulator;
let okx: SimExchange;
let folder: string;
beforeAll(async () => {
  simulator = createSimulator();
  okx = await simulator.exchange("okx");
});
afterAll(async () => {
  await simulator.close();
});
beforeEach(async () => {
  okx.reset();
  okx.address = "203.0.113.7";
  folder = await mkdtemp(join(tmpdir(), "kg-verify-"));
  await writeFile(
    join(folder, "keyguard.toml"),
    `[keys.any]\nexchange = "okx"\nprofile = "trading"\nstore = "env:NONE"\nendpoint = "${okx.origin}"\n`,
  );
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** The same one in each run: a random passphrase may spell a placeholder, and would then not be found. */
function okxKey(name: string): SimCredential {
  const hex = createHash("sha256").update(name).digest("hex");
  const key = hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/u, "$1-$2-4$3-a$4-$5");
  return { key, secret: hex.slice(32).toUpperCase(), passphrase: hex.slice(-12) };
}

async function leak(name: string, { key, secret, passphrase = "" }: SimCredential): Promise<void> {
  await writeFile(
    join(folder, name),
    `OKX_API_KEY = "${key}"\nOKX_API_SECRET = "${secret}"\nOKX_PASSPHRASE = "${passphrase}"\n`,
  );
}

async function scan(...args: string[]): Promise<{ ran: Ran; report: Report }> {
  const ran = await runCli(["scan", "--format", "json", ...args, "."], { cwd: folder, env: { HOME: folder } });
  return { ran, report: reportSchema.parse(JSON.parse(ran.stdout)) };
}

describe("keyguard scan --verify", () => {
  it("asks about each credential once, and tells live, bound and dead apart", async () => {
    const [live, dead, boundElsewhere] = [okxKey("live"), okxKey("dead"), okxKey("bound")];
    okx.addKey({ ...live, scopes: ["read", "trade.spot", "withdraw"] });
    okx.addKey({ ...boundElsewhere, allowlist: ["192.0.2.1"] });
    await leak("live.py", live);
    await leak("again.py", live);
    await leak("dead.py", dead);
    await leak("bound.py", boundElsewhere);
    const { ran, report } = await scan("--verify");
    const byFile = new Map(report.findings.map((finding) => [finding.location?.path, finding]));
    expect(byFile.get("live.py") ?? byFile.get("again.py")).toMatchObject({
      severity: "critical",
      verification: { status: "live" },
    });
    expect(byFile.get("dead.py")).toMatchObject({ severity: "low", verification: { status: "dead" } });
    expect(byFile.get("bound.py")).toMatchObject({ severity: "high", verification: { status: "live-ip-restricted" } });
    expect(okx.seen.length).toBe(3);
    expect(ran.code).toBe(1);
    for (const part of [...Object.values(live), ...Object.values(dead)])
      expect(ran.stdout + ran.stderr).not.toContain(part);
  });

  it("reports live ones alone with --only-verified", async () => {
    const [live, dead] = [okxKey("live"), okxKey("dead")];
    okx.addKey({ ...live, scopes: ["read"] });
    await leak("live.py", live);
    await leak("dead.py", dead);
    const { report } = await scan("--verify", "--only-verified");
    expect(report.findings.map(({ location }) => location?.path)).toEqual(["live.py"]);
  });

  it("does not pass over with --only-verified what nobody could tell", async () => {
    await leak("live.py", okxKey("live"));
    okx.script({ kind: "answer", answer: { status: 503, body: "" } }, { times: 9 });
    const { ran, report } = await scan("--verify", "--only-verified");
    expect([ran.code, report.complete, report.findings]).toEqual([3, false, []]);
    expect(report.skipped).toEqual([
      { path: "live.py", reason: "its exchange did not tell whether the credential in line 1 is live" },
    ]);
  });

  it("lets no ignore hide what is live", async () => {
    const [live, dead] = [okxKey("live"), okxKey("dead")];
    okx.addKey({ ...live, scopes: ["read"] });
    await leak("live.py", live);
    await leak("dead.py", dead);
    await writeFile(join(folder, ".keyguardignore"), "*.py\n");
    expect((await scan()).report.findings).toEqual([]);
    const { ran, report } = await scan("--verify");
    expect(report.findings.map(({ location }) => location?.path)).toEqual(["live.py"]);
    expect(ran.stderr).toContain("would ignore it: the exchange accepts this credential");
    expect(ran.code).toBe(1);
  });

  it("remembers a verdict for the next scan, under a hash", async () => {
    const live = okxKey("live");
    okx.addKey({ ...live, scopes: ["read"] });
    await leak("live.py", live);
    await scan("--verify");
    const { report } = await scan("--verify");
    expect(okx.seen.length).toBe(1);
    expect(report.findings[0]?.verification.status).toBe("live");
    const cache = await readFile(join(folder, ".cache", "keyguard", "verdicts.json"), "utf8");
    for (const part of Object.values(live)) expect(cache).not.toContain(part);
    await scan("--verify", "--no-cache");
    expect(okx.seen.length).toBe(2);
  });

  it("sends nothing without --verify, and refuses --only-verified alone", async () => {
    await leak("live.py", okxKey("live"));
    await scan();
    expect(okx.seen).toEqual([]);
    const refused = await runCli(["scan", "--only-verified", "."], { cwd: folder, env: { HOME: folder } });
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("add --verify") as string]);
  });

  it("does not call a live key dead behind a page of the network", async () => {
    const live = okxKey("live");
    okx.addKey({ ...live, scopes: ["read"] });
    await leak("live.py", live);
    okx.script({ kind: "answer", answer: { status: 200, body: "<html><title>Hotel</title></html>" } }, { times: 9 });
    const { report } = await scan("--verify");
    expect(report.findings[0]?.verification.status).toBe("unknown");
  });
});
