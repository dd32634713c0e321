import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
function e(t){return Array.from({length:t.length},(n,r)=>String.raw`\u${t.charCodeAt(r).toString(16).padStart(4,"0")}`).join("")}function i(t){return`${JSON.stringify(t,null,2).replaceAll(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu,e).replaceAll("##[",String.raw`#\u0023[`)}
`}export{i as a};
