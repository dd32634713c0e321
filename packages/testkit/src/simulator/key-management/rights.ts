import type { Scope } from "@keyguard/core";

type Scopes = Readonly<Record<Scope, boolean>>;
type Rights = Readonly<Record<string, unknown>>;

/** Between a key's scopes and its rights in an exchange's own JSON. */
export interface RightsMapping {
  toRights(scopes: Scopes): Rights;
  toScopes(rights: Rights): Scope[];
}

type Words = readonly (readonly [Scope, string])[];

/** For exchanges that list words: what is granted is listed. */
function byWords(
  words: Words,
  wrap: (granted: string[]) => Rights,
  unwrap: (rights: Rights) => readonly unknown[],
): RightsMapping {
  return {
    toRights: (scopes) => wrap([...new Set(words.filter(([scope]) => scopes[scope]).map(([, word]) => word))]),
    toScopes: (rights) => {
      const given = new Set(unwrap(rights).map(String));
      return words.filter(([, word]) => given.has(word)).map(([scope]) => scope);
    },
  };
}

const commas = (value: unknown): string[] => (typeof value === "string" ? value.split(",") : []);

const BINANCE: Words = [
  ["trade.spot", "canTrade"],
  ["trade.margin", "canMarginLoanRepay"],
  ["trade.derivatives", "canFuturesTrade"],
  ["transfer.internal", "canUniversalTransfer"],
];

const BYBIT: Words = [
  ["trade.spot", "Spot:SpotTrade"],
  ["trade.derivatives", "ContractTrade:Order"],
  ["transfer.internal", "Wallet:AccountTransfer"],
  ["withdraw", "Wallet:Withdraw"],
];

const GATE: Words = [
  ["trade.spot", "spot"],
  ["trade.margin", "margin"],
  ["trade.derivatives", "futures"],
  ["withdraw", "wallet"],
];

/** How each exchange words the rights of a key. */
export const RIGHTS: Readonly<Record<string, RightsMapping>> = {
  binance: {
    toRights: (scopes) => ({
      ...Object.fromEntries(BINANCE.map(([scope, flag]) => [flag, scopes[scope]])),
      canVanillaOptions: false,
    }),
    toScopes: (rights) => ["read", ...BINANCE.filter(([, flag]) => rights[flag] === true).map(([scope]) => scope)],
  },
  bingx: byWords(
    [
      ["read", "2"],
      ["trade.spot", "1"],
      ["trade.derivatives", "3"],
      ["transfer.internal", "4"],
      ["withdraw", "5"],
    ],
    (granted) => ({ permissions: granted.map(Number) }),
    (rights) => rights["permissions"] as readonly unknown[],
  ),
  bitget: byWords(
    [
      ["trade.spot", "uta_trade"],
      ["trade.derivatives", "uta_trade"],
      ["transfer.internal", "uta_mgt"],
      ["withdraw", "withdraw"],
      ["read", "read"],
    ],
    (granted) => ({
      type: granted.some((word) => word !== "read") ? "read-and-write" : "read-only",
      permissions: granted,
    }),
    (rights) => rights["permissions"] as readonly unknown[],
  ),
  bybit: {
    toRights: (scopes) => {
      const permissions: Record<string, string[]> = {};
      const granted = BYBIT.filter(([scope]) => scopes[scope]).map(([, word]) => word);
      for (const word of granted.length === 0 ? ["Spot:SpotTrade"] : granted) {
        const [group = "", right = ""] = word.split(":");
        (permissions[group] ??= []).push(right);
      }
      return { readOnly: granted.length === 0 ? 1 : 0, permissions };
    },
    toScopes: (rights) => {
      if (rights["readOnly"] === 1) return ["read"];
      const groups = Object.entries(rights["permissions"] as Record<string, string[]>);
      const given = new Set(groups.flatMap(([group, words]) => words.map((word) => `${group}:${word}`)));
      return ["read", ...BYBIT.filter(([, word]) => given.has(word)).map(([scope]) => scope)];
    },
  },
  coinex: {
    toRights: (scopes) => ({ trade_enabled: scopes["trade.spot"] }),
    toScopes: (rights) =>
      rights["trade_enabled"] === true ? ["read", "trade.spot", "trade.margin", "trade.derivatives"] : ["read"],
  },
  deribit: {
    toRights: (scopes) => ({
      max_scope: `account:read trade:${scopes["trade.spot"] || scopes["trade.derivatives"] ? "read_write" : "read"} wallet:${scopes.withdraw ? "read_write" : "read"}`,
    }),
    toScopes: (rights) => {
      const scope = String(rights["max_scope"]);
      return [
        "read",
        ...(scope.includes("trade:read_write") ? (["trade.spot", "trade.margin", "trade.derivatives"] as const) : []),
        ...(scope.includes("wallet:read_write") ? (["withdraw"] as const) : []),
      ];
    },
  },
  gate: {
    toRights: (scopes) => ({
      mode: 1,
      perms: GATE.filter(([scope]) => scope === "withdraw" || scopes[scope]).map(([scope, name]) => ({
        name,
        read_only: !scopes[scope],
      })),
    }),
    toScopes: (rights) => {
      const perms = rights["perms"] as readonly { name: string; read_only: boolean }[];
      const writable = new Set(perms.filter(({ read_only }) => !read_only).map(({ name }) => name));
      return ["read", ...GATE.filter(([, name]) => writable.has(name)).map(([scope]) => scope)];
    },
  },
  htx: byWords(
    [
      ["read", "readOnly"],
      ["trade.spot", "trade"],
      ["trade.margin", "trade"],
      ["trade.derivatives", "trade"],
      ["transfer.internal", "trade"],
      ["withdraw", "withdraw"],
    ],
    (granted) => ({ permission: granted.join(",") }),
    (rights) => commas(rights["permission"]),
  ),
  kucoin: byWords(
    [
      ["read", "General"],
      ["trade.spot", "Spot"],
      ["trade.margin", "Margin"],
      ["trade.derivatives", "Futures"],
      ["transfer.internal", "InnerTransfer"],
      ["withdraw", "Transfer"],
    ],
    (granted) => ({ permission: granted.join(",") }),
    (rights) => commas(rights["permission"]),
  ),
  mexc: byWords(
    [
      ["read", "SPOT_ACCOUNT_READ"],
      ["trade.spot", "SPOT_DEAL_WRITE"],
      ["trade.derivatives", "CONTRACT_DEAL_WRITE"],
      ["transfer.internal", "SPOT_TRANSFER_WRITE"],
    ],
    (granted) => ({ permissions: granted.join(",") }),
    (rights) => commas(rights["permissions"]),
  ),
  okx: byWords(
    [
      ["read", "read_only"],
      ["trade.spot", "trade"],
      ["trade.margin", "trade"],
      ["trade.derivatives", "trade"],
      ["transfer.internal", "trade"],
      ["withdraw", "withdraw"],
    ],
    (granted) => ({ perm: granted.join(",") }),
    (rights) => commas(rights["perm"]),
  ),
  whitebit: {
    toRights: (scopes) => ({ type: scopes.withdraw ? 2 : 1 }),
    toScopes: (rights) => ["read", "trade.spot", ...(rights["type"] === 2 ? (["withdraw"] as const) : [])],
  },
};
