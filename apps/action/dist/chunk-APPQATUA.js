import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
import{b as o}from"./chunk-LUL2XVDC.js";var u=o((d,e)=>{var n=new Proxy(function(){},{get:(c,t)=>t==="default"||t==="__esModule"?void 0:n,apply:()=>n,construct:()=>n});e.exports=n});export{u as a};
