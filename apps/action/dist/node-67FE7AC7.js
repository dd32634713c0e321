import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a,b,c,d,e,f}from"./chunk-NR4KSN5U.js";import"./chunk-NXUXWRLY.js";import"./chunk-LUL2XVDC.js";export{a as awaitNameService,b as gatedFetch,f as replaceFile,e as syncDirectory,c as systemClock,d as systemRandom};
