import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{d as a,e as b}from"./chunk-D7CGS4H7.js";import"./chunk-SND26QUP.js";import"./chunk-EBLQHDIY.js";import"./chunk-RUCEMKBM.js";import"./chunk-NXUXWRLY.js";import"./chunk-LUL2XVDC.js";export{a as RuleScanner,b as createRuleScanner};
