import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a}from"./chunk-KN4VK5SH.js";import"./chunk-XDDHXI24.js";import"./chunk-HXQDNFKA.js";import"./chunk-37JICR63.js";import"./chunk-673BS2HC.js";import"./chunk-NXUXWRLY.js";import"./chunk-LUL2XVDC.js";export{a as renderText};
