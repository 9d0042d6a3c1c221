import type { Reading } from "./setting.js";

interface Kind<Value> {
  readonly form: string;
  readonly bare?: string;
  read(text: string): Reading<Value>;
}

const value = <Value>(value: Value): Reading<Value> => ({ ok: true, value });
const expected = (form: string): Reading<never> => ({ ok: false, expected: form });

/** A whole number within bounds. */
export const wholeNumber = (minimum: number, maximum: number): Kind<number> & { readonly form: "NUMBER" } => ({
  form: "NUMBER",
  read: (text) => {
    const number = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
    return number >= minimum && number <= maximum
      ? value(number)
      : expected(`a whole number from ${minimum} to ${maximum}`);
  },
});

/** `on` or `off`; a flag alone means on. */
export const onOff: Kind<boolean> & { readonly bare: "on" } = {
  form: "on|off",
  bare: "on",
  read: (text) => (text === "on" ? value(true) : text === "off" ? value(false) : expected("on or off")),
};

/** One of a closed set of words. */
export const oneOf = <const Words extends readonly string[]>(...words: Words): Kind<Words[number]> => ({
  form: words.join("|"),
  read: (text) => {
    const word = words.find((candidate) => candidate === text);
    return word === undefined ? expected(words.join(" or ")) : value(word);
  },
});

/** A path; which kind is said by the form. */
export const path = <const Form extends string>(form: Form): Kind<string> => ({
  form,
  read: (text) => (text === "" || text.includes("\0") ? expected("a path") : value(text)),
});

/** Words with commas between, each of which must pass. */
export const commaList = <Word extends string>(
  form: string,
  passes: (word: string) => word is Word,
  described: string,
): Kind<readonly Word[]> => ({
  form,
  read: (given) => {
    const words = given.split(",");
    return words.every(passes) && new Set(words).size === words.length ? value(words) : expected(described);
  },
});

/** Any text of one line. */
export const text = (form: string, longest: number): Kind<string> => ({
  form,
  read: (given) =>
    given.length <= longest && /^[^\p{Cc}]+$/u.test(given) ? value(given) : expected(`1 to ${longest} characters`),
});

/** A word or a path. */
export const wordOrFile = <const Words extends readonly string[]>(...words: Words): Kind<string> => ({
  form: [...words, "FILE"].join("|"),
  read: (text) =>
    text === "" || text.includes("\0") ? expected(`${words.join(", ")} or the path of a JSON file`) : value(text),
});

/** A host name or an address without scheme and port. */
export const host: Kind<string> = {
  form: "ADDRESS",
  read: (text) =>
    /^[0-9A-Za-z._:-]{1,255}$/.test(text)
      ? value(text)
      : expected("an IP address or a host name, without scheme and port"),
};

/** A URL with one of these schemes, e.g. "postgres". */
export const url = <const Form extends string>(form: Form, ...schemes: readonly string[]): Kind<string> => ({
  form,
  read: (text) =>
    schemes.includes(URL.canParse(text) ? new URL(text).protocol.slice(0, -1) : "")
      ? value(text)
      : expected(`a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(" or ")}`),
});

const SIZE_UNITS: Readonly<Record<string, number>> = { MB: 1024 ** 2, GB: 1024 ** 3, TB: 1024 ** 4 };

/** A size in bytes such as `500MB` or `1GB` (powers of 1024), or `all`, which is Infinity. */
export const sizeOrAll: Kind<number> = {
  form: "SIZE|all",
  read: (text) => {
    if (text === "all") return value(Number.POSITIVE_INFINITY);
    const [, digits, unit] = /^(\d{1,6})(MB|GB|TB)$/.exec(text) ?? [];
    const bytes = Number(digits) * (SIZE_UNITS[unit ?? ""] ?? Number.NaN);
    return bytes > 0 ? value(bytes) : expected("a size such as 500MB, 1GB or 2TB, or all");
  },
};
