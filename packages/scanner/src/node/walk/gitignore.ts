/** One line of a `.gitignore`. */
interface Rule {
  readonly negated: boolean;
  readonly directoryOnly: boolean;
  readonly pattern: RegExp;
  /** True when the pattern is matched against the path from the file's directory, not against the name alone. */
  readonly anchored: boolean;
}

/** The source of a regular expression for a glob without a leading or trailing slash. */
function globSource(glob: string): string {
  let source = "";
  for (let i = 0; i < glob.length; i++) {
    const character = glob[i] ?? "";
    if (character === "*") {
      if (glob[i + 1] === "*") {
        const whole = (i === 0 || glob[i - 1] === "/") && (i + 2 >= glob.length || glob[i + 2] === "/");
        if (whole && glob[i + 2] === "/") {
          source += "(?:[^/]+/)*";
          i += 2;
        } else if (whole) {
          source += ".*";
          i += 1;
        } else {
          source += "[^/]*";
          while (glob[i + 1] === "*") i += 1;
        }
      } else source += "[^/]*";
    } else if (character === "?") source += "[^/]";
    else if (character === "[") {
      const end = glob.indexOf("]", i + 2);
      if (end === -1) source += String.raw`\[`;
      else {
        const body = glob
          .slice(i + 1, end)
          .replace(/^!/u, "^")
          .replaceAll("\\", String.raw`\\`)
          .replaceAll("[", String.raw`\[`);
        source += `[${body}]`;
        i = end;
      }
    } else if (character === "\\" && i + 1 < glob.length) {
      i += 1;
      source += escape(glob[i] ?? "");
    } else source += escape(character);
  }
  return source;
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
}

function parseRule(line: string): Rule | undefined {
  let text = line.replace(/\r$/u, "").replace(/(?<!\\)[ \t]+$/u, "");
  if (text === "" || text.startsWith("#")) return undefined;
  const negated = text.startsWith("!");
  if (negated) text = text.slice(1);
  const directoryOnly = text.endsWith("/");
  if (directoryOnly) text = text.slice(0, -1);
  const anchored = text.includes("/");
  const glob = text.replace(/^\//u, "");
  if (glob === "" || glob.length > 4096) return undefined;
  try {
    return { negated, directoryOnly, anchored, pattern: new RegExp(`^${globSource(glob)}$`, "su") };
  } catch {
    return undefined; // a range that no expression can have; git matches nothing with it either
  }
}

const LITERAL = /^[^*?[\]\\!#]+$/u;

/**
 * The rules of one `.gitignore`, matched as git does: the last rule that fits decides.
 *
 * Names and extensions, which most lines are, go through a hash map; only the rest costs an expression.
 */
export class IgnoreFile {
  /** Names without a wildcard, by name, with the number of their last line. */
  readonly #names = new Map<string, number>();
  /** `*.ext`, by extension. */
  readonly #extensions = new Map<string, number>();
  readonly #others: { readonly line: number; readonly rule: Rule }[] = [];
  readonly #rules: (Rule | undefined)[] = [];

  constructor(content: string) {
    for (const line of content
      .replace(/^\ufeff/u, "")
      .split("\n")
      .slice(0, 100_000)) {
      const rule = parseRule(line);
      const number = this.#rules.push(rule) - 1;
      if (rule === undefined) continue;
      const plain = line.trim().replace(/^!/u, "").replace(/\/$/u, "");
      if (!rule.anchored && LITERAL.test(plain) && !rule.directoryOnly) this.#names.set(plain, number);
      else if (!rule.anchored && !rule.directoryOnly && /^\*\.[^*?[\]\\/]+$/u.test(plain))
        this.#extensions.set(plain.slice(1), number);
      else this.#others.push({ line: number, rule });
    }
    this.#others.reverse();
  }

  /**
   * What these rules say of a path.
   *
   * @param path from the directory of the `.gitignore`, with `/`
   * @param name its last segment
   * @returns undefined when no rule fits
   */
  match(path: string, name: string, directory: boolean): "ignored" | "kept" | undefined {
    let best = this.#names.get(name) ?? -1;
    if (this.#extensions.size > 0) {
      for (let dot = name.indexOf("."); dot !== -1; dot = name.indexOf(".", dot + 1)) {
        best = Math.max(best, this.#extensions.get(name.slice(dot)) ?? -1);
      }
    }
    for (const { line, rule } of this.#others) {
      if (line < best) break;
      if (rule.directoryOnly && !directory) continue;
      if (rule.pattern.test(rule.anchored ? path : name)) {
        best = line;
        break;
      }
    }
    if (best === -1) return undefined;
    return this.#rules[best]?.negated === true ? "kept" : "ignored";
  }
}
