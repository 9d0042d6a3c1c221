/** What every error of this package is. `name` says which kind; `call` is the method and path that failed. */
export abstract class ExchangeError extends Error {
  readonly call: string;

  constructor(message: string, call: string, options?: ErrorOptions) {
    super(message, options);
    this.call = call;
  }
}
