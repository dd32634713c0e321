import type { Secret } from "@keyguard/core";

/** What every channel has. */
interface Common {
  /** As reports name it, such as `slack` or `mailto smtp.example.org`; holds no secret. */
  readonly label: string;
  /** The whole URL: it is a secret, and names the channel in the state. */
  readonly url: Secret;
  /** Everything secret in it, so that no output shows any. */
  readonly secrets: readonly Secret[];
}

/** A channel that is one HTTP request. */
export interface HttpChannel extends Common {
  readonly kind: "slack" | "discord" | "tgram" | "ntfy" | "pagerduty" | "webhook";
  /** Where the request goes; secret, as services put their tokens into paths. */
  readonly target: Secret;
  /** The chat, the routing key or the signing secret, by kind. */
  readonly parameter?: Secret;
  /** A header's value for `Authorization`. */
  readonly authorization?: Secret;
}

/** E-mail. */
export interface MailChannel extends Common {
  readonly kind: "mailto";
  readonly host: string;
  readonly port: number;
  /** `implicit`: TLS from the first byte; `starttls`: required; `opportunistic`: to this machine only. */
  readonly tls: "implicit" | "starttls" | "opportunistic";
  readonly user?: string;
  readonly password?: Secret;
  readonly from: string;
  readonly to: readonly string[];
}

/** A program that gets the message on its standard input. */
export interface CommandChannel extends Common {
  readonly kind: "command";
  /** The program and its arguments; no shell is involved. */
  readonly argv: readonly string[];
}

/** Where alerts go. */
export type Channel = HttpChannel | MailChannel | CommandChannel;

/** What became of one attempt. A reason holds no secret and nothing that the service wrote. */
export type SendResult =
  | {
      readonly ok: true;
      /** Why it did not reach everybody whom the channel names, such as `SMTP 550 for 1 of 3 recipients`. */
      readonly missed?: string;
    }
  | {
      readonly ok: false;
      readonly reason: string;
      /** Whether trying again can help. */ readonly retry: boolean;
      readonly afterMs?: number;
    };
