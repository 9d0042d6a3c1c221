/** Mixes a whole number into a running sum that depends on the order. */
export const fold = (sum: number, value: number): number => (Math.imul(sum, 31) + value) | 0;
