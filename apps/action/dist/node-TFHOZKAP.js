import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a,b,c,d,e}from"./chunk-QQQ356MB.js";import"./chunk-NXUXWRLY.js";import"./chunk-LUL2XVDC.js";export{a as awaitNameService,b as gatedFetch,e as replaceFile,c as systemClock,d as systemRandom};
