import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{d as a,e as b}from"./chunk-XU2QZLL4.js";import"./chunk-SND26QUP.js";import"./chunk-ZXVD7OUT.js";import"./chunk-673BS2HC.js";import"./chunk-NXUXWRLY.js";import"./chunk-LUL2XVDC.js";export{a as RuleScanner,b as createRuleScanner};
