import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a as s}from"./chunk-AG73S2L7.js";import{f as F}from"./chunk-XDDHXI24.js";import{a as P,b as B}from"./chunk-HXQDNFKA.js";import{c as b,d as u,g as C,h as O,i as g,k as T,l as S,m as A}from"./chunk-37JICR63.js";import{f as k,g as h,h as j}from"./chunk-673BS2HC.js";import"./chunk-NXUXWRLY.js";import"./chunk-LUL2XVDC.js";function d(t){return`<code>${s(t)}</code>`}function v(t){return`<ul>${t.map(e=>`<li>${e}</li>`).join("")}</ul>`}function X(t){let{scopes:e}=t.verification;return e===void 0?"":v(h.map(r=>{let n=e[r]==="yes"?"fail":e[r]==="no"?"pass":"unknown";return`${r}: <strong class="${n}">${e[r]}</strong>`}))}function G(t,e){let r=e.rules?.[t.ruleId];return[["Parts",v(t.parts.map(o=>`${o.kind} ${d(o.redacted)} at ${d(u(o.location))}`))],["Because",v(t.evidence.map(s))],["Risk",t.attackerCould===""?"":`Whoever has it could ${s(t.attackerCould)}.`],["Verified",s(T(t.verification)??"")],["It may",X(t)],["History",t.git===void 0?"":s(A(t.git))],["Also at",v(t.alsoAt.slice(0,50).map(o=>d(u(o))))],["Do",`<strong>${s(t.remedy)}</strong>`],["Rule",r===void 0?"":s(r.about)],["Id",d(t.fingerprint)]].filter(([,o])=>o!==""&&o!=="<ul></ul>"&&o!=="<strong></strong>").map(([o,i])=>`<dt>${o}</dt><dd>${i}</dd>`).join("")}function V(t){return[t.verification.status==="not-attempted"?"":t.verification.status,t.git===void 0?"":t.git.atHead?"at HEAD":"history only",t.tracked===!1?"not tracked":""].filter(r=>r!=="").join(", ")}function Y(t,e,r){let{severity:n,location:o,git:i,exchange:a}=t,l=i?.introducedBy?.date.slice(0,10)??"",c={index:String(e),severity:n,rank:String(k.indexOf(n)),exchange:a??"",rule:t.ruleId,path:o===null?"":`${b(o.path,o)}:${String(o.startLine).padStart(9,"0")}`,since:l,status:t.verification.status,head:i===void 0?"":i.atHead?"yes":"no"};return`<tr${Object.entries(c).map(([y,x])=>` data-${y}="${s(x)}"`).join("")}>
<td class="severity ${n}">${n}</td>
<td><details><summary>${d(t.ruleId)}</summary><p>${s(t.message)}</p><dl>${G(t,r)}</dl></details></td>
<td>${s(a??"")}</td>
<td>${o===null?"":d(u(o))}</td>
<td>${s(l)}</td>
<td${j(t)?' class="critical"':""}>${V(t)}</td>
</tr>`}function $(t,e=t){return`<option value="${s(t)}">${s(e)}</option>`}function J(t){let e=k.filter(n=>t.some(o=>o.severity===n)),r=[...new Set(t.flatMap(({exchange:n})=>n===null?[]:[n]))].sort();return`<form id="filters" aria-label="Filter findings" hidden>
<label>Search<input type="search" name="search" autocomplete="off"></label>
<label>Severity<select name="severity">${$("","all")}${e.map(n=>$(n)).join("")}</select></label>
<label>Exchange<select name="exchange">${$("","all")}${r.map(n=>$(n)).join("")}</select></label>
<label class="tick"><input type="checkbox" name="live">Only live</label>
<label class="tick"><input type="checkbox" name="head">Only at HEAD</label>
<button type="reset">Clear</button>
<output id="shown" role="status"></output>
</form>`}var U=[["Severity","rank","number"],["What","rule","text"],["Exchange","exchange","text"],["Where","path","text"],["Since","since","text"],["Status","status","text"]];function M(t,e){if(t.length===0)return'<h2>Findings</h2><p class="pass">No findings.</p>';let r=U.map(([o,i,a])=>`<th scope="col" data-sort="${i}" data-kind="${a}"><button type="button">${o}</button></th>`).join(""),n=t.map((o,i)=>Y(o,i,e)).join(`
`);return`<h2 id="findings-title">Findings</h2>
${J(t)}
<div class="scroll" role="region" aria-labelledby="findings-title" tabindex="0">
<table id="findings" aria-labelledby="findings-title"><thead><tr>${r}</tr></thead>
<tbody>
${n}
</tbody></table></div>`}var Q={yes:"fail",no:"pass",unknown:"unknown"};function H(t,e,r,n){return`<h2 id="${t}">${e}</h2>
<div class="scroll" role="region" aria-labelledby="${t}" tabindex="0"><table aria-labelledby="${t}">
<thead><tr>${r.map(o=>`<th scope="col">${o}</th>`).join("")}</tr></thead>
<tbody>
${n.join(`
`)}
</tbody></table></div>`}function Z(t){let e=h.map(a=>{let l=t.scopes[a];return`<td${a==="read"&&l==="yes"?"":` class="${Q[l]}"`}>${l}</td>`}).join(""),{status:r,entries:n}=t.allowlist,o=n.length>0?n.map(d).join(" "):r==="unrestricted"?"any address":r,i=t.cause===null?"":` <span class="unknown">not read: ${t.cause}</span>`;return`<tr><th scope="row">${s(b(t.name,t))}${i}</th><td>${s(t.exchange)}</td><td>${t.profile}</td>${e}<td>${o}</td><td>${s(t.expiresAt?.slice(0,10)??"")}</td></tr>`}function D(t){if(t.length===0)return"";let e=["Key","Exchange","Profile",...h,"From","Expires"];return H("keys","Keys",e,t.map(Z))}function tt(t){let e=t.result==="fail"?`, <span class="${t.severity}">${t.severity}</span>`:"",r=t.result==="pass"?"":s(t.remedy);return`<tr><td><strong class="${t.result}">${t.result}</strong>${e}</td><td>${s(O(t)??"")}</td><td>${d(t.id)}</td><td>${s(t.evidence)}</td><td>${r}</td></tr>`}function L(t){return t.length===0?"":H("checks","Checks",["Result","Key","Check","Evidence","Do"],F(t).map(tt))}function q(t){if(t===void 0)return"";let e=["ipv4","ipv6"].map(n=>{let{addresses:o,stable:i,sources:a}=t[n],l=o.length===0?"none":o.map(d).join(" ");return`<tr><th scope="row">${n==="ipv4"?"IPv4":"IPv6"}</th><td>${l}</td><td>${i}</td><td>${a.map(s).join(", ")}</td></tr>`}),r=t.platform===null?"":`<p>Platform: ${s(t.platform)}</p>`;return H("egress","This machine leaves from",["Family","Addresses","Stable","Seen by"],e)+r}var E=`
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
`;var R=`
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
`;var w=1e3,p=12,I=14,et=100,rt=500;function nt(t){let e=[];for(let r of t){let n=Date.parse(r.git?.introducedBy?.date??""),o=Date.parse(r.git?.removedBy?.date??"");Number.isNaN(n)||e.push(Number.isNaN(o)?{finding:r,from:n}:{finding:r,from:n,to:o})}return e.sort((r,n)=>r.from-n.from)}function f(t){return new Date(t).toISOString().slice(0,10)}function ot(t,e){let r=t.slice(0,et),n=Math.min(...r.map(({from:m})=>m)),o=Math.max(1,e-n),i=m=>Math.round(p+(m-n)/o*(w-2*p)),a=r.length*I+40,l=r.map(({finding:m,from:y,to:x},_)=>{let N=i(y),W=Math.max(3,i(Math.max(y,x??e))-N);return`<rect class="bar ${m.severity}" x="${N}" y="${8+_*I}" width="${W}" height="${I-4}"/>`}),c=a-24;return`<svg viewBox="0 0 ${w} ${a}" role="img" aria-label="${g(t.length,"credential")} in the history from ${f(n)} to ${f(e)}; the list below says the same">
${l.join(`
`)}
<line class="axis" x1="${p}" y1="${c}" x2="${w-p}" y2="${c}"/>
<text x="${p}" y="${c+16}">${f(n)}</text>
<text x="${w-p}" y="${c+16}" text-anchor="end">${f(e)}</text>
</svg>`}function st({finding:t,from:e,to:r}){let{git:n}=t,o=`<span class="${t.severity}">${s(t.ruleId)}</span>`,i=t.location===null?"":` in ${d(u(t.location))}`,a=[];return n?.introducedBy&&a.push({time:e,html:`${o} added${i} by ${s(S(n.introducedBy))}`}),n?.removedBy&&r!==void 0&&a.push({time:r,html:`${o} removed${i} by ${s(S(n.removedBy))}`}),a}function z(t,e){let r=nt(t);if(r.length===0)return"";let n=Math.max(...r.map(({from:l,to:c})=>Math.max(l,c??l))),o=Date.parse(e??""),i=Number.isNaN(o)?n:Math.max(o,n),a=r.flatMap(st).sort((l,c)=>l.time-c.time).slice(0,rt).map(({time:l,html:c})=>`<li><time datetime="${f(l)}">${f(l)}</time> ${c}</li>`);return`<h2>History</h2>
${ot(r,i)}
<details><summary>Every event, the oldest first</summary><ol>${a.join(`
`)}</ol></details>`}var it=5e3,at=1e3;async function K(t){let e=new Uint8Array(await crypto.subtle.digest("SHA-256",new TextEncoder().encode(t)));return`'sha256-${btoa(String.fromCharCode(...e))}'`}async function lt(){let[t,e]=await Promise.all([K(R),K(E)]);return`default-src 'none'; style-src ${t}; script-src ${e}; base-uri 'none'; form-action 'none'`}function dt(t){let e=B(t.findings).map(([r,n])=>`<li class="${r}"><strong>${n}</strong> ${r}</li>`);return e.length===0?"":`<ul class="counts">${e.join("")}</ul>`}function ct(t,e){let r=[];return t.complete||r.push('<p class="warning" role="note"><strong>Incomplete.</strong> Not everything was looked at, so this is not a pass.</p>'),e>0&&r.push(`<p class="warning" role="note">${g(e,"less severe finding")} are left out; the JSON report has all.</p>`),r.join(`
`)}function mt(t){if(t.skipped.length===0)return"";let e=t.skipped.slice(0,at).map(o=>`<li>${d(C(o))}: ${s(o.reason)}</li>`),r=t.skipped.length-e.length,n=r>0?`<li>and ${r} more</li>`:"";return`<h2>Not looked at</h2><ul>${e.join("")}${n}</ul>`}async function Pt(t,e={}){let r=P(t.findings).slice(0,it),{name:n,version:o}=t.tool,i=e.generatedAt===void 0?"":`, ${s(e.generatedAt)}`,a=`keyguard: ${t.findings.length===0?"no findings":g(t.findings.length,"finding")}`;return`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${await lt()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${a}</title>
<style>${R}</style>
</head>
<body>
<header>
<h1>${a}</h1>
<p class="quiet">${e.subject===void 0?"":`In ${s(e.subject)}. `}${n} ${s(o)}${i}</p>
</header>
<main>
${ct(t,t.findings.length-r.length)}
${dt(t)}
${q(t.egress)}
${D(t.keys??[])}
${L(t.checks??[])}
${M(r,e)}
${z(r,e.generatedAt)}
${mt(t)}
</main>
<footer><p>Secrets are shown by at most four characters at each end.</p></footer>
<script>${E}</script>
</body>
</html>
`}export{Pt as renderHtml};
