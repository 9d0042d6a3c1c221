/** The oldest Node that is supported, as in package.json. */
const MINIMUM = [20, 19] as const;

/** What is wrong with this Node, if anything. @param version e.g. "20.19.0" */
export function nodeVersionProblem(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isEnough = major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1]);
  if (isEnough) return undefined;
  return `Node ${version} is too old: Pricetime needs ${MINIMUM.join(".")} or newer. Install it from https://nodejs.org.`;
}
