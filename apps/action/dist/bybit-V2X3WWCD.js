import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a}from"./chunk-RYA6W6CQ.js";import"./chunk-JOBUMHKE.js";import"./chunk-L354YHZB.js";import"./chunk-K2FFUMVF.js";import"./chunk-SXLN6RFW.js";import"./chunk-3V2Z5XO3.js";export{a as default};
