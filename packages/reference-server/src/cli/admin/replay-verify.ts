import { oneOf } from "../../settings/values.js";
import { UserError } from "../user-error.js";
import type { AdminOperation } from "./operation.js";

export const replayVerify: AdminOperation = {
  name: "replay",
  usage: "",
  summary: "Execute the journal again from its start; check every row, hash and invariant.",
  options: {
    verify: {
      ...oneOf("on"),
      bare: "on",
      fallback: "on",
      summary: "Check while replaying; there is no other way yet.",
    },
  },
  words: 0,
  run: async (exchange) => {
    if (exchange.replay === undefined)
      throw new UserError(
        "This process has no access to the journal. Run pricetime replay on a stopped exchange.",
        "refused",
      );
    const { stateHash, position, rows, commands, elapsedMs, fromGenesis } = await exchange.replay();
    const from = fromGenesis ? "from the beginning" : "from the oldest checkpoint";
    return [
      `Replayed ${rows} rows with ${commands} commands ${from} in ${Math.round(elapsedMs)} ms: every row, hash and invariant holds.`,
      `Position ${position}, state hash ${stateHash}.`,
    ];
  },
};
