import { readResponse } from "@keyguard/core";
import * as z from "zod";
import type { EventPayload } from "./events.ts";
import type { Environment } from "./inputs.ts";

/** By this the Action knows its own comment again. */
const MARK = "<!-- keyguard -->";

const MOST_PAGES = 10;
const DEADLINE_MS = 15_000;
/** A hundred comments of the longest that GitHub takes, and what it says of their writers. */
const MOST_BYTES = 32 * 1024 * 1024;

const commentsSchema = z.array(
  z.object({
    id: z.number(),
    body: z.string().nullish(),
    user: z.object({ type: z.string() }).nullish(),
    author_association: z.string().nullish(),
  }),
);

type Comment = z.infer<typeof commentsSchema>[number];

/** Anyone can write a comment that begins with the mark; only those who may write to the repository are believed. */
function isOwn({ body, user, author_association: association }: Comment): boolean {
  const trusted = user?.type === "Bot" || /^(?:OWNER|MEMBER|COLLABORATOR)$/u.test(association ?? "");
  return trusted && body?.startsWith(MARK) === true;
}

/** What became of the comment. */
export type CommentOutcome = "written" | "updated" | "not-needed" | "not-permitted" | "failed";

interface Target {
  readonly comments: string;
  readonly repository: string;
  readonly token: string;
}

function targetOf(environment: Environment, payload: EventPayload, token: string | undefined): Target | undefined {
  const number = payload.pull_request?.number;
  const name = environment["GITHUB_REPOSITORY"] ?? "";
  const api = environment["GITHUB_API_URL"] ?? "https://api.github.com";
  if (token === undefined || typeof number !== "number" || !/^[\w.-]+\/[\w.-]+$/u.test(name)) return undefined;
  const repository = `${api}/repos/${name}`;
  return { repository, comments: `${repository}/issues/${number}/comments`, token };
}

/** `init` is GET without one. A redirect would carry the token elsewhere. */
async function ask({ token }: Target, url: string, method = "GET", body?: string): Promise<Response> {
  return fetch(url, {
    method,
    redirect: "error",
    signal: AbortSignal.timeout(DEADLINE_MS),
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "user-agent": "keyguard-action",
      "x-github-api-version": "2022-11-28",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify({ body }) }),
  });
}

async function ownComment(target: Target): Promise<number | undefined> {
  for (let page = 1; page <= MOST_PAGES; page++) {
    const answer = await ask(target, `${target.comments}?per_page=100&page=${page}`);
    if (!answer.ok) return undefined;
    const comments = commentsSchema.parse(JSON.parse((await readResponse(answer, MOST_BYTES)) ?? ""));
    const own = comments.find(isOwn);
    if (own !== undefined) return own.id;
    if (comments.length < 100) return undefined;
  }
  return undefined;
}

/**
 * Keeps one comment on the pull request up to date. A read-only token, as forks have, may not: that is an outcome,
 * and so is a network that is not there; the check itself does not depend on it.
 *
 * @param needed false where a comment that is there is updated, and none is begun
 */
export async function keepComment(
  environment: Environment,
  payload: EventPayload,
  token: string | undefined,
  markdown: string,
  needed: boolean,
): Promise<CommentOutcome> {
  const target = targetOf(environment, payload, token);
  if (target === undefined) return "not-needed";
  try {
    const own = await ownComment(target);
    if (own === undefined && !needed) return "not-needed";
    const body = `${MARK}\n${markdown}`; // the report keeps its Markdown within what a comment holds;
    const answer =
      own === undefined
        ? await ask(target, target.comments, "POST", body)
        : await ask(target, `${target.repository}/issues/comments/${own}`, "PATCH", body);
    if (answer.status === 403 || answer.status === 404) return "not-permitted";
    return answer.ok ? (own === undefined ? "written" : "updated") : "failed";
  } catch {
    return "failed"; // no network, a redirect, an answer of another form: told in the log, decides nothing
  }
}
