import type { CommandContext } from "../cli/command.js";
import type { Exchange } from "../exchange.js";
import { priceText } from "../mapping/decimal-text.js";

/** The last price of every symbol that traded, in one line. */
export async function priceLine({ hotState, markets }: Pick<Exchange, "hotState" | "markets">): Promise<string> {
  const parts: string[] = [];
  for (const market of markets.all()) {
    const [lastTrade] = await hotState.trades(market.definition.symbolId, 1);
    if (lastTrade !== undefined)
      parts.push(`${market.definition.symbol} ${shortened(priceText(market, lastTrade.price))}`);
  }
  return parts.join("   ");
}

/** Without the zeros that pad it; two digits stay. */
const shortened = (text: string): string => text.replace(/(\.\d\d\d*?)0+$/, "$1");

/** Shows the prices until stopped. */
export function showPrices(
  exchange: Pick<Exchange, "hotState" | "markets" | "clock">,
  { live, liveEveryMs }: Pick<CommandContext, "live" | "liveEveryMs">,
): { stop(): void } {
  const stopping = new AbortController();
  const show = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const line = await priceLine(exchange);
      if (line !== "" && !stopping.signal.aborted) live(line);
      await exchange.clock.sleep(liveEveryMs, stopping.signal);
    }
  };
  void show();
  return { stop: () => stopping.abort() };
}
