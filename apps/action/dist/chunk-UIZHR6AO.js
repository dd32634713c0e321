import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{g as n,h as i,j as o}from"./chunk-TEEC6HYN.js";function y(t){return[...t].sort((e,r)=>i(e.severity,r.severity)||Number(n(r))-Number(n(e))||o(e,r))}function u(t){let e=new Map;for(let{severity:r}of y(t))e.set(r,(e.get(r)??0)+1);return[...e]}export{y as a,u as b};
