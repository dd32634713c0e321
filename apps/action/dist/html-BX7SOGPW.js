import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a as s}from"./chunk-7JBNRS77.js";import{f as j}from"./chunk-RFX5GQHH.js";import{a as T,b as A}from"./chunk-UIZHR6AO.js";import{a as u,b as g,d as C,e as k,f as O}from"./chunk-HXE4XMES.js";import"./chunk-NCA6OHTG.js";import{e as x,f as h,g as N}from"./chunk-TEEC6HYN.js";import"./chunk-3V2Z5XO3.js";function d(e){return`<code>${s(e)}</code>`}function $(e){return`<ul>${e.map(t=>`<li>${t}</li>`).join("")}</ul>`}function K(e){let{scopes:t}=e.verification;return t===void 0?"":$(h.map(r=>{let n=t[r]==="yes"?"fail":t[r]==="no"?"pass":"unknown";return`${r}: <strong class="${n}">${t[r]}</strong>`}))}function _(e,t){let r=t.rules?.[e.ruleId];return[["Parts",$(e.parts.map(o=>`${o.kind} ${d(o.redacted)} at ${d(u(o.location))}`))],["Because",$(e.evidence.map(s))],["Risk",e.attackerCould===""?"":`Whoever has it could ${s(e.attackerCould)}.`],["Verified",s(C(e.verification)??"")],["It may",K(e)],["History",e.git===void 0?"":s(O(e.git))],["Also at",$(e.alsoAt.slice(0,50).map(o=>d(u(o))))],["Do",`<strong>${s(e.remedy)}</strong>`],["Rule",r===void 0?"":s(r.about)],["Id",d(e.fingerprint)]].filter(([,o])=>o!==""&&o!=="<ul></ul>"&&o!=="<strong></strong>").map(([o,i])=>`<dt>${o}</dt><dd>${i}</dd>`).join("")}function W(e){return[e.verification.status==="not-attempted"?"":e.verification.status,e.git===void 0?"":e.git.atHead?"at HEAD":"history only",e.tracked===!1?"not tracked":""].filter(r=>r!=="").join(", ")}function X(e,t,r){let{severity:n,location:o,git:i,exchange:a}=e,l=i?.introducedBy?.date.slice(0,10)??"",c={index:String(t),severity:n,rank:String(x.indexOf(n)),exchange:a??"",rule:e.ruleId,path:o===null?"":`${o.path}:${String(o.startLine).padStart(9,"0")}`,since:l,status:e.verification.status,head:i===void 0?"":i.atHead?"yes":"no"};return`<tr${Object.entries(c).map(([y,w])=>` data-${y}="${s(w)}"`).join("")}>
<td class="severity ${n}">${n}</td>
<td><details><summary>${d(e.ruleId)}</summary><p>${s(e.message)}</p><dl>${_(e,r)}</dl></details></td>
<td>${s(a??"")}</td>
<td>${o===null?"":d(u(o))}</td>
<td>${s(l)}</td>
<td${N(e)?' class="critical"':""}>${W(e)}</td>
</tr>`}function b(e,t=e){return`<option value="${s(e)}">${s(t)}</option>`}function G(e){let t=x.filter(n=>e.some(o=>o.severity===n)),r=[...new Set(e.flatMap(({exchange:n})=>n===null?[]:[n]))].sort();return`<form id="filters" aria-label="Filter findings" hidden>
<label>Search<input type="search" name="search" autocomplete="off"></label>
<label>Severity<select name="severity">${b("","all")}${t.map(n=>b(n)).join("")}</select></label>
<label>Exchange<select name="exchange">${b("","all")}${r.map(n=>b(n)).join("")}</select></label>
<label class="tick"><input type="checkbox" name="live">Only live</label>
<label class="tick"><input type="checkbox" name="head">Only at HEAD</label>
<button type="reset">Clear</button>
<output id="shown" role="status"></output>
</form>`}var V=[["Severity","rank","number"],["What","rule","text"],["Exchange","exchange","text"],["Where","path","text"],["Since","since","text"],["Status","status","text"]];function F(e,t){if(e.length===0)return'<h2>Findings</h2><p class="pass">No findings.</p>';let r=V.map(([o,i,a])=>`<th scope="col" data-sort="${i}" data-kind="${a}"><button type="button">${o}</button></th>`).join(""),n=e.map((o,i)=>X(o,i,t)).join(`
`);return`<h2 id="findings-title">Findings</h2>
${G(e)}
<div class="scroll" role="region" aria-labelledby="findings-title" tabindex="0">
<table id="findings" aria-labelledby="findings-title"><thead><tr>${r}</tr></thead>
<tbody>
${n}
</tbody></table></div>`}var Y={yes:"fail",no:"pass",unknown:"unknown"};function S(e,t,r,n){return`<h2 id="${e}">${t}</h2>
<div class="scroll" role="region" aria-labelledby="${e}" tabindex="0"><table aria-labelledby="${e}">
<thead><tr>${r.map(o=>`<th scope="col">${o}</th>`).join("")}</tr></thead>
<tbody>
${n.join(`
`)}
</tbody></table></div>`}function J(e){let t=h.map(a=>{let l=e.scopes[a];return`<td${a==="read"&&l==="yes"?"":` class="${Y[l]}"`}>${l}</td>`}).join(""),{status:r,entries:n}=e.allowlist,o=n.length>0?n.map(d).join(" "):r==="unrestricted"?"any address":r,i=e.cause===null?"":` <span class="unknown">not read: ${e.cause}</span>`;return`<tr><th scope="row">${s(e.name)}${i}</th><td>${s(e.exchange)}</td><td>${e.profile}</td>${t}<td>${o}</td><td>${s(e.expiresAt?.slice(0,10)??"")}</td></tr>`}function B(e){if(e.length===0)return"";let t=["Key","Exchange","Profile",...h,"From","Expires"];return S("keys","Keys",t,e.map(J))}function U(e){let t=e.result==="fail"?`, <span class="${e.severity}">${e.severity}</span>`:"",r=e.result==="pass"?"":s(e.remedy);return`<tr><td><strong class="${e.result}">${e.result}</strong>${t}</td><td>${s(e.key??"")}</td><td>${d(e.id)}</td><td>${s(e.evidence)}</td><td>${r}</td></tr>`}function P(e){return e.length===0?"":S("checks","Checks",["Result","Key","Check","Evidence","Do"],j(e).map(U))}function M(e){if(e===void 0)return"";let t=["ipv4","ipv6"].map(n=>{let{addresses:o,stable:i,sources:a}=e[n],l=o.length===0?"none":o.map(d).join(" ");return`<tr><th scope="row">${n==="ipv4"?"IPv4":"IPv6"}</th><td>${l}</td><td>${i}</td><td>${a.map(s).join(", ")}</td></tr>`}),r=e.platform===null?"":`<p>Platform: ${s(e.platform)}</p>`;return S("egress","This machine leaves from",["Family","Addresses","Stable","Seen by"],t)+r}var H=`
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
`;var E=`
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
`;var v=1e3,p=12,R=14,Q=100,Z=500;function ee(e){let t=[];for(let r of e){let n=Date.parse(r.git?.introducedBy?.date??""),o=Date.parse(r.git?.removedBy?.date??"");Number.isNaN(n)||t.push(Number.isNaN(o)?{finding:r,from:n}:{finding:r,from:n,to:o})}return t.sort((r,n)=>r.from-n.from)}function f(e){return new Date(e).toISOString().slice(0,10)}function te(e,t){let r=e.slice(0,Q),n=Math.min(...r.map(({from:m})=>m)),o=Math.max(1,t-n),i=m=>Math.round(p+(m-n)/o*(v-2*p)),a=r.length*R+40,l=r.map(({finding:m,from:y,to:w},q)=>{let I=i(y),z=Math.max(3,i(Math.max(y,w??t))-I);return`<rect class="bar ${m.severity}" x="${I}" y="${8+q*R}" width="${z}" height="${R-4}"/>`}),c=a-24;return`<svg viewBox="0 0 ${v} ${a}" role="img" aria-label="${g(e.length,"credential")} in the history from ${f(n)} to ${f(t)}; the list below says the same">
${l.join(`
`)}
<line class="axis" x1="${p}" y1="${c}" x2="${v-p}" y2="${c}"/>
<text x="${p}" y="${c+16}">${f(n)}</text>
<text x="${v-p}" y="${c+16}" text-anchor="end">${f(t)}</text>
</svg>`}function re({finding:e,from:t,to:r}){let{git:n}=e,o=`<span class="${e.severity}">${s(e.ruleId)}</span>`,i=e.location===null?"":` in ${d(u(e.location))}`,a=[];return n?.introducedBy&&a.push({time:t,html:`${o} added${i} by ${s(k(n.introducedBy))}`}),n?.removedBy&&r!==void 0&&a.push({time:r,html:`${o} removed${i} by ${s(k(n.removedBy))}`}),a}function D(e,t){let r=ee(e);if(r.length===0)return"";let n=Math.max(...r.map(({from:l,to:c})=>Math.max(l,c??l))),o=Date.parse(t??""),i=Number.isNaN(o)?n:Math.max(o,n),a=r.flatMap(re).sort((l,c)=>l.time-c.time).slice(0,Z).map(({time:l,html:c})=>`<li><time datetime="${f(l)}">${f(l)}</time> ${c}</li>`);return`<h2>History</h2>
${te(r,i)}
<details><summary>Every event, the oldest first</summary><ol>${a.join(`
`)}</ol></details>`}var ne=5e3,oe=1e3;async function L(e){let t=new Uint8Array(await crypto.subtle.digest("SHA-256",new TextEncoder().encode(e)));return`'sha256-${btoa(String.fromCharCode(...t))}'`}async function se(){let[e,t]=await Promise.all([L(E),L(H)]);return`default-src 'none'; style-src ${e}; script-src ${t}; base-uri 'none'; form-action 'none'`}function ie(e){let t=A(e.findings).map(([r,n])=>`<li class="${r}"><strong>${n}</strong> ${r}</li>`);return t.length===0?"":`<ul class="counts">${t.join("")}</ul>`}function ae(e,t){let r=[];return e.complete||r.push('<p class="warning" role="note"><strong>Incomplete.</strong> Not everything was looked at, so this is not a pass.</p>'),t>0&&r.push(`<p class="warning" role="note">${g(t,"less severe finding")} are left out; the JSON report has all.</p>`),r.join(`
`)}function le(e){if(e.skipped.length===0)return"";let t=e.skipped.slice(0,oe).map(({path:o,reason:i})=>`<li>${d(o)}: ${s(i)}</li>`),r=e.skipped.length-t.length,n=r>0?`<li>and ${r} more</li>`:"";return`<h2>Not looked at</h2><ul>${t.join("")}${n}</ul>`}async function Oe(e,t={}){let r=T(e.findings).slice(0,ne),{name:n,version:o}=e.tool,i=t.generatedAt===void 0?"":`, ${s(t.generatedAt)}`,a=`keyguard: ${e.findings.length===0?"no findings":g(e.findings.length,"finding")}`;return`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${await se()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${a}</title>
<style>${E}</style>
</head>
<body>
<header>
<h1>${a}</h1>
<p class="quiet">${t.subject===void 0?"":`In ${s(t.subject)}. `}${n} ${s(o)}${i}</p>
</header>
<main>
${ae(e,e.findings.length-r.length)}
${ie(e)}
${M(e.egress)}
${B(e.keys??[])}
${P(e.checks??[])}
${F(r,t)}
${D(r,t.generatedAt)}
${le(e)}
</main>
<footer><p>Secrets are shown by at most four characters at each end.</p></footer>
<script>${H}</script>
</body>
</html>
`}export{Oe as renderHtml};
