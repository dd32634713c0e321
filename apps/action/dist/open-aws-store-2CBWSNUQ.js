import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a}from"./chunk-D3OKSFLP.js";import"./chunk-6SE4ZC6G.js";import"./chunk-HCHOCTTH.js";import"./chunk-NR4KSN5U.js";import"./chunk-RUCEMKBM.js";import"./chunk-NXUXWRLY.js";import"./chunk-LUL2XVDC.js";export{a as openAwsStore};
