import { createHmac } from "node:crypto";
import { Secret } from "@keyguard/core";
import { afterEach, describe, expect, test } from "vitest";
import {
  type Alert,
  type ChannelState,
  DEFAULT_POLICY,
  dueMessages,
  type Message,
  NEW_CHANNEL,
  parseChannel,
  type SendResult,
} from "../src/index.ts";
import { createSend } from "../src/node/index.ts";
import { type Answer, type Received, type Service, startService } from "./support/service.ts";

const AT = Date.UTC(2026, 10, 25, 12);
const withdraw: Alert = {
  id: "no-withdraw/binance-main",
  severity: "critical",
  title: "binance-main may withdraw",
  evidence: "the exchange says <withdraw> & *more*",
  remedy: "take the right away",
};
const problem: Message = {
  kind: "problem",
  id: "msg_1",
  group: "guard of bots",
  severity: "critical",
  alerts: [withdraw],
  incidents: [{ id: "1764072000000", alerts: [withdraw], open: 1 }],
  open: 1,
  at: AT,
};
const resolved: Message = {
  ...problem,
  kind: "resolved",
  id: "msg_2",
  incidents: [{ id: "1764072000000", alerts: [withdraw], open: 0 }],
  open: 0,
};
const storm: Message = {
  ...problem,
  alerts: Array.from({ length: 1000 }, (_, i) => ({ ...withdraw, id: `a${i}`, title: `key ${i} ${"*_".repeat(100)}` })),
  open: 1000,
};

let service: Service | undefined;
afterEach(async () => {
  await service?.stop();
});
/** Sends to a service that answers so, and returns what came over the wire. */
async function sent(
  url: string,
  message: Message,
  answer?: Answer,
): Promise<{ result: SendResult; request: Received }> {
  service = await startService(() => answer ?? {});
  const text = url.replace("ENDPOINT", `endpoint=${service.origin}`).replace("HOST", service.origin.slice(7));
  const result = await createSend(fetch, {})(parseChannel(text), message, AT);
  const [request] = service.received;
  if (request === undefined || service.received.length !== 1) throw new Error("not one request");
  return { result, request };
}
function json(request: Received): unknown {
  expect(request.headers["content-type"]).toBe("application/json");
  return JSON.parse(request.body);
}

describe("slack", () => {
  const url = "slack://T0/B0/tok?ENDPOINT";
  test("gets an incoming webhook's text, with its own characters escaped", async () => {
    const { result, request } = await sent(url, problem);
    expect(result).toEqual({ ok: true });
    expect([request.method, request.path]).toEqual(["POST", "/services/T0/B0/tok"]);
    expect(json(request)).toEqual({
      text: "*keyguard guard of bots CRITICAL: binance-main may withdraw*\n[CRITICAL] binance-main may withdraw\n  seen: the exchange says &lt;withdraw&gt; &amp; *more*\n  do: take the right away",
      unfurl_links: false,
      unfurl_media: false,
    });
  });

  test.each([
    [404, false],
    [403, false],
    [429, true],
    [500, true],
    [302, false],
  ])("is tried again after HTTP %i: %s", async (status, retry) => {
    const { result } = await sent(url, problem, {
      status,
      headers: { location: "http://127.0.0.1:1/" },
      body: "T0/B0/tok",
    });
    expect(result).toEqual({ ok: false, reason: `HTTP ${status}`, retry });
  });

  test("is not waited for longer than half a minute", async () => {
    const short = await sent(url, problem, { status: 429, headers: { "retry-after": "7" } });
    expect(short.result).toEqual({ ok: false, reason: "HTTP 429", retry: true, afterMs: 7000 });
    await service?.stop();
    const long = await sent(url, problem, { status: 429, headers: { "retry-after": "3600" } });
    expect(long.result).toMatchObject({ ok: false, retry: false });
  });
});

describe("discord", () => {
  test("gets a content that mentions nobody and fits, however much there is to say", async () => {
    const { request } = await sent("discord://123/tok?ENDPOINT", problem, { status: 204, body: "" });
    expect(request.path).toBe("/api/webhooks/123/tok");
    expect(json(request)).toMatchObject({
      allowed_mentions: { parse: [] },
      content: expect.stringContaining(String.raw`\*more\*`),
    });
    await service?.stop();
    const large = json((await sent("discord://123/tok?ENDPOINT", storm, { status: 204, body: "" })).request);
    const { content } = large as { content: string };
    expect(content.length).toBeLessThanOrEqual(2000);
    expect(content).toMatch(/and \d+ more problems: run keyguard to see all$/u);
  });
});

describe("telegram", () => {
  test("gets sendMessage with plain text, and its answer decides", async () => {
    const url = "tgram://123:abc/-100?ENDPOINT";
    const { result, request } = await sent(url, problem, { body: '{"ok":true,"result":{}}' });
    expect(result).toEqual({ ok: true });
    expect(request.path).toBe("/bot123:abc/sendMessage");
    expect(json(request)).toEqual({
      chat_id: "-100",
      text: expect.stringMatching(
        /^keyguard guard of bots CRITICAL: .*\n\[CRITICAL\] binance-main may withdraw\n {2}seen: the exchange says <withdraw>/u,
      ),
      link_preview_options: { is_disabled: true },
    });
    for (const body of ['{"ok":false}', "<html>", ""]) {
      await service?.stop();
      expect((await sent(url, problem, { body })).result).toMatchObject({
        ok: false,
        reason: "the service did not accept it",
      });
    }
    await service?.stop();
    const { text } = json((await sent(url, storm, { body: '{"ok":true}' })).request) as { text: string };
    expect(text.length).toBeLessThanOrEqual(4096);
  });
});

describe("ntfy", () => {
  test("gets the text as the body and the rest as headers", async () => {
    const { request } = await sent("ntfy://tk_secret@HOST/my-topic", { ...problem, group: "guard of bäts" });
    expect([request.method, request.path]).toEqual(["POST", "/my-topic"]);
    expect(request.headers).toMatchObject({
      title: "keyguard guard of b?ts CRITICAL: binance-main may withdraw",
      priority: "5",
      tags: "rotating_light",
      authorization: "Bearer tk_secret",
      "content-type": "text/plain; charset=utf-8",
    });
    expect(request.body).toContain("seen: the exchange says <withdraw> & *more*");
    await service?.stop();
    const over = await sent("ntfy://HOST/my-topic", resolved);
    expect(over.request.headers).toMatchObject({ priority: "3", tags: "white_check_mark" });
    await service?.stop();
    const large = await sent("ntfy://HOST/my-topic", {
      ...storm,
      alerts: storm.alerts.map((alert) => ({ ...alert, title: "ß€".repeat(100) })),
    });
    expect(Buffer.byteLength(large.request.body)).toBeLessThanOrEqual(4096);
  });
});

describe("pagerduty", () => {
  const url = "pagerduty://R0UT1NGKEY?ENDPOINT";
  const accepted = { status: 202, body: '{"status":"success"}' };
  /** What its channel hears of situations that come one after another, ten minutes apart. */
  async function events(...situations: (readonly Alert[])[]): Promise<readonly string[][]> {
    service = await startService(() => accepted);
    const channel = parseChannel(url.replace("ENDPOINT", `endpoint=${service.origin}`));
    const heard: string[][] = [];
    let state: ChannelState = NEW_CHANNEL;
    for (const [i, alerts] of situations.entries()) {
      const at = AT + i * 600_000;
      for (const due of dueMessages(state, { alerts, undecided: [] }, at, DEFAULT_POLICY)) {
        const message = { ...due, id: "msg", group: "guard of bots", at };
        expect(await createSend(fetch, {})(channel, message, at)).toEqual({ ok: true });
        state = due.after;
      }
      const bodies = service.received.splice(0).map(({ body }) => JSON.parse(body) as Record<string, unknown>);
      heard.push(
        bodies.map(({ event_action, dedup_key, payload }) => {
          const minutes = (Number(String(dedup_key).split(":").at(-1)) - AT) / 60_000;
          const summary = (payload as { summary?: string } | undefined)?.summary ?? "";
          return `${String(event_action)} ${minutes} ${summary}`.trim();
        }),
      );
    }
    return heard;
  }
  const bound: Alert = { ...withdraw, id: "address/binance-main", severity: "medium", title: "binance-main is open" };

  test("gets a trigger with everything that Events API v2 asks for", async () => {
    const { result, request } = await sent(url, problem, accepted);
    expect(result).toEqual({ ok: true });
    expect(request.path).toBe("/v2/enqueue");
    expect(json(request)).toEqual({
      routing_key: "R0UT1NGKEY",
      event_action: "trigger",
      dedup_key: "keyguard:guard of bots:1764072000000",
      payload: {
        summary: "keyguard guard of bots CRITICAL: binance-main may withdraw",
        source: "keyguard",
        severity: "critical",
        timestamp: "2026-11-25T12:00:00.000Z",
        component: "guard of bots",
        custom_details: { text: expect.stringContaining("take the right away") },
      },
    });
    await service?.stop();
    expect(json((await sent(url, resolved, accepted)).request)).toEqual({
      routing_key: "R0UT1NGKEY",
      event_action: "resolve",
      dedup_key: "keyguard:guard of bots:1764072000000",
    });
  });

  test("makes one incident of what comes together, and resolves it with the last problem", async () => {
    expect(await events([withdraw, bound], [bound], [])).toEqual([
      ["trigger 0 keyguard guard of bots CRITICAL: 2 problems"],
      [],
      ["resolve 0"],
    ]);
  });

  test("opens another incident for what comes later, so that somebody is called, and resolves the right one", async () => {
    expect(await events([bound], [bound, withdraw], [withdraw], [])).toEqual([
      ["trigger 0 keyguard guard of bots MEDIUM: binance-main is open"],
      ["trigger 10 keyguard guard of bots CRITICAL: binance-main may withdraw"],
      ["resolve 0"],
      ["resolve 10"],
    ]);
  });

  test("opens another incident for what got worse, and resolves the one that it leaves", async () => {
    expect(await events([bound], [{ ...bound, severity: "critical" }], [])).toEqual([
      ["trigger 0 keyguard guard of bots MEDIUM: binance-main is open"],
      ["resolve 0", "trigger 10 keyguard guard of bots CRITICAL: binance-main is open"],
      ["resolve 10"],
    ]);
  });

  test("is a failure when one of several events fails, and a test opens an incident of its own", async () => {
    service = await startService((turn) => (turn === 1 ? { status: 500 } : accepted));
    const channel = parseChannel(url.replace("ENDPOINT", `endpoint=${service.origin}`));
    const [, next] = [1, 2].map((id) => ({ id: String(id), alerts: [withdraw], open: 1 }));
    const both = { ...problem, incidents: [...resolved.incidents, ...(next === undefined ? [] : [next])] };
    expect(await createSend(fetch, {})(channel, both, AT)).toEqual({ ok: false, reason: "HTTP 500", retry: true });
    expect(service.received).toHaveLength(2);
    const trial = { ...problem, kind: "test", severity: "info", alerts: [], incidents: [], open: 0 } as const;
    await createSend(fetch, {})(channel, trial, AT);
    expect(JSON.parse(service.received.at(-1)?.body ?? "")).toMatchObject({
      event_action: "trigger",
      dedup_key: "keyguard:guard of bots:test",
      payload: { severity: "info" },
    });
  });
});

describe("webhook", () => {
  const bytes = Buffer.from("a signing key of 32 bytes, or so");
  test.each([
    ["base64 after whsec_", `whsec_${bytes.toString("base64")}`, bytes],
    ["base64 alone", bytes.toString("base64"), bytes],
    ["short words, which happen to be base64", "passwords123", Buffer.from("passwords123")],
    ["words", "correct horse!", Buffer.from("correct horse!")],
  ])("is signed as Standard Webhooks has it, with a secret of %s", async (_, secret, key) => {
    const { request } = await sent(`webhook://HOST/hooks/kg?x=1&secret=${encodeURIComponent(secret)}`, problem);
    expect(request.path).toBe("/hooks/kg?x=1");
    const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature } = request.headers;
    expect([id, timestamp]).toEqual(["msg_1", String(AT / 1000)]);
    const mac = createHmac("sha256", key)
      .update(`${String(id)}.${String(timestamp)}.${request.body}`)
      .digest("base64");
    expect(signature).toBe(`v1,${mac}`);
    expect(json(request)).toEqual({
      type: "keyguard.alert.problem",
      timestamp: "2026-11-25T12:00:00.000Z",
      data: { group: "guard of bots", severity: "critical", open: 1, total: 1, alerts: [withdraw] },
    });
  });
});

test("no service can lead a secret elsewhere, and no failure tells where it went", async () => {
  const other = await startService();
  const { result } = await sent("slack://T0/B0/hunter2?ENDPOINT", problem, {
    status: 307,
    headers: { location: other.origin },
  });
  expect(result.ok).toBe(false);
  expect(other.received).toEqual([]);
  await other.stop();
  await service?.stop();
  const gone = await createSend(fetch, {})(
    parseChannel(`slack://T0/B0/hunter2?endpoint=${service?.origin ?? ""}`),
    problem,
    AT,
  );
  expect(gone).toEqual({ ok: false, reason: "could not be reached (ECONNREFUSED)", retry: true });
});

test("nothing in an alert begins a line, a header or an escape sequence", async () => {
  const nasty: Alert = { ...withdraw, title: "x\r\nBcc: a@b\u001B[31m\u202Edrow", evidence: "a\nb", remedy: "" };
  const { request } = await sent("ntfy://HOST/my-topic", { ...problem, group: "g\r\nx: y", alerts: [nasty] });
  expect(request.headers["title"]).toBe("keyguard g x: y CRITICAL: x Bcc: a@b [31m drow");
  expect(request.headers["x"]).toBeUndefined();
  expect(request.body).toBe(
    "[CRITICAL] x Bcc: a@b [31m drow\n  seen: a b\n  do: take the right away".replace(
      "\n  do: take the right away",
      "",
    ),
  );
});

test("a channel's secrets cover everything in its URL that must not be shown", () => {
  const { secrets } = parseChannel("discord://123/tokentokentoken");
  expect(secrets.map((secret) => Secret.reveal(secret))).toContain("tokentokentoken");
});
