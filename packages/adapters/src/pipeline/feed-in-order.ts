import type { LiveFeed } from "../ports/live-feed.js";

/**
 * The feed as a gateway wants it: a new leader repeats what the one before may have published, and a leader that does not know
 * yet that it is none may repeat what its successor published. Whoever listens here gets each command once; gaps stay gaps.
 */
export function feedInOrder(feed: LiveFeed): LiveFeed {
  return {
    publish: (batch) => feed.publish(batch),
    subscribe: (listener) => {
      let last = 0;
      return feed.subscribe((batch) => {
        const news =
          (batch[0]?.executed.position ?? 0) > last ? batch : batch.filter(({ executed }) => executed.position > last);
        last = news.at(-1)?.executed.position ?? last;
        if (news.length > 0) listener(news);
      });
    },
  };
}
