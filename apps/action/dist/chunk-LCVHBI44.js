import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
function i(n){return Array.from({length:n.length},(e,r)=>String.raw`\u${n.charCodeAt(r).toString(16).padStart(4,"0")}`).join("")}function t(n){return n.replaceAll(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu,i).replaceAll("##[",String.raw`#\u0023[`)}function g(n){return`${t(JSON.stringify(n,null,2))}
`}function o(n){return t(JSON.stringify(n))}export{g as a,o as b};
