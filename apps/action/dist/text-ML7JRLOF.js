import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a}from"./chunk-RBNC54KB.js";import"./chunk-ESVPWJLR.js";import"./chunk-6ABW7CYW.js";import"./chunk-ZWSKWL2L.js";import"./chunk-SQEY2IZR.js";import"./chunk-NXUXWRLY.js";import"./chunk-LUL2XVDC.js";export{a as renderText};
