import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a}from"./chunk-YUAJWZUD.js";import"./chunk-DB7LBKIZ.js";import"./chunk-XXIOLFJI.js";import"./chunk-NR4KSN5U.js";import"./chunk-673BS2HC.js";import"./chunk-NXUXWRLY.js";import"./chunk-LUL2XVDC.js";export{a as openAwsStore};
