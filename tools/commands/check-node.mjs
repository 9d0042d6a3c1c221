// The first import of every command: an old Node must get a sentence, not a stack trace from a feature it lacks.
import { readFileSync } from "node:fs";

const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const needed = manifest.engines.node.replace(">=", "");
const [major = 0, minor = 0] = needed.split(".").map(Number);
const [ownMajor = 0, ownMinor = 0] = process.versions.node.split(".").map(Number);

if (ownMajor < major || (ownMajor === major && ownMinor < minor)) {
  process.stderr.write(
    `Pricetime needs Node ${needed} or newer and found ${process.versions.node}: install a current Node from https://nodejs.org, then run the command again.\n`,
  );
  process.exit(1);
}
