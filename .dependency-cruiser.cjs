// Which part may use which. The rules are the project's boundary table; the comment of a rule is what a newcomer reads when it fires.

/** Inside the engine data flows downwards: a folder may use itself, what stands in its row, collections and assert.ts. */
const engineFolders = {
  collections: [],
  money: [],
  // Names that stand above and are leaves: the order types a symbol takes, the reasons for which it refuses.
  symbol: ["money", "order/enums.ts", "messages/reject-reasons.ts"],
  order: ["money", "symbol", "messages/reject-reasons.ts"],
  trigger: ["money", "order", "book"],
  wallet: ["money", "symbol", "order"],
  // Events are read from the orders and balances they are about.
  messages: ["money", "symbol", "order", "wallet"],
  book: ["money", "symbol", "order", "messages"],
  projections: ["money", "symbol", "order", "messages", "wallet/account-status.ts"],
};

const vendors = ["memory", "file", "sqlite", "postgres", "redis", "sqs"];
const notTest = "\\.test\\.ts$";

const engineFolderRules = Object.entries(engineFolders).map(([folder, below]) => ({
  name: `engine-${folder}-uses-only-what-is-below`,
  severity: "error",
  comment: `engine/src/${folder} may import ${["assert.ts", ...below].join(", ")} and nothing else of the engine.`,
  from: { path: `^packages/engine/src/${folder}/`, pathNot: notTest },
  to: {
    path: "^packages/engine/src/",
    pathNot: [folder, ...below, "collections", "assert.ts"].map(
      (part) => `^packages/engine/src/${part}${part.endsWith(".ts") ? "$" : "/"}`,
    ),
  },
}));

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      comment: "Data flows one way: two files that need each other want a third below them, or are one file.",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "imports-resolve",
      severity: "error",
      comment: "The imported file or package does not exist.",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "declared-dependencies-only",
      severity: "error",
      comment: "A package imports only what its own package.json names; tests also use the tools of the root.",
      from: { path: "^(packages|tools|examples)/[^/]+", pathNot: [notTest, "/test/", "^tools/commands/"] },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["npm-peer"] },
    },
    {
      name: "sources-ship-no-development-tools",
      severity: "error",
      comment: "What is published may not import a dev dependency.",
      from: {
        path: "^packages/[^/]+/src/",
        pathNot: [notTest, "^packages/[^/]+/src/testing/", "^packages/adapters/src/sqlite/"],
      },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },

    // engine
    {
      name: "engine-is-pure",
      severity: "error",
      comment:
        "The engine uses its two libraries and nothing of the outside world: time, identity and order come in the command.",
      from: { path: "^packages/engine/src/", pathNot: notTest },
      to: {
        pathNot: [
          "^packages/engine/src/",
          "node_modules/(functional-red-black-tree|decimal\\.js|@types/functional-red-black-tree)/",
        ],
      },
    },
    ...engineFolderRules,
    {
      name: "engine-projections-simulation-and-testing-are-on-top",
      severity: "error",
      comment: "Projections, the simulation and the testing kit are used from outside the engine, never by it.",
      from: { path: "^packages/engine/src/", pathNot: ["^packages/engine/src/(projections|sim|testing)/", notTest] },
      to: { path: "^packages/engine/src/(projections|sim|testing)/" },
    },
    {
      name: "engine-simulation-sees-what-traders-see",
      severity: "error",
      comment:
        "The simulation trades through commands and events: it may use their types, numbers, and the testing kit's dice.",
      from: { path: "^packages/engine/src/sim/", pathNot: notTest },
      to: {
        path: "^packages/engine/src/",
        pathNot: [
          "^packages/engine/src/(sim|messages|money|symbol|order)/",
          "^packages/engine/src/testing/(dice|engine-face)\\.ts$",
        ],
      },
    },

    // adapters
    {
      name: "ports-know-engine-types-only",
      severity: "error",
      comment: "A port is an interface in the project's words: no vendor, no pipeline.",
      from: { path: "^packages/adapters/src/ports/", pathNot: notTest },
      to: { pathNot: ["^packages/adapters/src/ports/", "^packages/engine/"] },
    },
    {
      name: "pipeline-knows-no-vendor",
      severity: "error",
      comment: "The pipeline is written against ports and the engine; compose.ts of the server picks the vendors.",
      from: { path: "^packages/adapters/src/pipeline/", pathNot: notTest },
      to: { path: `^packages/adapters/src/(${vendors.join("|")}|testing)/` },
    },
    ...vendors.map((vendor) => ({
      name: `adapter-${vendor}-stands-alone`,
      severity: "error",
      comment: `adapters/src/${vendor} implements ports: it may import ports, engine and its own library, no other vendor and no pipeline.`,
      from: { path: `^packages/adapters/src/${vendor}/`, pathNot: notTest },
      to: {
        path: "^packages/(adapters|sdk|reference-server)/",
        pathNot: [
          `^packages/adapters/src/(${vendor}|ports)/`,
          "^packages/adapters/src/(crc-32c|message-coding|wake-up|worker-file)\\.ts$",
        ],
      },
    })),
    {
      name: "adapters-know-neither-wire-nor-server",
      severity: "error",
      comment: "Adapters depend on the engine alone; the wire is the server's business.",
      from: { path: "^packages/adapters/src/" },
      to: { path: "^packages/(sdk|reference-server)/" },
    },

    // sdk
    {
      name: "sdk-stands-alone",
      severity: "error",
      comment:
        "The SDK runs in Node and browsers without a dependency; integers stay inside, its wire is decimal strings.",
      from: { path: "^packages/sdk/src/", pathNot: notTest },
      to: { pathNot: "^packages/sdk/src/" },
    },

    // reference-server
    {
      name: "only-compose-names-a-vendor",
      severity: "error",
      comment: "Everything but compose.ts sees ports; configuration is not a code path.",
      from: {
        path: "^packages/reference-server/src/",
        pathNot: [notTest, "^packages/reference-server/src/compose(\\.ts|/)"],
      },
      to: { path: `^packages/adapters/src/(${vendors.join("|")})/` },
    },
    {
      name: "nothing-imports-the-server",
      severity: "error",
      comment: "The server is the last package of the chain: tools and examples may start it, packages may not.",
      from: { path: "^packages/(engine|adapters|sdk)/" },
      to: { path: "^packages/reference-server/" },
    },
    {
      name: "no-reach-into-another-package",
      severity: "error",
      comment: "Other packages are imported by name (@pricetime/…), never by a path into their folder.",
      from: { path: "^packages/([^/]+)/" },
      to: { path: "^packages/([^/]+)/", pathNot: "^packages/$1/", dependencyTypesNot: ["aliased"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/dist/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["types", "import", "node", "default"] },
    progress: { type: "none" },
  },
};
