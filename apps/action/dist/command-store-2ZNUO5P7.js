import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a}from"./chunk-GS43ZE5K.js";import"./chunk-WIBDN7OD.js";import"./chunk-P6LYN5PH.js";import"./chunk-XXIOLFJI.js";import"./chunk-673BS2HC.js";import"./chunk-NXUXWRLY.js";import"./chunk-LUL2XVDC.js";export{a as createCommandStore};
