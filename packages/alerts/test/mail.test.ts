import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Message, parseChannel, type SendResult } from "../src/index.ts";
import { createSend } from "../src/node/index.ts";
import { selfSigned } from "./support/certificate.ts";

const message: Message = {
  kind: "problem",
  id: "msg_1",
  group: "guard of bots",
  severity: "critical",
  alerts: [{ id: "a", severity: "critical", title: "ключ may withdraw", evidence: "", remedy: "take the right away" }],
  incidents: [],
  open: 1,
  at: Date.UTC(2026, 10, 25, 12),
};

interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  readonly secure: boolean;
  readonly user: string;
  readonly source: string;
}

const mails: Mail[] = [];
let server: SMTPServer | undefined;
let identity: { key: string; cert: string };
beforeAll(async () => {
  identity = await selfSigned();
});
afterEach(async () => {
  mails.length = 0;
  setDefaultCACertificates(getCACertificates("bundled"));
  if (server !== undefined) {
    server.close();
    await once(server.server, "close");
  }
});

async function start(options: SMTPServerOptions): Promise<number> {
  server = new SMTPServer({
    ...identity,
    authOptional: true,
    logger: false,
    onAuth({ username, password }, _session, done) {
      if (username === "bot" && password === "hunter2") done(null, { user: username });
      else done(Object.assign(new Error(`no login for ${password ?? ""}`), { responseCode: 535 }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          secure: session.secure,
          user: typeof session.user === "string" ? session.user : "",
          source: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
    ...options,
  });
  server.on("error", () => undefined); // a client that hangs up is part of these tests
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  return (server.server.address() as AddressInfo).port;
}

async function send(url: string): Promise<SendResult> {
  return await createSend(fetch, {})(parseChannel(url), message, message.at);
}
function trust(): void {
  setDefaultCACertificates([...getCACertificates("bundled"), identity.cert]);
}

describe("mailto", () => {
  test("sends a whole mail with STARTTLS, a login, and several recipients", async () => {
    const port = await start({});
    trust();
    const url = `mailto://bot:hunter2@localhost:${port}?mode=starttls&from=kg@a.example&to=x@b.example,y@b.example`;
    expect(await send(url)).toEqual({ ok: true });
    const [mail] = mails;
    expect(mail).toMatchObject({ from: "kg@a.example", to: ["x@b.example", "y@b.example"], secure: true, user: "bot" });
    const [head = "", body = ""] = (mail?.source ?? "").split("\r\n\r\n");
    expect(head).toMatch(/^From: keyguard <kg@a\.example>$/mu);
    expect(head).toMatch(/^To: x@b\.example, y@b\.example$/mu);
    expect(head).toMatch(/^Auto-Submitted: auto-generated$/mu);
    expect(head).toMatch(/^Message-ID: <msg_1@keyguard\.invalid>$/mu);
    expect(head).toMatch(/^Date: Wed, 25 Nov 2026 12:00:00 \+0000$/mu);
    expect(head).toMatch(/^Subject: =\?UTF-8\?/mu);
    expect(head).not.toMatch(/x-mailer/iu);
    const encoded = /^Content-Transfer-Encoding: base64$/mu.test(head);
    const text = encoded ? Buffer.from(body, "base64").toString() : body;
    expect(text.replaceAll(/=\r\n/gu, "")).toContain("do: take the right away");
  });

  test("says how many recipients the server refused while it took the message for others", async () => {
    const port = await start({
      hideSTARTTLS: true,
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith("gone") ? Object.assign(new Error(address), { responseCode: 550 }) : null),
    });
    const to = "gone@b.example,y@b.example,gone2@b.example";
    expect(await send(`mailto://127.0.0.1:${port}?from=kg@a.example&to=${to}`)).toEqual({
      ok: true,
      missed: "SMTP 550 for 2 of 3 recipients",
    });
    expect(mails[0]?.to).toEqual(["y@b.example"]);
    expect(await send(`mailto://127.0.0.1:${port}?from=kg@a.example&to=gone@b.example`)).toMatchObject({ ok: false });
  });

  test("sends with implicit TLS", async () => {
    const port = await start({ secure: true });
    trust();
    expect(await send(`mailtos://bot:hunter2@localhost:${port}?from=kg@a.example`)).toEqual({ ok: true });
    expect(mails[0]).toMatchObject({ secure: true, to: ["kg@a.example"] });
  });

  test("sends in plain text to this machine only", async () => {
    const port = await start({ hideSTARTTLS: true });
    expect(await send(`mailto://127.0.0.1:${port}?from=kg@a.example`)).toEqual({ ok: true });
    expect(mails[0]).toMatchObject({ secure: false });
  });

  test.each([
    ["STARTTLS", {}, "mailto", "&mode=starttls"],
    ["implicit TLS", { secure: true }, "mailtos", ""],
  ])("does not believe a certificate that proves nothing, with %s", async (_, options, scheme, mode) => {
    const port = await start(options);
    const result = await send(`${scheme}://bot:hunter2@localhost:${port}?from=kg@a.example${mode}`);
    expect(result).toMatchObject({ ok: false });
    expect(mails).toEqual([]);
  });

  test("does not send a login in plain text when STARTTLS is required and stripped", async () => {
    const port = await start({ hideSTARTTLS: true, disabledCommands: ["STARTTLS"] });
    expect(await send(`mailto://bot:hunter2@localhost:${port}?from=kg@a.example&mode=starttls`)).toMatchObject({
      ok: false,
    });
    expect(mails).toEqual([]);
  });

  test("tells a refused login by its number, without the server's words", async () => {
    const port = await start({});
    const result = await send(`mailto://bot:wrong-hunter2@127.0.0.1:${port}?from=kg@a.example`);
    expect(result).toEqual({ ok: false, reason: "SMTP 535", retry: false });
  });

  test("is tried again when nobody listens", async () => {
    const port = await start({});
    server?.close();
    expect(await send(`mailto://127.0.0.1:${port}?from=kg@a.example`)).toEqual({
      ok: false,
      reason: "could not be reached (ESOCKET)",
      retry: true,
    });
  });
});
