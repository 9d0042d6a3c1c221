import { randomUUID } from "node:crypto";
import { parseDecimal } from "@pricetime/engine";
import { ACCOUNT_NAME, openAccount } from "../../accounts/open-account.js";
import { submitOperation } from "../../accounts/submit-operation.js";
import { amountText } from "../../mapping/decimal-text.js";
import { UserError } from "../user-error.js";
import { findAccount } from "./find-account.js";
import type { AdminOperation } from "./operation.js";

export const accountCreate: AdminOperation = {
  name: "account create",
  usage: "NAME",
  summary: "Open an account; the same name again finds it.",
  words: 1,
  run: async (exchange, [name = ""], actor) => {
    if (!ACCOUNT_NAME.test(name)) {
      throw new UserError(
        `"${name}" cannot be an account's name: 1 to 40 letters, digits, dots, dashes or underscores.`,
        "usage",
      );
    }
    return [`Account ${name} has the id ${await openAccount(exchange, name, actor)}.`];
  },
};

export const credit: AdminOperation = {
  name: "credit",
  usage: "NAME ASSET AMOUNT [EXTERNAL-ID]",
  summary: "Deposit an amount; the same external id again moves nothing.",
  words: 4,
  run: async (exchange, [name = "", assetName = "", text = "", externalId = `credit:${randomUUID()}`], actor) => {
    const accountId = await findAccount(exchange, name);
    const asset = exchange.markets.asset(assetName);
    if (asset === undefined) {
      const listed = exchange.markets.assets().map((each) => each.asset);
      throw new UserError(`There is no asset "${assetName}". Listed are ${listed.join(", ")}.`, "refused");
    }
    const amount = parseDecimal(text, asset.decimals);
    if (typeof amount !== "bigint" || amount === 0n) {
      const form = `a decimal above 0 with at most ${asset.decimals} digits after the point`;
      throw new UserError(`An amount of ${assetName} is ${form}, not "${text}".`, "usage");
    }
    const events = await submitOperation(exchange, {
      what: `The credit of ${text} ${assetName} to ${name}`,
      command: { type: "Deposit", assetId: asset.assetId, amount, externalId },
      accountId,
      actor,
    });
    const repeated = events.find((event) => event.type === "ExternalIdRepeated");
    return repeated !== undefined
      ? [`${externalId} was credited at position ${repeated.firstPosition} already: nothing moved.`]
      : [`Credited ${amountText(asset, amount)} ${assetName} to ${name} as ${externalId}.`];
  },
};
