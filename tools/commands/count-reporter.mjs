// A vitest reporter that writes how many tests of each kind passed, failed and were skipped, as JSON, to COUNT_FILE.
import { writeFileSync } from "node:fs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @typedef {import("vitest/reporters").Reporter} Reporter @implements {Reporter} */
export default class CountReporter {
  /** @param {readonly import("vitest/node").TestModule[]} modules @param {readonly unknown[]} unhandledErrors */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {Record<string, Counts>} */
    const kinds = {};
    for (const module of modules) {
      kinds[module.project.name] ??= { passed: 0, failed: 0, skipped: 0 };
      const counts = /** @type {Counts} */ (kinds[module.project.name]);
      const failedBefore = counts.failed;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        counts[state === "pending" ? "skipped" : state] += 1;
      }
      // A file or suite that breaks before its tests run has failed, though no test did.
      if (module.state() === "failed" && counts.failed === failedBefore) counts.failed += 1;
    }
    if (unhandledErrors.length > 0)
      kinds["unhandled errors"] = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    if (process.env.COUNT_FILE) writeFileSync(process.env.COUNT_FILE, JSON.stringify(kinds));
  }
}
