import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { parseChannel } from "../src/index.ts";
import { createSend } from "../src/node/index.ts";
import { startService } from "./support/service.ts";

const GUIDE = new URL("../../../docs/alerts.md", import.meta.url);

test("docs/alerts.md shows a URL of every kind, and each can be read", async () => {
  const text = await readFile(GUIDE, "utf8");
  const urls = [...text.matchAll(/^\| [\w-]+ +\| `([^`]+)`/gmu)].map((match) => match[1] ?? "");
  expect(urls.map((url) => parseChannel(url).kind)).toEqual([
    "mailto",
    "slack",
    "discord",
    "tgram",
    "ntfy",
    "pagerduty",
    "webhook",
    "command",
  ]);
});

test("docs/alerts.md's check accepts a webhook, and nothing that was changed or is old", async () => {
  const text = await readFile(GUIDE, "utf8");
  const code = /```js\n(.*?)```/su.exec(text)?.[1] ?? "";
  const module = `data:text/javascript,${encodeURIComponent(code)}`;
  const { isFromKeyguard } = (await import(/* @vite-ignore */ module)) as {
    isFromKeyguard: (headers: object, body: string, secret: string, now?: number) => boolean;
  };
  const service = await startService();
  const secret = `whsec_${Buffer.from("a signing key of a webhook").toString("base64")}`;
  const channel = parseChannel(`webhook://h.example/x?secret=${secret}&endpoint=${service.origin}`);
  const now = Date.now();
  const message = {
    kind: "test",
    id: "msg_1",
    group: "g",
    severity: "info",
    alerts: [],
    incidents: [],
    open: 0,
    at: now,
  } as const;
  await createSend(fetch, {})(channel, message, now);
  await service.stop();
  const [{ headers, body } = { headers: {}, body: "" }] = service.received;
  expect(isFromKeyguard(headers, body, secret, now)).toBe(true);
  expect(isFromKeyguard(headers, `${body} `, secret, now)).toBe(false);
  expect(isFromKeyguard(headers, body, secret, now + 600_000)).toBe(false);
});
