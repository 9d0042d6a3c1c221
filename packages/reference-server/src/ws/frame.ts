import type { JsonSchema } from "@pricetime/sdk/wire";
import type { TimeUnit } from "../requests/api-call.js";
import { inTimeUnit } from "../requests/time-unit.js";

/** One message for many readers: serialised once for each form that someone asks for. */
export class Frame {
  readonly #schema: JsonSchema;
  readonly #payload: object;
  readonly #texts = new Map<TimeUnit, string>();
  readonly #bytes = new Map<string, Buffer>();

  constructor(schema: JsonSchema, payload: object) {
    this.#schema = schema;
    this.#payload = payload;
  }

  /** @param opening what stands before the payload, up to the colon, when it is a field of an object; "" sends it bare */
  bytes(unit: TimeUnit, opening = ""): Buffer {
    const form = unit + opening;
    let bytes = this.#bytes.get(form);
    if (bytes === undefined) {
      const text = this.#text(unit);
      bytes = Buffer.from(opening === "" ? text : `${opening}${text}}`);
      this.#bytes.set(form, bytes);
    }
    return bytes;
  }

  #text(unit: TimeUnit): string {
    let text = this.#texts.get(unit);
    if (text === undefined) {
      text = JSON.stringify(inTimeUnit(this.#schema, this.#payload, unit));
      this.#texts.set(unit, text);
    }
    return text;
  }
}

/** Opens a message of a combined connection. */
export const combinedOpening = (name: string): string => `{"stream":${JSON.stringify(name)},"data":`;
