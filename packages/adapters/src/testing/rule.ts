import { it } from "vitest";

/** Rules of a contract that an adapter does not keep, each with the reason. */
export type Exemptions<Name extends string> = { readonly [name in Name]?: string };

/**
 * Makes the `rule` function of one contract: a test under `statement`, or, where the adapter is exempt, one that only prints why.
 */
export function rulesWith<Name extends string>(adapter: string, exempt: Exemptions<Name>) {
  return (name: Name, statement: string, test: () => Promise<void>): void => {
    const reason = exempt[name];
    if (reason === undefined) it(statement, test);
    else it(`(exempt) ${statement}`, () => console.info(`${adapter} is exempt from "${statement}": ${reason}`));
  };
}
