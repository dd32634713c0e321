import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a}from"./chunk-3NSH756K.js";import"./chunk-WIBDN7OD.js";import"./chunk-P6LYN5PH.js";import"./chunk-WU5SBF3G.js";import"./chunk-SQEY2IZR.js";import"./chunk-NXUXWRLY.js";import"./chunk-LUL2XVDC.js";export{a as createCommandStore};
