// npm run bench:engine | bench:server [-- options]: dependencies, build, then the benchmark.
import "../commands/check-node.mjs";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { build } from "../commands/build.mjs";
import { install } from "../commands/install.mjs";
import { npmCommand, run, say } from "../commands/run.mjs";

const [name, ...options] = process.argv.slice(2);
if (name !== "engine" && name !== "server") {
  say("The benchmarks are npm run bench:engine and npm run bench:server.");
  process.exit(2);
}
if ((await install()) === "failed" || (await build()) === "failed") process.exit(1);

const { ok, output } = await run([...npmCommand(), "run", "build", "--workspace=@pricetime/bench"]);
if (!ok) {
  say(`${output.trimEnd()}\nThe benchmark does not build; the messages are above.`);
  process.exit(1);
}

const program = join(import.meta.dirname, `dist/bench-${name}.js`);
const benchmark = spawn(process.execPath, [program, ...options], { stdio: "inherit" });
benchmark.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
