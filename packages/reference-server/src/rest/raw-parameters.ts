import type { ParameterEntries } from "@pricetime/sdk/wire";
import { apiError } from "../requests/api-error.js";

/** A query string or form body, apart: decoded pairs, and what the signature is over. */
export interface RawParameters {
  readonly entries: ParameterEntries;
  /** The text as sent without its `signature`. */
  readonly signed: string;
}

const NOTHING: RawParameters = { entries: [], signed: "" };
const SIGNATURE = "signature";

/**
 * Takes `a=1&b=2` apart without changing what was signed.
 *
 * @param text as sent, one character per byte
 * @throws ApiError -1100 when a name or value is not percent-encoded UTF-8
 */
export function rawParameters(text: string): RawParameters {
  if (text === "") return NOTHING;
  const entries: [string, string][] = [];
  const signed: string[] = [];
  for (const piece of text.split("&")) {
    const equals = piece.indexOf("=");
    const name = decoded(equals < 0 ? piece : piece.slice(0, equals));
    if (name !== SIGNATURE) signed.push(piece);
    if (piece !== "") entries.push([name, equals < 0 ? "" : decoded(piece.slice(equals + 1))]);
  }
  return { entries, signed: signed.join("&") };
}

const ENCODED = /[%+]/;

function decoded(text: string): string {
  if (!ENCODED.test(text)) return text;
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw apiError("ILLEGAL_CHARS", [], "unnamed");
  }
}
