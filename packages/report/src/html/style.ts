/** The report's only style sheet. Its hash stands in the content security policy. */
export const STYLE: string = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --raised: #f6f7f9; --text: #1b1f24; --quiet: #57606a; --line: #d0d7de; --link: #0757ba;
  --critical: #a40e26; --high: #a83200; --medium: #7a5200; --low: #1f5f8b; --info: #57606a; --good: #1a6334;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0f1318; --raised: #181d24; --text: #e6e9ed; --quiet: #a3adb8; --line: #39424d; --link: #7db7ff;
    --critical: #ff8b95; --high: #ff9f73; --medium: #e6b450; --low: #82c0ee; --info: #a3adb8; --good: #6fd08c;
  }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 1.5rem; background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
main, header, footer { max-width: 80rem; margin: 0 auto; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
code, .value { font-family: ui-monospace, monospace; font-size: .92em; overflow-wrap: anywhere; }
.quiet, footer { color: var(--quiet); }
.warning { border: 1px solid var(--medium); border-inline-start-width: .4rem; padding: .5rem 1rem; margin: 1rem 0; }
.counts { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; padding: 0; list-style: none; }
.counts strong { font-size: 1.4rem; }
.critical { color: var(--critical); } .high { color: var(--high); } .medium { color: var(--medium); }
.low { color: var(--low); } .info { color: var(--info); }
.fail { color: var(--critical); } .unknown { color: var(--medium); } .pass { color: var(--good); }
.severity { font-weight: 600; white-space: nowrap; }
form { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: end; background: var(--raised); padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .4rem; }
form[hidden] { display: none; }
form label { display: inline-flex; flex-direction: column; gap: .15rem; font-size: .9rem; }
form label.tick { flex-direction: row; align-items: center; gap: .4rem; min-height: 2rem; }
input, select, button { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--quiet); border-radius: .3rem; padding: .2rem .5rem; min-height: 2rem; }
input[type="checkbox"] { min-height: auto; width: 1.1rem; height: 1.1rem; }
:focus-visible { outline: .2rem solid var(--link); outline-offset: .1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .5rem .75rem; border-bottom: 1px solid var(--line); }
th { background: var(--raised); white-space: nowrap; }
th button { border: 0; background: transparent; padding: 0; font-weight: 600; cursor: pointer; min-height: 1.75rem; }
th[aria-sort="ascending"] button::after { content: " \\25B2"; }
th[aria-sort="descending"] button::after { content: " \\25BC"; }
summary { cursor: pointer; min-height: 1.5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .5rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
dd ul { margin: 0; padding-inline-start: 1.1rem; }
svg { width: 100%; height: auto; background: var(--raised); border: 1px solid var(--line); border-radius: .4rem; }
svg .axis { stroke: var(--quiet); stroke-width: 1; }
svg text { fill: var(--text); font-size: 12px; font-family: system-ui, sans-serif; }
svg .bar { fill: var(--low); } svg .bar.critical { fill: var(--critical); } svg .bar.high { fill: var(--high); }
svg .bar.medium { fill: var(--medium); } svg .bar.info { fill: var(--info); }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { form, .scroll { overflow: visible; } form { display: none; } }
`;
