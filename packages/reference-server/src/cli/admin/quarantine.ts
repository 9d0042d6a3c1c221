import { appendQuarantine } from "@pricetime/adapters";
import { composeEmbedded, systemClock } from "../../compose.js";
import { wholeNumber } from "../../settings/values.js";
import type { CliCommand } from "../command.js";
import { UserError } from "../user-error.js";
import { refuseMissing } from "./refuse-missing.js";

const position = wholeNumber(1, Number.MAX_SAFE_INTEGER);

export const quarantine: CliCommand = {
  name: "quarantine",
  usage: "POSITION… REASON",
  summary: "Have the journal of a stopped exchange skip commands at which it fails; last the reason, in quotes.",
  settings: ["data"],
  run: async ({ settings, positionals, print }) => {
    const reason = positionals.at(-1) ?? "";
    const readings = positionals.slice(0, -1).map((word) => position.read(word));
    const positions = readings.flatMap((reading) => (reading.ok ? [reading.value] : []));
    if (positions.length === 0 || positions.length < readings.length || reason.trim() === "") {
      throw new UserError(
        'pricetime quarantine takes one or more positions and a reason: 4711 "price of zero".',
        "usage",
      );
    }
    refuseMissing(settings.data);
    const clock = systemClock();
    const ports = await composeEmbedded({
      directory: settings.data,
      keepBytes: Number.POSITIVE_INFINITY,
      clock,
      queueLimit: 1,
    });
    try {
      const { journal, checkpoints } = ports;
      const { stateHash } = await appendQuarantine({ journal, checkpoints, clock, positions, reason });
      print(`Quarantined ${positions.join(", ")}: every replay now skips it. State hash ${stateHash}.`);
    } finally {
      await ports.close();
    }
  },
};
