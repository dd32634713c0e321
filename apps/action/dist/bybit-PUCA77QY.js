import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{a}from"./chunk-XUEXHYCR.js";import"./chunk-IEC22MV6.js";import"./chunk-52LDHFVF.js";import"./chunk-CSH3V272.js";import"./chunk-EBTQR4WU.js";import"./chunk-APPQATUA.js";import"./chunk-LUL2XVDC.js";export{a as default};
