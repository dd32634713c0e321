import type { Assembled } from "../assembly/part.ts";
import { readRole } from "../slots/roles.ts";
import { type FileContext, strongOnly } from "./file-context.ts";
import { halves } from "./fitting.ts";
import { headerMentions, type Mention, mentionsIn } from "./mentions.ts";

/** Where mentions were looked for; the order is the order of evidence. */
export interface Tier {
  readonly because: string;
  /** Nearest first. */
  readonly mentions: readonly Mention[];
  /** True when a mention here counts even though the value has none of the exchange's shapes. */
  readonly binding: boolean;
  /** True for what stands right beside it. */
  readonly near?: boolean;
  /** True for what the file says as a whole, or lines farther off. */
  readonly far?: boolean;
}

function nearest(mentions: readonly Mention[]): Mention[] {
  return mentions.toReversed();
}

/** Lines above and below a credential that may still name its exchange. */
const LINES_ABOVE = 12;
const LINES_BELOW = 5;
/** Of those, the ones that belong to it even where nothing else tells of it. */
const LINES_BESIDE = 4;

/** Every place where a credential's exchange may be named, the strongest first. */
export function* evidenceOf(context: FileContext, assembled: Assembled): Generator<Tier> {
  const { source } = context;
  const values = halves(assembled);
  const [first] = values;
  const last = values.at(-1);
  if (first === undefined || last === undefined) return;

  const slots = values.flatMap(({ slot: { name = "" } }) => [
    // `merchant` names nothing else; `apiKey` is anyone's.
    ...(readRole(name) === undefined ? headerMentions(name) : []),
    ...mentionsIn(name),
  ]);
  yield {
    because: "the header that carries it",
    mentions: slots.filter(({ kind }) => kind === "header"),
    binding: true,
    near: true,
  };

  const callees = values.flatMap(({ slot }) => mentionsIn(slot.callee ?? ""));
  const titles = first.scopes.map((scope) => mentionsIn(scope.title));
  yield {
    because: "the class or function it is passed to",
    mentions: [...callees, ...nearest(titles[0]?.filter(({ kind }) => kind === "class") ?? [])],
    binding: true,
    near: true,
  };

  const own = [];
  for (let line = first.line; line <= Math.min(last.line, first.line + 60); line++) own.push(...context.line(line));
  yield {
    because: "the host beside it",
    mentions: own.filter(({ kind }) => kind === "host" || kind === "header"),
    binding: true,
    near: true,
  };
  yield { because: "the name of its variable", mentions: slots, binding: true, near: true };
  yield { because: "the call on its line", mentions: nearest(own.filter(strongOnly)), binding: true, near: true };

  // Inside the innermost block: `name: "binance"` next to the key.
  const [block] = first.scopes;
  if (block !== undefined && first.start - block.start < 2_000) {
    const inside = mentionsIn(source.decode(block.start, first.start)).filter(strongOnly);
    const after = mentionsIn(
      source.decode(last.end, Math.min(source.length, last.end + 400)).split(/[\]})]/u)[0] ?? "",
    ).filter(strongOnly);
    yield { because: "the record it stands in", mentions: [...nearest(inside), ...after], binding: true };
  }
  for (const [i, found] of titles.entries())
    yield {
      because: `the section it stands in${i === 0 ? "" : ` (${i} further out)`}`,
      mentions: nearest(found),
      binding: true,
      near: i === 0 && block !== undefined && source.slice(block.start, first.start).trim().length < 24,
    };

  // Most lines name nothing.
  for (let line = first.line - 1; line >= first.line - LINES_ABOVE; line--) {
    const mentions = context.line(line);
    const near = line === first.line - 1;
    if (mentions.length > 0)
      yield {
        because: "a line above it",
        mentions: nearest(mentions.filter(strongOnly)),
        binding: false,
        near,
        far: line < first.line - LINES_BESIDE,
      };
  }
  for (let line = last.line + 1; line <= last.line + LINES_BELOW; line++) {
    const mentions = context.line(line);
    if (mentions.length > 0)
      yield {
        because: "a line below it",
        mentions: mentions.filter(strongOnly),
        binding: false,
        far: line > last.line + LINES_BESIDE,
      };
  }
  // `add gate --login … --password …`: an everyday word by itself beside both halves says more than none.
  if (values.length > 1 || first.slot.form !== "named" || first.slot.role?.role === "passphrase")
    yield { because: "a word on its line", mentions: nearest(context.words(first.line)), binding: false };
  yield { because: "the name of its file", mentions: context.path, binding: false, far: true };
  yield { because: "what the file imports and calls", mentions: context.head, binding: false, far: true };
}
