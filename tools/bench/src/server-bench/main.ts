/** `npm run bench:server`: signed orders beside the same server's ping route, latency at a fixed rate, journal bytes. */
import { runProgram } from "../command-line/run-program.js";
import { wholeFigure } from "../report/figures.js";
import { machineLine, thisMachine } from "../report/machine.js";
import { median } from "../report/median.js";
import { writeResult } from "../report/results-directory.js";
import { closedLoop } from "./closed-loop.js";
import { Connection } from "./connection.js";
import { openLoop } from "./open-loop.js";
import { parseServerBenchOptions, SERVER_BENCH_HELP, type ServerBenchOptions } from "./options.js";
import { orderRequest, pingRequest, type Request } from "./requests.js";
import { ServerProcess } from "./server-process.js";
import { type ServerReport, serverTables } from "./server-report.js";
import { OrderSource } from "./signed-order.js";
import { Turns } from "./turns.js";

const WARM_UP_SECONDS = 2;

async function main(options: ServerBenchOptions): Promise<void> {
  const machine = thisMachine();
  console.log(`${machineLine(machine)}\n`);
  console.log("Starting a server with a fresh demo exchange …");
  const server = await ServerProcess.start();
  const connections: Connection[] = [];
  try {
    while (connections.length < options.connections) connections.push(await Connection.open(server.port));
    const order = orderRequest(new OrderSource(server.accounts));
    const report: ServerReport = {
      measuredAt: new Date().toISOString(),
      machine,
      options,
      closedLoop: await throughput(server, connections, order, options),
      openLoop: await latency(server, connections, order, options),
    };
    console.log(`\n${serverTables(report)}\n`);
    console.log(`Written: ${writeResult("server.json", `${JSON.stringify(report, null, 2)}\n`)}`);
  } finally {
    for (const connection of connections) connection.close();
    await server.stop();
  }
}

/** Orders and pings take turns, so that a busy moment of the machine falls on both. */
async function throughput(
  server: ServerProcess,
  connections: readonly Connection[],
  order: Request,
  { turns, turnSeconds }: ServerBenchOptions,
): Promise<ServerReport["closedLoop"]> {
  console.log("Warming up …");
  await closedLoop(connections, order, WARM_UP_SECONDS);
  await closedLoop(connections, pingRequest, WARM_UP_SECONDS);
  const orders = new Turns();
  const pings = new Turns();
  const bytesBefore = server.journalBytes();
  for (let turn = 1; turn <= turns; turn++) {
    await orders.run(server, connections, order, turnSeconds);
    await pings.run(server, connections, pingRequest, turnSeconds);
    const figures = [orders, pings].map(({ rates }) => wholeFigure(rates.at(-1) as number));
    console.log(`Closed loop, turn ${turn} of ${turns}: ${figures[0]} orders/s, ${figures[1]} pings/s`);
  }
  const ordersPerSecond = median(orders.rates);
  const pingsPerSecond = median(pings.rates);
  return {
    ordersPerSecond,
    pingsPerSecond,
    ratio: ordersPerSecond / pingsPerSecond,
    orders: orders.requests,
    cpuPerOrder: orders.cpuPerRequest,
    cpuPerPing: pings.cpuPerRequest,
    journalBytesPerOrder: (server.journalBytes() - bytesBefore) / orders.requests,
  };
}

async function latency(
  server: ServerProcess,
  connections: readonly Connection[],
  order: Request,
  { rate, seconds }: ServerBenchOptions,
): Promise<ServerReport["openLoop"]> {
  console.log(`Open loop: ${rate} pings/s, then ${rate} orders/s, ${seconds} s each …`);
  const pings = await openLoop(connections, pingRequest, rate, seconds);
  const bytesBefore = server.journalBytes();
  const orders = await openLoop(connections, order, rate, seconds);
  return { orders, pings, journalBytesPerOrder: (server.journalBytes() - bytesBefore) / orders.requests };
}

await runProgram(async () => {
  const options = parseServerBenchOptions(process.argv.slice(2));
  if (options === "help") console.log(SERVER_BENCH_HELP);
  else await main(options);
});
