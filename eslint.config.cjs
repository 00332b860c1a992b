const jsdoc = require("eslint-plugin-jsdoc");
const tseslint = require("typescript-eslint");

/**
 * The rooms of src/ and what each may enter. Imports point downwards only: a room may use the rooms named
 * behind it and nothing else (its own files always). src/README.md draws the same picture.
 */
const rooms = {
  kafka: [],
  documents: [],
  network: ["kafka", "documents"],
  "kafka-client": ["kafka", "documents"],
  inventory: ["kafka", "documents", "kafka-client"],
  waves: ["kafka", "documents", "inventory"],
  target: ["kafka", "documents", "inventory", "waves"],
  expectations: ["kafka", "documents"],
  review: ["kafka", "documents", "network", "inventory", "waves", "target"],
  constructs: ["kafka", "documents", "network", "inventory", "waves", "target", "expectations", "review"],
  check: ["kafka", "documents", "network", "kafka-client", "expectations"],
  report: ["kafka", "documents", "network", "inventory", "target", "review", "check"],
  rehearsal: [
    "kafka",
    "documents",
    "network",
    "kafka-client",
    "inventory",
    "waves",
    "target",
    "expectations",
    "review",
    "constructs",
    "check",
    "report",
  ],
  cli: [
    "kafka",
    "documents",
    "network",
    "kafka-client",
    "inventory",
    "waves",
    "target",
    "expectations",
    "review",
    "check",
    "report",
    "rehearsal",
  ],
};

/** Packages that only some rooms may use. Everything else in package.json is free. */
const packages = {
  cdktf: ["constructs", "rehearsal"],
  constructs: ["constructs", "rehearsal"],
  kafkajs: ["kafka-client", "rehearsal"],
  "node-forge": ["kafka-client", "rehearsal"],
  commander: ["cli"],
};

const providerRoot = {
  regex: "^@cdktf/provider-[a-z-]+(/lib)?/?$",
  message: "Import the resource by its own path (@cdktf/provider-aws/lib/vpc): the root loads every resource.",
};

const upwards = (room) =>
  Object.keys(rooms)
    .filter((other) => other !== room && !rooms[room].includes(other))
    .map((other) => ({
      regex: `^(\\.\\./)+${other}(/|$)`,
      message: `src/${room} may not import src/${other}: imports point downwards only (src/README.md).`,
    }));

const foreignPackages = (room) =>
  Object.entries(packages)
    .filter(([, allowed]) => !allowed.includes(room))
    .map(([name]) => ({
      regex: `^${name}(/|$)`,
      message: `src/${room} does not use ${name} (src/README.md, "Who may use which package").`,
    }));

const layering = Object.keys(rooms).map((room) => ({
  files: [`src/${room}/**/*.ts`],
  rules: {
    "no-restricted-imports": ["error", { patterns: [providerRoot, ...upwards(room), ...foreignPackages(room)] }],
  },
}));

/** What inventory export and check may reach of a cluster: reads only. src/kafka-client holds no write at all. */
const readOnlyRooms = ["src/kafka-client/**/*.ts", "src/inventory/**/*.ts", "src/check/**/*.ts"];
const writes =
  "/^(createTopics|deleteTopics|createPartitions|alterConfigs|createAcls|deleteAcls|deleteGroups|setOffsets|resetOffsets|deleteTopicRecords|alterPartitionReassignments|producer|transaction|sendBatch|commitOffsets|admin|consumer)$/";

module.exports = tseslint.config(
  {
    ignores: [
      "lib",
      "node_modules",
      "**/cdktf.out",
      "rehearsal",
      ".cache",
      "coverage",
      "src/constructs/kafka/bindings",
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.ts"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    plugins: { jsdoc },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unnecessary-type-assertion": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "no-restricted-imports": ["error", { patterns: [providerRoot] }],
      "max-lines": ["error", { max: 500, skipBlankLines: false, skipComments: false }],
      eqeqeq: "error",
    },
  },
  {
    files: ["src/**/*.ts"],
    rules: {
      "jsdoc/require-jsdoc": [
        "error",
        {
          publicOnly: true,
          require: { FunctionDeclaration: true, ClassDeclaration: true },
          contexts: [
            "ExportNamedDeclaration > TSInterfaceDeclaration",
            "ExportNamedDeclaration > TSTypeAliasDeclaration",
          ],
        },
      ],
      "jsdoc/require-description": "error",
      "jsdoc/no-types": "error",
      "@typescript-eslint/consistent-type-assertions": [
        "error",
        { assertionStyle: "as", objectLiteralTypeAssertions: "never" },
      ],
    },
  },
  ...layering,
  {
    files: readOnlyRooms,
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: `CallExpression > MemberExpression > Identifier.property[name=${writes}]`,
          message: "This room only reads: nothing that writes to a cluster may be reached from it.",
        },
      ],
    },
  },
  { files: ["test/**/*.ts"], rules: { "@typescript-eslint/no-non-null-assertion": "off" } },
  { files: ["**/*.{js,cjs,mjs}"], rules: { "@typescript-eslint/no-require-imports": "off" } },
);
