import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a}from"./chunk-QMSHCD57.js";import"./chunk-AP6IBKZ4.js";import"./chunk-EBTQR4WU.js";import"./chunk-APPQATUA.js";import"./chunk-LUL2XVDC.js";export{a as default};
