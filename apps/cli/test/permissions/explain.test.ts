import { describe, expect, it } from "vitest";
import { runCli } from "./run-cli.ts";

describe("keyguard explain", () => {
  it("takes a code, also a negative one", async () => {
    const { code, stdout } = await runCli(["explain", "-2015"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/cause +ambiguous/u);
    expect(stdout).toContain("address-not-allowed");
  });

  it("reads a log from standard input, whatever wraps the body", async () => {
    const input = JSON.stringify({
      exchange: "binance",
      http: 451,
      body: { code: 0, msg: "Service unavailable from a restricted location according to 'b. Eligibility'" },
    });
    const { code, stdout } = await runCli(["explain", "--format", "json"], { input });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      explanations: [{ cause: "geo-blocked", exchange: "binance", couldAlsoBe: [] }],
    });
  });

  it("quotes the text alone where the exchange is named beside it, and refuses one that it does not know", async () => {
    const { stdout } = await runCli(["explain", "--exchange", "gate.io", "INVALID_KEY"]);
    expect(stdout).toMatch(/^exchange +Gate$/mu);
    expect(stdout).toMatch(/^it says +INVALID_KEY$/mu);
    const { code, stderr } = await runCli(["explain", "--exchange", "binanec", "-2015"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('did you mean "binance"?') as string]);
  });

  it("explains one of keyguard's own codes", async () => {
    const { code, stdout } = await runCli(["explain", "KG_REQUEST_NOT_ALLOWED"]);
    expect(code).toBe(0);
    expect(stdout).toContain("nothing was sent");
  });

  it("takes one of keyguard's own codes in any case, and names the nearest of one that there is not", async () => {
    expect((await runCli(["explain", "kg_config_invalid"])).stdout).toContain("KG_CONFIG_INVALID");
    const { code, stderr } = await runCli(["explain", "KG_CONFIG_INVALD"]);
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean "KG_CONFIG_INVALID"?');
  });

  it("explains the code that every error ends with", async () => {
    const { stderr } = await runCli(["scan", "no-such-file"]);
    expect(stderr).toMatch(/^error: .* \[KG_PATH_NOT_FOUND\]\n/u);
    expect((await runCli(["explain"], { input: stderr })).stdout).toContain("KG_PATH_NOT_FOUND");
  });

  it("exits 3 when nothing in the text is known, and repeats none of it", async () => {
    const { code, stdout, stderr } = await runCli(["explain", "all", "is", "well-with-hunter2"]);
    expect([code, stdout]).toEqual([3, ""]);
    expect(stderr).not.toContain("hunter2");
  });

  it("reads the end of a long log, and wants one that is not empty", async () => {
    const { stdout } = await runCli(["explain"], { input: `${"all is well\n".repeat(200_000)}binance error -2015\n` });
    expect(stdout).toMatch(/cause +ambiguous/u);
    const { code, stderr } = await runCli(["explain"], { input: "\n" });
    expect([code, stderr]).toEqual([2, expect.stringContaining("nothing was given") as string]);
  });

  it("shows neither key nor signature of a pasted address, and no control character", async () => {
    const canary = "C4n4ry".repeat(7);
    const { stdout } = await runCli(["explain"], {
      input: `mexc GET https://api.mexc.com/api/v3/account?apiKey=${canary}&signature=${canary} \u001B[31m{"code":700006,"msg":"IP [1.2.3.4] not in the ip white list \u001B[2J ${canary}"}`,
    });
    expect(stdout).toContain("address-not-allowed");
    expect(stdout).not.toContain(canary);
    expect(stdout).not.toContain("\u001B");
  });
});
