// Prints the hashes that every machine must agree on, as JSON: run by the Node it is to speak for, against the built package.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { playJournal, playSimulation } from "./same-hashes.mjs";

const journals = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".jsonl"));
const hashes = journals.map((name) => {
  const { eventsHash, stateHash } = playJournal(readFileSync(join(import.meta.dirname, name), "utf8"));
  return [name, `events ${eventsHash}, state ${stateHash}`];
});
const { commands, stateHash } = playSimulation();
const simulation = `${commands} commands, state ${stateHash}`;
console.log(JSON.stringify({ node: process.version, hashes: { ...Object.fromEntries(hashes), simulation } }));
