import { nearestName } from "../settings/nearest-name.js";

/** Reads untrusted JSON piece by piece and notes every problem with its place, instead of stopping at the first. */
export class JsonReader {
  readonly value: unknown;
  readonly place: string;
  readonly problems: string[];

  constructor(value: unknown, place: string, problems: string[]) {
    this.value = value;
    this.place = place;
    this.problems = problems;
  }

  /** Notes what would be right here. */
  refuse(expected: string): void {
    this.problems.push(`${this.place} must be ${expected}.`);
  }

  /** The fields of an object with no others than these. */
  object<Name extends string>(...names: readonly Name[]): { readonly [name in Name]: JsonReader } {
    const fields = this.entries();
    const known = new Set<string>(names);
    for (const name of fields.keys()) {
      if (known.has(name)) continue;
      const nearest = nearestName(name, names);
      const advice = nearest === undefined ? `Known are ${names.join(", ")}.` : `Did you mean ${nearest}?`;
      this.problems.push(`${this.place}.${name} is not known. ${advice}`);
    }
    const readers = names.map((name) => [
      name,
      new JsonReader(fields.get(name), `${this.place}.${name}`, this.problems),
    ]);
    return Object.fromEntries(readers);
  }

  /** All fields of an object, whatever their names. */
  record(): readonly (readonly [name: string, field: JsonReader])[] {
    return [...this.entries()].map(([name, field]) => [
      name,
      new JsonReader(field, `${this.place}.${name}`, this.problems),
    ]);
  }

  list(): readonly JsonReader[] {
    if (Array.isArray(this.value)) {
      return this.value.map((item, place) => new JsonReader(item, `${this.place}[${place}]`, this.problems));
    }
    this.refuse("a list");
    return [];
  }

  get isAbsent(): boolean {
    return this.value === undefined;
  }

  text(pattern: RegExp, expected: string): string {
    if (typeof this.value === "string" && pattern.test(this.value)) return this.value;
    this.refuse(expected);
    return "";
  }

  decimal(): string {
    return this.text(/^\d{1,20}(\.\d{1,20})?$/, 'a decimal in quotes, such as "0.001"');
  }

  word<const Word extends string>(words: readonly Word[]): Word {
    const word = words.find((candidate) => candidate === this.value);
    if (word === undefined) this.refuse(words.join(" or "));
    return word ?? (words[0] as Word);
  }

  wholeNumber(minimum: number, maximum: number): number {
    const { value } = this;
    if (typeof value === "number" && Number.isInteger(value) && value >= minimum && value <= maximum) return value;
    this.refuse(`a whole number from ${minimum} to ${maximum}`);
    return minimum;
  }

  flag(): boolean {
    if (typeof this.value !== "boolean") this.refuse("true or false");
    return this.value === true;
  }

  private entries(): ReadonlyMap<string, unknown> {
    const { value } = this;
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return new Map(Object.entries(value));
    this.refuse("an object");
    return new Map();
  }
}
