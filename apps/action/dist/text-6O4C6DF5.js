import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a}from"./chunk-AIPDKI5Y.js";import"./chunk-46JHMXUU.js";import"./chunk-X73YCW3M.js";import"./chunk-QEINJWU3.js";import"./chunk-RUCEMKBM.js";import"./chunk-NXUXWRLY.js";import"./chunk-LUL2XVDC.js";export{a as renderText};
