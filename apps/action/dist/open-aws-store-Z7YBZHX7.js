import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a}from"./chunk-VC3FM6CR.js";import"./chunk-EUBE3URG.js";import"./chunk-MI2UJVBK.js";import"./chunk-QQQ356MB.js";import"./chunk-MELPVT2Y.js";import"./chunk-NXUXWRLY.js";import"./chunk-LUL2XVDC.js";export{a as openAwsStore};
