import { expectTypeOf, test } from "vitest";
import type { OrderAck, OrderFull, OrderResult } from "../../generated/types.js";
import type { NewOrderAnswer } from "./new-order.js";

type Market = { symbol: string; side: "BUY"; type: "MARKET"; quantity: string };
type StopLoss = { symbol: string; side: "SELL"; type: "STOP_LOSS"; quantity: string; stopPrice: string };

test("the type of the answer follows newOrderRespType, else the order type", () => {
  expectTypeOf<NewOrderAnswer<Market>>().toEqualTypeOf<OrderFull>();
  expectTypeOf<NewOrderAnswer<StopLoss>>().toEqualTypeOf<OrderAck>();
  expectTypeOf<NewOrderAnswer<Market & { newOrderRespType: "ACK" }>>().toEqualTypeOf<OrderAck>();
  expectTypeOf<NewOrderAnswer<StopLoss & { newOrderRespType: "RESULT" }>>().toEqualTypeOf<OrderResult>();
  expectTypeOf<NewOrderAnswer<StopLoss & { newOrderRespType: "FULL" }>>().toEqualTypeOf<OrderFull>();
});
