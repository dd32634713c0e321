/** One rotation that a reminder script noted. */
export interface ReminderEntry {
  /** The key as the script names it. */
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly rotatedAt: number;
}

/** What a reminder log held. */
export interface ReminderLog {
  /** The newest rotation of each key, sorted by name. */
  readonly entries: readonly ReminderEntry[];
  /** Places that were not understood, such as `entry 3` or `binance`; values are not repeated. */
  readonly skipped: readonly string[];
}

const MOMENTS = [
  "last_rotated",
  "last_rotation",
  "rotated_at",
  "rotated",
  "rotation_date",
  "timestamp",
  "date",
  "last",
];
const NAMES = ["key_name", "key", "name", "exchange", "key_id"];

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A moment as such scripts write it: Python's `isoformat()` without a zone (which is UTC in the
 * scripts that call `utcnow`, and off by hours at most in the others), with a zone, a plain date, or
 * seconds since the epoch.
 */
function moment(value: unknown): number | undefined {
  if (typeof value === "number" && Number.isFinite(value) && value > 0)
    return value > 1e11 ? Math.round(value) : Math.round(value * 1000);
  if (typeof value !== "string") return undefined;
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/u.exec(
      value.trim(),
    );
  if (match === null) return undefined;
  const [, date, time = "00:00", seconds = "00", fraction = "0", zone = "Z"] = match;
  const offset = zone === "Z" || zone.includes(":") ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const at = Date.parse(`${date}T${time}:${seconds}.${fraction.padEnd(3, "0").slice(0, 3)}${offset}`);
  return Number.isNaN(at) ? undefined : at;
}

function firstMoment(fields: Fields): number | undefined {
  for (const name of MOMENTS) {
    const at = moment(fields[name]);
    if (at !== undefined) return at;
  }
  // Some keep every rotation of a key; the newest counts.
  const history = fields["rotations"] ?? fields["history"];
  if (!Array.isArray(history)) return undefined;
  const all = history.map((item: unknown) => (isFields(item) ? firstMoment(item) : moment(item)));
  const known = all.filter((at) => at !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

function firstName(fields: Fields): string | undefined {
  for (const name of NAMES) {
    const value = fields[name];
    if (typeof value === "string" && value !== "" && value.length <= 200) return value;
  }
  return undefined;
}

function parse(content: string): unknown {
  const trimmed = content.replace(/^\uFEFF/u, "").trim();
  if (trimmed === "") return [];
  try {
    return JSON.parse(trimmed);
  } catch {
    // Shell versions append one object a line. A line that is none is counted below.
    return trimmed.split(/\r?\n/u).map((line): unknown => {
      try {
        return JSON.parse(line);
      } catch {
        return null;
      }
    });
  }
}

/** Name and value of every entry, whatever the layout. */
function* items(root: unknown): Generator<[place: string, name: string | undefined, value: unknown]> {
  if (Array.isArray(root)) {
    for (const [index, item] of root.entries())
      yield [`entry ${index + 1}`, isFields(item) ? firstName(item) : undefined, item];
    return;
  }
  if (!isFields(root)) return;
  const inner = root["keys"] ?? root["rotations"];
  if (Object.keys(root).length <= 3 && (isFields(inner) || Array.isArray(inner))) {
    yield* items(inner);
    return;
  }
  if (firstMoment(root) !== undefined) {
    yield ["entry 1", firstName(root), root];
    return;
  }
  for (const [name, value] of Object.entries(root)) yield [name, name, value];
}

/**
 * Reads `.key_rotation_log.json`, the file of a reminder script that many bots carry.
 *
 * The script exists in several hands; understood are an object from key to date or to
 * `{ "last_rotated": … }`, the same under `keys`, a list of `{ "key_name", "timestamp" }`, and one
 * object a line. An entry without a name takes `fallback`. What is not understood is counted in
 * `skipped`, never guessed.
 *
 * @param content the file's text; empty text holds nothing
 * @param fallback the key that nameless entries belong to
 */
export function parseReminderLog(content: string, fallback?: string): ReminderLog {
  const newest = new Map<string, number>();
  const skipped: string[] = [];
  const root = parse(content);
  if (!Array.isArray(root) && !isFields(root)) return { entries: [], skipped: ["the file"] };
  for (const [place, named, value] of items(root)) {
    const name = named ?? fallback;
    const at = isFields(value) ? firstMoment(value) : moment(value);
    if (name === undefined || at === undefined) skipped.push(place.length > 200 ? "an entry" : place);
    else newest.set(name, Math.max(at, newest.get(name) ?? 0));
  }
  const entries = [...newest].map(([name, rotatedAt]) => ({ name, rotatedAt }));
  return { entries: entries.sort((a, b) => (a.name < b.name ? -1 : 1)), skipped };
}
