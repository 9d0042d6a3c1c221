interface Column {
  [index: number]: number;
  copyWithin(target: number, start: number, end: number): unknown;
}

/** Up to here a loop moves entries faster than a call of copyWithin. */
const FEW = 48;

/** Moves the entries from `place` to `count` up by one. */
export function openGap(column: Column, place: number, count: number): void {
  if (count - place > FEW) column.copyWithin(place + 1, place, count);
  else for (let at = count; at > place; at--) column[at] = column[at - 1] as number;
}

/** Moves the entries behind `place`, of `count` in all, down by one. */
export function closeGap(column: Column, place: number, count: number): void {
  if (count - place > FEW) column.copyWithin(place, place + 1, count);
  else for (let at = place + 1; at < count; at++) column[at - 1] = column[at] as number;
}
