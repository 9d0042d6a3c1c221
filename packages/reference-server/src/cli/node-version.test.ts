import { expect, test } from "vitest";
import { nodeVersionProblem } from "./node-version.js";

test.each(["18.20.8", "20.9.0", "20.18.3"])("Node %s is too old", (version) => {
  expect(nodeVersionProblem(version)).toBe(
    `Node ${version} is too old: Pricetime needs 20.19 or newer. Install it from https://nodejs.org.`,
  );
});

test.each(["20.19.0", "22.0.0", "24.21.0"])("Node %s is new enough", (version) => {
  expect(nodeVersionProblem(version)).toBeUndefined();
});
