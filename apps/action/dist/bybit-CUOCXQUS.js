import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a}from"./chunk-HHZ5DXMD.js";import"./chunk-2AFUE76V.js";import"./chunk-EKFNL4A6.js";import"./chunk-BCQVMC4K.js";import"./chunk-SXLN6RFW.js";import"./chunk-3V2Z5XO3.js";export{a as default};
