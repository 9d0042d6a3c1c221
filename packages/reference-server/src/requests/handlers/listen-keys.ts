import type {
  CloseUserDataStreamResponse,
  KeepAliveUserDataStreamResponse,
  StartUserDataStreamResponse,
} from "@pricetime/sdk";
import type { ParametersOf } from "@pricetime/sdk/wire";
import { apiError } from "../api-error.js";
import { keyOf, type RequestContext } from "../request-context.js";

export const startUserDataStream = async (context: RequestContext): Promise<StartUserDataStreamResponse> => ({
  listenKey: context.exchange.listenKeys.open(keyOf(context).accountId),
});

export async function keepAliveUserDataStream(
  context: RequestContext,
  { listenKey }: ParametersOf<"keepAliveUserDataStream">,
): Promise<KeepAliveUserDataStreamResponse> {
  const known = context.exchange.listenKeys.renew(keyOf(context).accountId, listenKey);
  if (!known) throw apiError("INVALID_LISTEN_KEY");
  return {};
}

export async function closeUserDataStream(
  context: RequestContext,
  { listenKey }: ParametersOf<"closeUserDataStream">,
): Promise<CloseUserDataStreamResponse> {
  const known = context.exchange.listenKeys.end(keyOf(context).accountId, listenKey);
  if (!known) throw apiError("INVALID_LISTEN_KEY");
  return {};
}
