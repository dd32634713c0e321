import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a}from"./chunk-4SAYR7MC.js";import"./chunk-IKIEBSWZ.js";import"./chunk-SND26QUP.js";import"./chunk-UP6KTQN5.js";import"./chunk-TEEC6HYN.js";import"./chunk-3V2Z5XO3.js";export{a as parseConfig};
