import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a}from"./chunk-MXWJIIIA.js";import"./chunk-WIBDN7OD.js";import"./chunk-LKNW42SZ.js";import"./chunk-BGUSWGRZ.js";import"./chunk-TEEC6HYN.js";import"./chunk-3V2Z5XO3.js";export{a as createCommandStore};
