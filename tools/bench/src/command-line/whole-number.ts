/** Reads a whole number from 1 off the command line. @throws Error with a sentence that names the flag */
export function wholeNumber(flag: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`${flag}: "${text}" is not a whole number from 1`);
  return value;
}
