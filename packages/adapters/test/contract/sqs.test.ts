import { SystemClock } from "@pricetime/adapters/memory";
import { createSqsCommandQueue, createSqsEventQueue } from "@pricetime/adapters/sqs";
import {
  type CommandQueueRule,
  describeCommandQueue,
  describeEventQueue,
  type EventQueueRule,
  type Exemptions,
} from "@pricetime/adapters/testing";
import { createQueue, open, type SqsServer, startEmulator, startFauxqs } from "../support/sqs-servers.js";

const clock = new SystemClock();
/** Short, so that a lost consumer's messages come again within the test. */
const VISIBILITY = 1;

const noBound =
  "no process knows what all others have sent; what this one sends is bounded, see sqs-command-queue.test.ts";
const commandExemptions: Exemptions<CommandQueueRule> = {
  boundsCount: noBound,
  boundsBytes: noBound,
  boundsAge: noBound,
};
const eventExemptions: Exemptions<EventQueueRule> = { waitsWhenFull: "SQS has no bound that its sender would see" };

function describeBoth(
  server: string,
  start: () => Promise<SqsServer>,
  exempt: { readonly deliversAhead?: string } = {},
): void {
  describeCommandQueue(
    `SQS (${server})`,
    async () => {
      const running = await start();
      const name = await createQueue(running);
      const create = async () =>
        createSqsCommandQueue({
          calls: await open(running, name),
          clock,
          visibilitySeconds: VISIBILITY,
          waitSeconds: 2,
        });
      let consumer = await create();
      return {
        // What is left of a consumer that is gone: nothing. Its successor is another process.
        queue: {
          send: (...args) => consumer.send(...args),
          receive: (...args) => consumer.receive(...args),
          acknowledge: (commands) => consumer.acknowledge(commands),
          close: () => consumer.close(),
        },
        loseConsumer: async () => {
          await consumer.close();
          consumer = await create();
        },
        advance: (ms) => clock.sleep(ms),
        close: async () => {
          await consumer.close();
          await running.stop();
        },
      };
    },
    { ...commandExemptions, ...exempt },
  );

  describeEventQueue(
    `SQS (${server})`,
    async () => {
      const running = await start();
      const name = await createQueue(running);
      let position = 0;
      const create = async () =>
        createSqsEventQueue({
          calls: await open(running, name),
          clock,
          position,
          visibilitySeconds: VISIBILITY,
          waitSeconds: 2,
        });
      let consumer = await create();
      return {
        queue: {
          send: (batch) => consumer.send(batch),
          receive: (...args) => consumer.receive(...args),
          acknowledge: (processed) => {
            // A consumer keeps its position with its effect.
            position = processed;
            return consumer.acknowledge(processed);
          },
          close: () => consumer.close(),
        },
        loseConsumer: async () => {
          await consumer.close();
          consumer = await create();
        },
        close: async () => {
          await consumer.close();
          await running.stop();
        },
      };
    },
    { ...eventExemptions, ...exempt },
  );
}

describeBoth("own emulator", () => startEmulator(clock));
const oneAtATime = "it gives out one message of a group at a time";
describeBoth("own emulator, one message of a group per receive", () => startEmulator(clock, 1), {
  deliversAhead: oneAtATime,
});
describeBoth("fauxqs", startFauxqs, { deliversAhead: oneAtATime });
