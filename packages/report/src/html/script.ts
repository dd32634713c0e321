/**
 * The report's only script: it sorts and filters rows that are already in the page, and fetches,
 * stores and builds nothing. Its hash stands in the content security policy.
 */
export const SCRIPT: string = `
"use strict";
const form = document.getElementById("filters");
const table = document.getElementById("findings");
if (form !== null && table !== null) {
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const status = document.getElementById("shown");
  const live = new Set(["live", "live-ip-restricted"]);
  const apply = () => {
    const words = form.elements.search.value.toLowerCase().split(/\\s+/).filter((word) => word !== "");
    const severity = form.elements.severity.value;
    const exchange = form.elements.exchange.value;
    const onlyLive = form.elements.live.checked;
    const onlyHead = form.elements.head.checked;
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      const keep = words.every((word) => text.includes(word)) &&
        (severity === "" || row.dataset.severity === severity) &&
        (exchange === "" || row.dataset.exchange === exchange) &&
        (!onlyLive || live.has(row.dataset.status)) &&
        (!onlyHead || row.dataset.head !== "no");
      row.hidden = !keep;
      if (keep) shown += 1;
    }
    status.textContent = "Showing " + shown + " of " + rows.length;
  };
  const sort = (heading) => {
    const name = heading.dataset.sort;
    const turn = heading.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", turn === 1 ? "ascending" : "descending");
    const key = (row) => row.dataset[name];
    const number = heading.dataset.kind === "number";
    rows.sort((a, b) => {
      const order = number ? Number(key(a)) - Number(key(b)) : key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
      return turn * order || Number(a.dataset.index) - Number(b.dataset.index);
    });
    body.append(...rows);
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  for (const heading of table.tHead.rows[0].cells) {
    const button = heading.querySelector("button");
    if (button !== null) button.addEventListener("click", () => sort(heading));
  }
  form.hidden = false;
  apply();
}
`;
