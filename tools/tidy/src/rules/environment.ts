import type { Rule } from "../repository.js";

/** The one file of the packages that may read the process it runs in; everything else is handed what it needs. */
const door = "packages/reference-server/src/main.ts";
const reading = /\bprocess\.(?:env|argv|exit|exitCode|stdin)\b/;

/** Only the server's main.ts reads the environment and the arguments, and only it ends the process. */
export const environment: Rule = ({ paths, read }) =>
  paths
    .filter((path) => /^packages\/[^/]+\/src\/.*\.ts$/.test(path) && !path.endsWith(".test.ts") && path !== door)
    .flatMap((path) =>
      read(path)
        .split("\n")
        .flatMap((text, index) => {
          const [found] = reading.exec(text) ?? [];
          return found === undefined
            ? []
            : [{ path, message: `line ${index + 1}: ${found} belongs in ${door}: pass the value in.` }];
        }),
    );
