import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a}from"./chunk-I2LVPABX.js";import"./chunk-Z4LDXCUA.js";import"./chunk-7467AZ3P.js";import"./chunk-AP6IBKZ4.js";import"./chunk-EBTQR4WU.js";import"./chunk-APPQATUA.js";import"./chunk-LUL2XVDC.js";export{a as default};
