import { readFileSync } from "node:fs";
import { type Cause, CAUSES } from "@keyguard/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explainAnswer } from "../../src/causes/explain-answer.ts";
import { TABLES } from "../../src/causes/tables.ts";

interface Documented {
  readonly exchange: string;
  readonly kind: string;
  readonly status: number;
  readonly body: string;
  readonly cause: Cause;
}

const DOCUMENTED = JSON.parse(
  readFileSync(new URL("documented-errors.json", import.meta.url), "utf8"),
) as readonly Documented[];

const page = (title: string, text: string): string =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body>${text}</body></html>`;

describe("explainAnswer()", () => {
  it.each(DOCUMENTED)("reads $exchange's documented $kind as $cause", ({ exchange, status, body, cause }) => {
    const diagnosis = explainAnswer({ exchange, status, body });
    expect(diagnosis?.cause).toBe(cause);
    expect(diagnosis?.nextStep).not.toBe("");
    expect(diagnosis?.proof.length).toBeGreaterThan(0);
  });

  it("has a table for every exchange, and a row for every documented error", () => {
    expect(Object.keys(TABLES).length).toBe(41);
    expect(new Set(DOCUMENTED.map(({ exchange }) => exchange)).size).toBe(41);
  });

  it("never blames the key for Binance's 451, and says what does not help", () => {
    const body = JSON.stringify({
      code: 0,
      msg: "Service unavailable from a restricted location according to 'b. Eligibility' in https://www.binance.com/en/terms.",
    });
    const diagnosis = explainAnswer({ exchange: "binance", status: 451, body });
    expect(diagnosis).toMatchObject({ cause: "geo-blocked", couldAlsoBe: [] });
    expect(diagnosis?.nextStep).toContain("change nothing");
  });

  it("reads the address out of HTX's answer, which begins like a signature error", () => {
    const body = JSON.stringify({
      status: "error",
      "err-code": "api-signature-not-valid",
      "err-msg": "Signature not valid: Incorrect IP address [IP地址错误]:203.0.113.45",
      data: null,
    });
    expect(explainAnswer({ exchange: "htx", status: 200, body })).toMatchObject({
      cause: "address-not-allowed",
      address: "203.0.113.45",
    });
  });

  const pages: [string, number, string, Record<string, string>, Cause][] = [
    ["a captive portal with 200", 200, page("Hotel WiFi", "Please sign in to the network"), {}, "intercepted"],
    ["a redirect to a sign-in page", 302, "", { location: "http://portal.example/login" }, "intercepted"],
    ["a proxy that wants a login", 407, page("407", "Proxy Authentication Required"), {}, "intercepted"],
    ["a network that wants a sign-in", 511, "", {}, "intercepted"],
    ["a company's web filter", 403, page("Blocked", "This site is blocked by your web filter"), {}, "intercepted"],
    [
      "CloudFront's country block",
      403,
      page("ERROR", "The Amazon CloudFront distribution is configured to block access from your country."),
      { server: "CloudFront" },
      "geo-blocked",
    ],
    [
      "Cloudflare's 1015",
      403,
      page("Error 1015", "You are being rate limited"),
      { server: "cloudflare" },
      "rate-limited",
    ],
    ["a front door's bare 403", 403, page("403", "Request blocked"), { server: "AkamaiGHost" }, "geo-blocked"],
    ["a gateway's 502", 502, page("502 Bad Gateway", "nginx"), {}, "maintenance"],
    ["a bare 429", 429, "", {}, "rate-limited"],
    ["a bare 451", 451, "", {}, "geo-blocked"],
  ];
  it.each(pages)("does not blame the key for %s", (_, status, body, headers, cause) => {
    for (const exchange of Object.keys(TABLES))
      expect(explainAnswer({ exchange, status, headers, body })?.cause).toBe(cause);
  });

  it("shows no long token, no control character and at most 200 characters of what was said", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 600 }),
        fc.stringMatching(/^[A-Za-z0-9]{32,64}$/u),
        (noise, token) => {
          const body = JSON.stringify({ code: 1, msg: `${noise.slice(0, 20)} ${token} ${noise}` });
          const said = explainAnswer({ exchange: "okx", status: 400, body })?.says ?? "";
          expect(said).not.toContain(token);
          // oxlint-disable-next-line no-control-regex
          expect(said).not.toMatch(/[\u0000-\u001F\u202E]/u);
          expect(said.length).toBeLessThanOrEqual(200);
        },
      ),
    );
  });

  it("is total: any status and any body gives a diagnosis or none, for every exchange", () => {
    const status = fc.integer({ min: 100, max: 599 });
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(TABLES), "other"),
        status,
        fc.oneof(fc.string(), fc.json()),
        (exchange, code, body) => {
          const diagnosis = explainAnswer({ exchange, status: code, body });
          expect(diagnosis === undefined || CAUSES.includes(diagnosis.cause)).toBe(true);
          expect(code >= 400 && diagnosis === undefined).toBe(false);
        },
      ),
    );
  });
});

describe("an answer that is known to be untrue for a while", () => {
  it.each([
    ["kraken", 200, '{"error":["EAPI:Invalid key"]}'],
    ["coinex", 200, '{"code":4005,"data":{},"message":"Verify failed"}'],
    ["coinbase", 401, "Unauthorized\n"],
    [
      "bitvavo",
      403,
      '{"errorCode":306,"error":"No active API key found. Please ensure that you have confirmed the API key by e-mail."}',
    ],
    ["xt", 200, '{"rc":1,"mc":"AUTH_102","ma":[],"result":null}'],
  ])("of %s is of low sureness, passing, and says to ask again first", (exchange, status, body) => {
    const diagnosis = explainAnswer({ exchange, status, body });
    expect(diagnosis).toMatchObject({ sureness: "low", passing: true });
    expect(diagnosis?.proof.join(" ")).toContain("untrue for a while");
    expect(diagnosis?.nextStep).toMatch(/^Ask again in some minutes/u);
  });

  it("is a signature error of Kraken, which a deleted key answers with as well", () => {
    const diagnosis = explainAnswer({ exchange: "kraken", status: 200, body: '{"error":["EAPI:Invalid signature"]}' });
    expect(diagnosis).toMatchObject({ cause: "wrong-secret", sureness: "medium", couldAlsoBe: ["wrong-key"] });
  });
});
