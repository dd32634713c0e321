import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{d as a,e as b}from"./chunk-F5DKTMB4.js";import"./chunk-SND26QUP.js";import"./chunk-CUCGVHXM.js";import"./chunk-TEEC6HYN.js";import"./chunk-3V2Z5XO3.js";export{a as RuleScanner,b as createRuleScanner};
