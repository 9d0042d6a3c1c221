import type { AccountStatus } from "@pricetime/engine";
import { submitOperation } from "../../accounts/submit-operation.js";
import { findAccount } from "./find-account.js";
import type { AdminOperation } from "./operation.js";

const setStatus = (name: string, status: AccountStatus, summary: string): AdminOperation => ({
  name,
  usage: "NAME",
  summary,
  words: 1,
  run: async (exchange, [account = ""], actor) => {
    const accountId = await findAccount(exchange, account);
    const command = { type: "SetAccountStatus", status } as const;
    await submitOperation(exchange, { what: `The status of ${account}`, command, accountId, actor });
    return [`${account} is ${status}.`];
  },
});

export const accountSuspend = setStatus(
  "account suspend",
  "SUSPENDED",
  "Take no new orders and withdrawals of an account; its resting orders stay.",
);
export const accountActivate = setStatus("account activate", "ACTIVE", "Let a suspended account go on.");

export const accountCancelOrders: AdminOperation = {
  name: "account cancel-orders",
  usage: "NAME",
  summary: "End every open order of an account on all symbols and free what they hold.",
  words: 1,
  run: async (exchange, [account = ""], actor) => {
    const accountId = await findAccount(exchange, account);
    const command = { type: "CancelAccountOrders", byExchange: true } as const;
    const events = await submitOperation(exchange, {
      what: `The end of the orders of ${account}`,
      command,
      accountId,
      actor,
    });
    const ended = events.filter((event) => event.type === "OrderExpired").length;
    return [`${account}: ${ended} ${ended === 1 ? "order" : "orders"} ended.`];
  },
};
