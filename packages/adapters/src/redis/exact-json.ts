/** Marks a text that stands for something else: `#n12` is the bigint 12, `#s#a` the text "#a". */
const MARK = "#";

/** JSON of plain data in which whole numbers beyond 2^53 survive as bigint. Undefined fields are left out. */
export const toJson = (value: unknown): string => JSON.stringify(value, mark);

/** Reads what {@link toJson} wrote. @throws SyntaxError */
export const fromJson = <Value>(text: string): Value => JSON.parse(text, unmark) as Value;

function mark(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return `${MARK}n${value}`;
  if (typeof value === "string" && value.startsWith(MARK)) return `${MARK}s${value}`;
  return value;
}

function unmark(_key: string, value: unknown): unknown {
  if (typeof value !== "string" || !value.startsWith(MARK)) return value;
  return value[1] === "n" ? BigInt(value.slice(2)) : value.slice(2);
}
