// npm start [-- flags]: dependencies, build, then the exchange with the demo market. Needs nothing but Node.
import "./check-node.mjs";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { build } from "./build.mjs";
import { install } from "./install.mjs";
import { root } from "./run.mjs";

if ((await install()) === "failed" || (await build()) === "failed") process.exit(1);

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
