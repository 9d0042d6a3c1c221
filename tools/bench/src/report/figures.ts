/** 4_123_456 → "4.12 M", 12_345 → "12.3 k", 0.5 → "0.500". Three significant digits. */
export function shortFigure(value: number): string {
  if (value >= 1e6) return `${(value / 1e6).toPrecision(3)} M`;
  if (value >= 1e3) return `${(value / 1e3).toPrecision(3)} k`;
  return value.toPrecision(3);
}

/** 1234567 → "1,234,567". */
export const wholeFigure = (value: number): string => Math.round(value).toLocaleString("en-US");
