/** What `${…}` reads as when the variable between the braces is not set; undefined for what is no variable. */
function fallbackOf(inner: string): string | undefined {
  return /^[A-Za-z_]/u.test(inner) ? (/^\w+:?-([^]*)$/u.exec(inner)?.[1] ?? "") : undefined;
}

/** Takes out `${NAME}`, `${NAME:-default}` and, where the reader knows it, `$NAME`: as if none was set. */
export function expandUnset(text: string, bare: boolean): string {
  let braced = "";
  let at = 0;
  for (let open = text.indexOf("${"); open !== -1; open = text.indexOf("${", at)) {
    const end = text.indexOf("}", open);
    if (end === -1) break;
    const fallback = fallbackOf(text.slice(open + 2, end));
    braced += text.slice(at, open) + (fallback ?? "${");
    at = fallback === undefined ? open + 2 : end + 1;
  }
  braced += text.slice(at);
  return bare ? braced.replaceAll(/\$[A-Za-z_]\w*/gu, "") : braced;
}
