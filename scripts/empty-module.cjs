// Stands in for an optional dependency that is not bundled; see bundle-ccxt.ts.
const nothing = new Proxy(function () {}, {
  get: (_, name) => (name === "default" || name === "__esModule" ? undefined : nothing),
  apply: () => nothing,
  construct: () => nothing,
});
module.exports = nothing;
