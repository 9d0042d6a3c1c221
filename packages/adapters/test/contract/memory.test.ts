import {
  ManualClock,
  MemoryCheckpointStore,
  MemoryCommandQueue,
  MemoryEventQueue,
  MemoryHistoryStore,
  MemoryHotState,
  MemoryJournal,
  MemoryLease,
  MemoryLiveFeed,
  MemoryRateLimitStore,
  MemoryUserStore,
} from "@pricetime/adapters/memory";
import {
  describeCheckpointStore,
  describeCommandQueue,
  describeEventQueue,
  describeHistoryStore,
  describeHotState,
  describeJournal,
  describeLease,
  describeLiveFeed,
  describeRateLimitStore,
  describeUserStore,
} from "@pricetime/adapters/testing";

const gone = "memory ends with the object";
const close = async () => {};

describeJournal(
  "memory",
  async () => {
    const journal = new MemoryJournal();
    return { journal, reopen: async () => journal, close };
  },
  { survivesReopen: gone },
);

describeCheckpointStore(
  "memory",
  async () => {
    const store = new MemoryCheckpointStore();
    return { store, reopen: async () => store, damage: async () => {}, close };
  },
  { survivesReopen: gone, skipsDamaged: "there is no medium that could be damaged" },
);

describeCommandQueue("memory", async (bounds) => {
  const clock = new ManualClock(0);
  const queue = new MemoryCommandQueue({ clock, ...bounds });
  return { queue, loseConsumer: async () => queue.redeliver(), advance: async (ms) => clock.advance(ms), close };
});

describeEventQueue("memory", async () => {
  const queue = new MemoryEventQueue({ maxCommands: 10 });
  return { queue, loseConsumer: async () => queue.redeliver(), close };
});

describeLiveFeed("memory", async () => {
  const feed = new MemoryLiveFeed();
  return { side: async () => feed, close };
});

describeLease("memory", async () => {
  const slot = { epoch: 0, holder: undefined };
  return { contender: async () => new MemoryLease(slot), close };
});

describeRateLimitStore("memory", async () => ({ store: new MemoryRateLimitStore(), close }));

describeUserStore(
  "memory",
  async () => {
    const store = new MemoryUserStore();
    return { store, reopen: async () => store, close };
  },
  { survivesReopen: gone },
);

describeHistoryStore(
  "memory",
  async () => {
    const store = new MemoryHistoryStore();
    return { store, reopen: async () => store, close };
  },
  { survivesReopen: gone },
);

describeHotState("memory", async () => ({ hotState: new MemoryHotState(), close }));
