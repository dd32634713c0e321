const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;
const OTHER_SCRIPT = 4;

function kindOf(code: number): number {
  if (code >= 97 && code <= 122) return LOWER;
  if (code >= 65 && code <= 90) return UPPER;
  if (code >= 48 && code <= 57) return DIGIT;
  return code >= 128 ? OTHER_SCRIPT : 0;
}

/**
 * The words of a name, lower case: `BINANCE_API_KEY`, `binanceApiKey` and `binance.api-key` all give
 * `binance, api, key`. Letters of other scripts stay together; digits stand apart from letters.
 */
export function nameWords(name: string): string[] {
  const words: string[] = [];
  let start = 0;
  let before = 0;
  const close = (end: number): void => {
    if (end > start && before !== 0) words.push(name.slice(start, end).toLowerCase());
    start = end;
  };
  for (let i = 0; i < name.length; i++) {
    const kind = kindOf(name.charCodeAt(i));
    if (kind !== before) {
      // `Api` is one word; `API` before `Key` gives its last capital to the next one.
      if (before === UPPER && kind === LOWER) {
        if (i - start > 1) close(i - 1);
      } else close(i);
    }
    before = kind;
    if (kind === 0) start = i + 1;
  }
  close(name.length);
  return words.filter((word) => word !== "");
}
