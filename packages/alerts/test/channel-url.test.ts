import { inspect } from "node:util";
import { Secret } from "@keyguard/core";
import { describe, expect, test } from "vitest";
import { type Channel, parseChannel, resolveAlertUrl } from "../src/index.ts";

function http(text: string): { target: string; parameter?: string; authorization?: string } {
  const channel = parseChannel(text);
  if (channel.kind === "mailto" || channel.kind === "command") throw new Error("not an HTTP channel");
  const { target, parameter, authorization } = channel;
  return {
    target: Secret.reveal(target),
    ...(parameter === undefined ? {} : { parameter: Secret.reveal(parameter) }),
    ...(authorization === undefined ? {} : { authorization: Secret.reveal(authorization) }),
  };
}

describe("parseChannel()", () => {
  test.each([
    ["slack://T0/B0/x1", { target: "https://hooks.slack.com/services/T0/B0/x1" }],
    ["slack://T0/B0/x1?endpoint=http://127.0.0.1:9000", { target: "http://127.0.0.1:9000/services/T0/B0/x1" }],
    ["discord://123/to-ken_1", { target: "https://discord.com/api/webhooks/123/to-ken_1" }],
    ["discord://123/t?endpoint=https://gateway.example", { target: "https://gateway.example/api/webhooks/123/t" }],
    ["tgram://123:abc/-100200", { target: "https://api.telegram.org/bot123:abc/sendMessage", parameter: "-100200" }],
    ["tgram://bot123%3Aabc/@ops", { target: "https://api.telegram.org/bot123:abc/sendMessage", parameter: "@ops" }],
    ["ntfy://ntfy.example.org/my-topic", { target: "https://ntfy.example.org/my-topic" }],
    ["ntfy://my-topic", { target: "https://ntfy.sh/my-topic" }],
    ["ntfy://127.0.0.1:8080/my-topic", { target: "http://127.0.0.1:8080/my-topic" }],
    ["ntfy://u:p@ntfy.example.org/t", { target: "https://ntfy.example.org/t", authorization: `Basic ${btoa("u:p")}` }],
    ["ntfy://tk_abc@ntfy.example.org/t", { target: "https://ntfy.example.org/t", authorization: "Bearer tk_abc" }],
    ["pagerduty://R0UT1NG", { target: "https://events.pagerduty.com/v2/enqueue", parameter: "R0UT1NG" }],
    ["webhook://h.example/a/b?secret=a+b%2Fc%3D&x=1", { target: "https://h.example/a/b?x=1", parameter: "a+b/c=" }],
    ["webhook://localhost:9/?secret=s", { target: "http://localhost:9/", parameter: "s" }],
    ["webhook://h.example/a?secret=s&endpoint=http://[::1]:9", { target: "http://[::1]:9/a", parameter: "s" }],
  ])("reads %s", (text, expected) => {
    expect(http(text)).toEqual(expected);
  });

  test.each([
    [
      "mailto://u:p@smtp.example.org",
      { host: "smtp.example.org", port: 587, tls: "starttls", from: "u@smtp.example.org" },
    ],
    [
      "mailto://me%40a.example:p@b.example:2525?to=x@c.example,y@c.example",
      { port: 2525, tls: "starttls", from: "me@a.example", to: ["x@c.example", "y@c.example"] },
    ],
    ["mailto://me@a.example:p@b.example:465", { user: "me@a.example", port: 465, tls: "implicit" }],
    [
      "mailtos://u:p@b.example?from=f@a.example",
      { port: 465, tls: "implicit", from: "f@a.example", to: ["f@a.example"] },
    ],
    ["mailto://b.example:26?mode=ssl&from=f@a.example", { port: 26, tls: "implicit" }],
    [
      "mailto://127.0.0.1:1025?from=f@a.example&to=t@a.example",
      { host: "127.0.0.1", tls: "opportunistic", to: ["t@a.example"] },
    ],
    [
      "mailto://u:p@a.example?smtp=mail.b.example&mode=ssl",
      { host: "mail.b.example", port: 465, tls: "implicit", from: "u@a.example", label: "mailto mail.b.example" },
    ],
    ["mailto://u:p@a.example?smtp=127.0.0.1", { host: "127.0.0.1", tls: "opportunistic" }],
    ["mailto://u:p@127.0.0.1?smtp=mail.b.example&from=f@a.example", { host: "mail.b.example", tls: "starttls" }],
    ["mailto://[::1]:1025?from=f@a.example&mode=starttls", { host: "::1", tls: "starttls" }],
  ])("reads %s", (text, expected) => {
    expect(parseChannel(text)).toMatchObject({ kind: "mailto", ...expected });
  });

  test.each([
    [
      "command:/opt/notify.sh --level 'very high' \"a b\" c\\ d",
      ["/opt/notify.sh", "--level", "very high", "a b", "c d"],
    ],
    ["command:sh -c 'cat > /dev/null; exit 0'", ["sh", "-c", "cat > /dev/null; exit 0"]],
    ["command:notify-send '' x", ["notify-send", "", "x"]],
  ])("splits %s without a shell", (text, argv) => {
    expect(parseChannel(text)).toMatchObject({ kind: "command", argv });
  });

  const canary = "hunter2hunter2";
  test.each([
    `slack://T0/${canary}`,
    `slack://T0/B0/${canary}/more`,
    `discord://abc/${canary}`,
    `tgram://${canary}/1`,
    `tgram://1:${canary}/`,
    `ntfy://h/a/${canary}`,
    `pagerduty://${canary}/x`,
    `webhook://h/${canary}`,
    `webhook://u:${canary}@h/?secret=x`,
    `webhook://h/?secret=${canary}&endpoint=http://h.example`,
    `slack://T0/B0/${canary}?endpoint=http://10.0.0.1`,
    `slack://T0/B0/${canary}?endpoint=http://127.0.0.1.evil.example`,
    `slack://T0/B0/${canary}?endpoint=http://user@127.0.0.1`,
    `slack://T0/B0/${canary}?endpoint=https://x.example/path`,
    `mailto://u:${canary}@`,
    `mailto://u:${canary}@h?smtp=`,
    `mailto://u:${canary}@h?smtp=other@host/x`,
    `mailto://u:${canary}@h?from=no-address`,
    `mailto://u:${canary}@h?from=a@b,c@d`,
    `mailto://u:${canary}%@h`,
    `mailto://u:${canary}@h?to=a@b%0d%0aBcc:x@y`,
    `command: `,
    `command:x '${canary}`,
    `json://${canary}`,
    canary,
    `slack://T0/B0/${canary} x`,
    `slack://T0/B0/${canary.repeat(200)}`,
  ])("refuses %s and echoes nothing of it", (text) => {
    expect(() => parseChannel(text)).toThrow(expect.objectContaining({ code: "KG_ALERT_CHANNEL" }));
    expect(() => parseChannel(text)).toThrow(/^(?!.*hunter2)/u);
  });

  test("shows no secret when a channel is printed, whatever its kind", () => {
    const channels: Channel[] = [
      `mailto://u:${canary}@h.example`,
      `slack://T0/B0/${canary}`,
      `discord://1/${canary}`,
      `tgram://1:${canary}/2`,
      `ntfy://${canary}@h.example/t`,
      `pagerduty://${canary}`,
      `webhook://h.example/p?secret=${canary}`,
    ].map(parseChannel);
    const printed = `${inspect(channels, { depth: 9, showHidden: true })}${JSON.stringify(channels)}${channels.map(({ label }) => label).join()}`;
    expect(printed).not.toContain("hunter2");
    for (const { secrets } of channels) expect(secrets.map(Secret.reveal).join("\n")).toContain(canary);
  });
});

describe("resolveAlertUrl()", () => {
  test.each(["env:URL", "$URL", "${URL}"])("reads %s from the environment", (text) => {
    expect(resolveAlertUrl(text, { URL: "slack://a/b/c" })).toBe("slack://a/b/c");
    expect(() => resolveAlertUrl(text, {})).toThrow(/the variable URL is not set/u);
  });

  test("leaves a URL as it is", () => {
    expect(resolveAlertUrl("webhook://h/?secret=$URL", { URL: "x" })).toBe("webhook://h/?secret=$URL");
  });
});
