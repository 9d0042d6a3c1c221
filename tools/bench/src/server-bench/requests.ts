import type { Answer, Connection } from "./connection.js";
import type { OrderSource } from "./signed-order.js";

/** Sends one request of a kind over a connection. */
export type Request = (connection: Connection) => Promise<Answer>;

export const pingRequest: Request = (connection) => connection.request("GET", "/api/v3/ping", "", "");

export const orderRequest =
  (orders: OrderSource): Request =>
  (connection) => {
    const { headers, body } = orders.next();
    return connection.request("POST", "/api/v3/order", headers, body);
  };

/** Counts answers: accepted ones by number, the others with the first of them in full, because one explains most of them. */
export class AnswerCount {
  accepted = 0;
  refused = 0;
  firstRefusal = "";

  add({ status, body }: Answer): void {
    if (status === 200) {
      this.accepted++;
      return;
    }
    this.refused++;
    if (this.firstRefusal === "") this.firstRefusal = `${status} ${body.slice(0, 200)}`;
  }

  /** @throws Error when a request was refused: its speed would be that of refusals */
  mustHaveNoRefusals(what: string): void {
    if (this.refused === 0) return;
    throw new Error(
      `${this.refused} of ${this.accepted + this.refused} ${what} were refused, first: ${this.firstRefusal}`,
    );
  }
}
