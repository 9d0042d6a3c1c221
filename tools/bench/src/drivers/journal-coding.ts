import { decodeRow, EMPTY_HEAD, encodeRow } from "@pricetime/adapters";
import { ByteReader, ByteWriter, decodeEnvelope, type Envelope, encodeEnvelope, type Fold } from "@pricetime/engine";

const COMMANDS_PER_ROW = 256;
const USUAL_COMMAND_BYTES = 128;
const WRITER_ID = "0".repeat(24);
const BEHAVIOR = 1;

/**
 * The coding work of a journal without its disk: every command is coded and read back, and 256 of them make a row that is chained to
 * the one before, hashed, checked and verified.
 */
export class JournalCoding {
  readonly #eventsHash: Fold;
  #commands: Uint8Array[] = [];
  #seq = 0;
  #position = 1;
  #previousHash = EMPTY_HEAD.hash;

  /** @param eventsHash of all events so far: a row tells it */
  constructor(eventsHash: Fold) {
    this.#eventsHash = eventsHash;
  }

  /** What the journal would hold of a command: this is executed. */
  recorded(timeMs: number, envelope: Envelope): Envelope {
    if (this.#commands.length === COMMANDS_PER_ROW) this.#closeRow(timeMs);
    const writer = new ByteWriter(USUAL_COMMAND_BYTES);
    encodeEnvelope(writer, envelope);
    const bytes = writer.toBytes();
    this.#commands.push(bytes);
    return decodeEnvelope(new ByteReader(bytes));
  }

  #closeRow(timeMs: number): void {
    this.#seq++;
    const row = encodeRow({
      kind: "COMMANDS",
      seq: this.#seq,
      epoch: 1,
      timeMs,
      firstPosition: this.#position,
      count: this.#commands.length,
      batchId: WRITER_ID + this.#seq.toString(16).padStart(8, "0"),
      previousHash: this.#previousHash,
      eventsHash: this.#eventsHash.lanes.map((lane) => (lane >>> 0).toString(16).padStart(8, "0")).join(""),
      behavior: BEHAVIOR,
      payload: Buffer.concat(this.#commands),
    });
    this.#previousHash = decodeRow(row).hash;
    this.#position += this.#commands.length;
    this.#commands = [];
  }
}
