import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);
function e(n){return n.replaceAll(new RegExp("\\p{Cs}","gu"),"\uFFFD").split("/").map(encodeURIComponent).join("/")}export{e as a};
