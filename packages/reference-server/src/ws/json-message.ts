/** A JSON object as it came in. */
export interface JsonMessage {
  readonly fields: { readonly [name: string]: unknown };
  /** The same with every number as the text that was sent: what is signed and echoed must not change its spelling. */
  readonly spelled: { readonly [name: string]: unknown };
}

export type MessageReading =
  | { readonly ok: true; readonly message: JsonMessage }
  /** Where reading stopped; both 1 when the text is JSON, but no object. */
  | { readonly ok: false; readonly isJson: boolean; readonly line: number; readonly column: number };

const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Reads a text frame. Its size is bounded by the socket. */
export function readMessage(text: string): MessageReading {
  const fields = parse(text);
  if (fields === undefined) return { ok: false, isJson: false, ...endOfSense(text) };
  if (!isObject(fields)) return { ok: false, isJson: true, line: 1, column: 1 };
  const quoted = text.replace(STRING_OR_NUMBER, (token) => (token.startsWith('"') ? token : `"${token}"`));
  return { ok: true, message: { fields, spelled: parse(quoted) as JsonMessage["spelled"] } };
}

/** The JSON text of a message's `id`, exactly as it was sent; null when there is none. */
export function idText({ fields: { id }, spelled: { id: digits } }: JsonMessage): string {
  return typeof id === "number" ? String(digits) : JSON.stringify(id ?? null);
}

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const POSITION = /at position (\d+)/;

/** Line and column, from 1, at which the text stops being JSON; the first ones when the parser does not tell. */
function endOfSense(text: string): { readonly line: number; readonly column: number } {
  try {
    JSON.parse(text);
  } catch (error) {
    const position = POSITION.exec((error as Error).message)?.[1];
    const lines = text.slice(0, Number(position ?? 0)).split("\n");
    return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
  }
  return { line: 1, column: 1 };
}
