import { describe, expect, it } from "vitest";
import { proxyFor } from "../src/index.ts";

const EXCHANGE = new URL("https://api.example.org/v1");

describe("proxyFor()", () => {
  it.each([
    [{}, undefined],
    [{ HTTPS_PROXY: "http://a:1" }, "http://a:1"],
    [{ https_proxy: "b:2", HTTPS_PROXY: "http://a:1" }, "b:2"],
    [{ HTTPS_PROXY: " ", ALL_PROXY: "socks5://c:3" }, "socks5://c:3"],
    [{ HTTPS_PROXY: "http://a:1", ALL_PROXY: "socks5://c:3" }, "http://a:1"],
    [{ HTTP_PROXY: "http://a:1" }, undefined],
    [{ ALL_PROXY: "socks5://c:3", NO_PROXY: "example.org" }, undefined],
  ])("of %j for an https address is %j", (env, expected) => {
    expect(proxyFor(env, EXCHANGE)).toBe(expected);
  });

  it("asks HTTP_PROXY for a plain address", () => {
    const env = { HTTP_PROXY: "http://a:1", HTTPS_PROXY: "http://b:2" };
    expect(proxyFor(env, new URL("http://api.example.org"))).toBe("http://a:1");
  });

  it.each([
    ["*", true],
    ["example.org", true],
    [".example.org", true],
    ["*.example.org", true],
    ["localhost, API.example.org:443", true],
    ["ple.org", false],
    ["", false],
  ])("NO_PROXY %j lets api.example.org past: %s", (list, past) => {
    expect(proxyFor({ ALL_PROXY: "http://a:1", NO_PROXY: list }, EXCHANGE) === undefined).toBe(past);
  });
});
