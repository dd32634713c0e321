import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a}from"./chunk-AGDQLSLT.js";import"./chunk-VBBVWDIB.js";import"./chunk-UUOW7NYO.js";import"./chunk-O43YE7JD.js";import"./chunk-MELPVT2Y.js";import"./chunk-NXUXWRLY.js";import"./chunk-LUL2XVDC.js";export{a as renderText};
