// Node's crypto for ccxt's RSA signatures; in a browser undefined, and ccxt says that it cannot. See bundle-ccxt.ts.
module.exports = globalThis.process?.getBuiltinModule?.("node:crypto") ?? {};
