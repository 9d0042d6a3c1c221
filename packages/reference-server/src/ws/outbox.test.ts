import { PassThrough } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { WebSocket } from "ws";
import { Outbox } from "./outbox.js";

/** What an outbox needs of a WebSocket: it holds what it was handed until the network takes some. */
function handSocket() {
  const held: { readonly message: Buffer; readonly done: () => void }[] = [];
  const arrived: number[] = [];
  let bufferedAmount = 0;
  const socket = {
    get bufferedAmount() {
      return bufferedAmount;
    },
    send: (message: Buffer, _options: object, done: () => void) => {
      held.push({ message, done });
      bufferedAmount += message.length;
    },
  };
  return {
    socket: socket as unknown as WebSocket,
    held,
    arrived,
    /** The network takes the oldest `count`; the sender hears of it later, as it does of a real one. */
    take: (count: number): (() => void) => {
      const taken = held.splice(0, count);
      for (const { message } of taken) {
        bufferedAmount -= message.length;
        arrived.push(message.readUInt32BE());
      }
      return () => {
        for (const { done } of taken) done();
      };
    },
  };
}

const numbered = (number: number): Buffer => {
  const message = Buffer.alloc(10_000);
  message.writeUInt32BE(number);
  return message;
};

test("messages leave in order, whatever the network takes when, and the socket never holds much", () => {
  let waited = 0;
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -4, max: 6 }), { minLength: 20, maxLength: 60 }), (steps) => {
      const network = handSocket();
      const outbox = new Outbox(network.socket, new PassThrough());
      let sent = 0;
      let tell = (): void => {};
      for (const step of steps) {
        if (step < 0) {
          tell();
          tell = network.take(-step);
        }
        for (let count = 0; count < step; count++) outbox.send(numbered(sent++));
        expect(network.socket.bufferedAmount).toBeLessThan(64 * 1024 + 10_000);
        expect(outbox.unsentBytes).toBe((sent - network.arrived.length) * 10_000);
        if (outbox.unsentBytes > network.socket.bufferedAmount) waited += 1;
      }
      while (network.arrived.length < sent) {
        tell();
        tell = network.take(3);
      }
      expect(network.arrived).toEqual(Array.from({ length: sent }, (_, number) => number));
    }),
  );
  expect(waited).toBeGreaterThan(100);
});

test("what is cleared is never sent", () => {
  const network = handSocket();
  const outbox = new Outbox(network.socket, new PassThrough());
  for (let number = 0; number < 20; number++) outbox.send(numbered(number));
  const handedOver = network.held.length;
  outbox.clear();
  network.take(20)();
  expect(network.arrived).toHaveLength(handedOver);
  expect(outbox.unsentBytes).toBe(0);
});
