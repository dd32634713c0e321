import { Secret } from "@keyguard/core";
import type { SMTPSentMessageInfo } from "nodemailer";
import type { Message } from "../alert.ts";
import type { MailChannel, SendResult } from "../channel.ts";
import { messageBody, messageTitle } from "../message-text.ts";

const TIMEOUT_MS = 10_000;
/** A mail of this many characters is read by nobody to its end. */
const LIMIT = 20_000;

/** What of nodemailer's error may be shown: its code and the server's number. Texts may quote the login. */
function reasonOf(error: unknown): SendResult {
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown };
  const number = typeof responseCode === "number" ? responseCode : 0;
  const name = typeof code === "string" ? code : "no connection";
  const permanent = name === "EAUTH" || name === "ETLS" || number >= 500;
  return { ok: false, reason: number === 0 ? `could not be reached (${name})` : `SMTP ${number}`, retry: !permanent };
}

/** What a server that took the message says of its recipients: it may refuse some and take it for the others. */
function arrived(recipients: number, { rejectedErrors = [] }: Pick<SMTPSentMessageInfo, "rejectedErrors">): SendResult {
  if (rejectedErrors.length === 0) return { ok: true };
  const numbers = [...new Set(rejectedErrors.map(({ responseCode }) => responseCode ?? "without a number"))].join(", ");
  return { ok: true, missed: `SMTP ${numbers} for ${rejectedErrors.length} of ${recipients} recipients` };
}

/**
 * Makes one attempt to send a message by SMTP. To another machine TLS is required and its certificate checked;
 * to this one it is used where offered.
 */
export async function sendMail(channel: MailChannel, message: Message): Promise<SendResult> {
  const { createTransport } = await import("nodemailer"); // only who sends mail pays for it
  const local = channel.tls === "opportunistic";
  const transport = createTransport({
    host: channel.host,
    port: channel.port,
    secure: channel.tls === "implicit",
    requireTLS: channel.tls === "starttls",
    // Plain text may go to this machine, so a certificate that proves nothing adds no risk there.
    tls: { rejectUnauthorized: !local, minVersion: "TLSv1.2" },
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(channel.user === undefined || channel.password === undefined
      ? {}
      : { auth: { user: channel.user, pass: Secret.reveal(channel.password) } }),
  });
  try {
    const sent = await transport.sendMail({
      from: { name: "keyguard", address: channel.from },
      to: channel.to.map((address) => ({ name: "", address })),
      subject: messageTitle(message),
      text: `${messageBody(message, LIMIT)}\n`,
      date: new Date(message.at),
      messageId: `<${message.id}@keyguard.invalid>`,
      headers: { "Auto-Submitted": "auto-generated" }, // no vacation reply (RFC 3834)
    });
    return arrived(channel.to.length, sent);
  } catch (error) {
    return reasonOf(error);
  } finally {
    transport.close();
  }
}
