// What one run of `npm test` adds up to: tests by kind, minutes by stage, and the last line.

/** @typedef {import("./count-reporter.mjs").Counts} Counts */

/** @param {Counts} one @param {Counts} other @returns {Counts} */
const sum = (one, other) => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
});

export class TestCounts {
  /** @type {Map<string, Counts>} */
  #kinds = new Map();

  /** @param {string} kind @param {Partial<Counts>} counts */
  add(kind, { passed = 0, failed = 0, skipped = 0 }) {
    const known = this.#kinds.get(kind) ?? { passed: 0, failed: 0, skipped: 0 };
    this.#kinds.set(kind, sum(known, { passed, failed, skipped }));
  }

  total() {
    return [...this.#kinds.values()].reduce(sum, { passed: 0, failed: 0, skipped: 0 });
  }

  /** One line per kind, ready to print. */
  table() {
    const width = Math.max(4, ...[...this.#kinds.keys()].map((kind) => kind.length));
    const line = (/** @type {string} */ kind, /** @type {(string | number)[]} */ cells) =>
      `${kind.padEnd(width)}${cells.map((cell) => String(cell).padStart(10)).join("")}`;
    const rows = [...this.#kinds].map(([kind, { passed, failed, skipped }]) => line(kind, [passed, failed, skipped]));
    return [line("kind", ["passed", "failed", "skipped"]), ...rows].join("\n");
  }

  /** The exact last line of a test run. */
  lastLine() {
    const { passed, failed, skipped } = this.total();
    return `${passed} passed, ${failed} failed, ${skipped} skipped`;
  }
}
