import type { Rule } from "../repository.js";

/** Folders that exist on one person's machine. */
const machinePath = /(?<![\w.*/~])\/(?:home|root|Users|work|farm)\/[\w.-]+|\b[A-Z]:\\Users\\/;
const binary = /\.(png|jpe?g|gif|ico|webp|woff2?|wasm|gz|zip|bin|sqlite)$/;

/** What is committed must mean the same on every machine. */
export const machinePaths: Rule = ({ paths, read }) =>
  paths
    .filter((path) => !binary.test(path))
    .flatMap((path) =>
      read(path)
        .split("\n")
        .flatMap((text, index) => {
          const [found] = machinePath.exec(text) ?? [];
          return found === undefined
            ? []
            : [{ path, message: `line ${index + 1}: ${found} is a path of one machine.` }];
        }),
    );
