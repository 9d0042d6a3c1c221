// npm start [-- flags]: dependencies, build, then the exchange with the demo market. Needs nothing but Node.
import "./check-node.mjs";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { build } from "./build.mjs";
import { install } from "./install.mjs";
import { duration, root, say } from "./run.mjs";

const installed = await install();
const built = installed === "failed" ? "failed" : await build();
if (built === "failed") process.exit(1);
if (installed === "installed" || built === "built") {
  say(`Installed and built ${duration(performance.now() / 1000)} after the start; now the exchange.`);
}

const main = join(root, "packages/reference-server/dist/main.js");
const server = spawn(process.execPath, [main, "serve", "--demo", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});

// The server may get a signal twice, from us and from the terminal's process group; it takes both for one request.
process.on("SIGINT", () => server.kill("SIGINT"));
process.on("SIGTERM", () => server.kill("SIGTERM"));
server.on("error", (error) => {
  process.stderr.write(`The server did not start: ${error.message}\n`);
  process.exit(1);
});
server.on("exit", (code, signal) => {
  process.exitCode = code ?? (signal === "SIGINT" ? 130 : 143);
});
