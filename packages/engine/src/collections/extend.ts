/** Copies a column into a longer one of the same kind. */
export function extend<Column extends { set(source: ArrayLike<number>): void }>(
  from: ArrayLike<number>,
  to: Column,
): Column {
  to.set(from);
  return to;
}
