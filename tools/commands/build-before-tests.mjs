// Tests of whole processes run the built server: they must never meet yesterday's build.
import { build } from "./build.mjs";

export default async function setup() {
  if ((await build()) === "failed") throw new Error("The packages do not build; the messages are above.");
}
