import type { Answer } from "./leftward-rules.ts";
import type { Leftwards } from "./leftwards.ts";
import { readRole } from "./roles.ts";

/** What ends a call and tells of its result, in a comment or by an arrow. */
const GIVEN = /^[!?.]?["'`]\s?\)\s{0,40}(?:(?:#|\/\/|\*)\s{0,4}){0,2}=>\s{0,4}["'`]$/u;
const CALL = /([a-z][\w.]{2,60})\([^()\n]{0,120}$/u;
const REACH = 200;

/** `sign('my secret') # => "…"`: what a call gives is not called what the call was given. */
export function given(walk: Leftwards): Answer {
  const { count, glue } = walk;
  if (count > 0 || !GIVEN.test(glue.text)) return undefined;
  const callee = CALL.exec(walk.before(REACH))?.[1];
  if (callee === undefined) return undefined;
  return walk.named(callee, readRole(callee) ?? { role: "not-a-secret", strong: true, stem: "" });
}
