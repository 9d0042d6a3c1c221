/** What a call may send; undefined is not sent. */
export type RequestParameters = { readonly [name: string]: string | number | boolean | readonly string[] | undefined };

/** `name=value&…`, percent-encoded, in the order given; lists as JSON. The signature covers these bytes. */
export function encodeParameters(parameters: RequestParameters): string {
  return Object.entries(parameters)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeValue(value)}`]))
    .join("&");
}

const encodeValue = (value: string | number | boolean | readonly string[]): string =>
  encodeURIComponent(typeof value === "object" ? JSON.stringify(value) : String(value));
