/** Takes out `${NAME}`, `${NAME:-default}` and, where the reader knows it, `$NAME`: as if none was set. */
export function expandUnset(text: string, bare: boolean): string {
  const braced = text.replaceAll(/\$\{[A-Za-z_]\w*(?::?-([^}]*))?[^}]*\}/gu, (_, fallback?: string) => fallback ?? "");
  return bare ? braced.replaceAll(/\$[A-Za-z_]\w*/gu, "") : braced;
}
