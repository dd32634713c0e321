import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a}from"./chunk-LEZOG57J.js";import"./chunk-RM4WFHQ2.js";import"./chunk-WU5SBF3G.js";import"./chunk-NR4KSN5U.js";import"./chunk-SQEY2IZR.js";import"./chunk-NXUXWRLY.js";import"./chunk-LUL2XVDC.js";export{a as openAwsStore};
