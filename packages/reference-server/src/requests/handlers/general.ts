import type { PingResponse, TimeResponse } from "@pricetime/sdk";
import type { RequestContext } from "../request-context.js";

export const ping = async (): Promise<PingResponse> => ({});

export const time = async ({ nowMs }: RequestContext): Promise<TimeResponse> => ({ serverTime: nowMs });
