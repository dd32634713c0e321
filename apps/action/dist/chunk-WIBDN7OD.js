import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
async function i(r){let t=typeof r=="string"?new TextEncoder().encode(r):new Uint8Array(r),n=new Uint8Array(await crypto.subtle.digest("SHA-256",t));return Array.from(n.subarray(0,16),e=>e.toString(16).padStart(2,"0")).join("")}export{i as a};
