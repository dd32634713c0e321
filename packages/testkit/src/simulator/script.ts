import type { SimAnswer } from "./world.ts";

/** How an exchange, or something between, misbehaves. */
export type Misbehaviour =
  | { readonly kind: "answer"; readonly answer: SimAnswer }
  /** Never answers. */
  | { readonly kind: "stall" }
  /** Cuts the connection before a byte. */
  | { readonly kind: "drop" }
  /** Answers as it should, later. */
  | { readonly kind: "late"; readonly milliseconds: number }
  /** The right answer, cut in the middle. */
  | { readonly kind: "truncate" }
  /** The right answer under another content type. */
  | { readonly kind: "type"; readonly contentType: string };

/** A step of a script: what happens to the next requests that fit. */
export interface Step {
  readonly does: Misbehaviour;
  /** How many requests it lasts; default 1, `Infinity` for good. */
  times: number;
  /** Only requests with this key. */
  readonly key?: string;
  /** Only this path. */
  readonly path?: string;
}

const page = (title: string, text: string): string =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body>${text}</body></html>`;

/** Lies and failures by name, for tests. */
export const LIES: Readonly<Record<string, Misbehaviour>> = {
  portal: {
    kind: "answer",
    answer: { status: 200, body: page("Guest network", "Please sign in"), headers: { "content-type": "text/html" } },
  },
  redirect: { kind: "answer", answer: { status: 302, body: "", headers: { location: "http://portal.example/login" } } },
  "proxy-login": {
    kind: "answer",
    answer: {
      status: 407,
      body: page("407", "Proxy Authentication Required"),
      headers: { "content-type": "text/html" },
    },
  },
  country: {
    kind: "answer",
    answer: {
      status: 403,
      body: page("ERROR", "configured to block access from your country"),
      headers: { "content-type": "text/html", server: "CloudFront" },
    },
  },
  legal: { kind: "answer", answer: { status: 451, body: "" } },
  "too-many": { kind: "answer", answer: { status: 429, body: "" } },
  gateway: {
    kind: "answer",
    answer: { status: 502, body: page("502 Bad Gateway", "nginx"), headers: { "content-type": "text/html" } },
  },
  huge: { kind: "answer", answer: { status: 200, body: `{"x":"${"y".repeat(5_000_000)}"}` } },
  "not-json": { kind: "answer", answer: { status: 200, body: "OK" } },
  "empty-object": { kind: "answer", answer: { status: 200, body: {} } },
  null: { kind: "answer", answer: { status: 200, body: "null" } },
  truncate: { kind: "truncate" },
  type: { kind: "type", contentType: "text/plain" },
  drop: { kind: "drop" },
  stall: { kind: "stall" },
};
