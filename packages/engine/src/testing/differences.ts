/** A test's expectation does not hold. */
export class ExpectationFailed extends Error {
  readonly code = "EXPECTATION_FAILED";
  constructor(message: string) {
    super(message);
    this.name = "ExpectationFailed";
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** One line of text for anything, bigints as digits with an `n`. */
export const show = (value: unknown): string =>
  JSON.stringify(value, (_, part) => (typeof part === "bigint" ? `${part}n` : part)) ?? String(value);

/**
 * The first place at which two values differ, by structure.
 *
 * @param onlyExpected fields that `expected` leaves out may hold anything
 * @returns undefined when they agree
 */
export function firstDifference(
  actual: unknown,
  expected: unknown,
  { onlyExpected = false, path = "" } = {},
): string | undefined {
  if (Object.is(actual, expected)) return undefined;
  if (!isRecord(actual) || !isRecord(expected) || Array.isArray(actual) !== Array.isArray(expected)) {
    return `${path || "value"} is ${show(actual)}, expected ${show(expected)}`;
  }
  const fields = onlyExpected && !Array.isArray(expected) ? Object.keys(expected) : unionOfKeys(actual, expected);
  for (const field of fields) {
    const difference = firstDifference(actual[field], expected[field], {
      onlyExpected,
      path: path === "" ? field : `${path}.${field}`,
    });
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function unionOfKeys(a: Record<string, unknown>, b: Record<string, unknown>): string[] {
  const keys = Object.keys(a);
  for (const key of Object.keys(b)) if (!Object.hasOwn(a, key)) keys.push(key);
  return keys;
}
