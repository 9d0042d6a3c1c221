import type { Operation } from "../operation.js";
import { ref } from "../schemas/record.js";

/** Calls about one WebSocket API connection. */
const session = {
  tag: "general",
  weight: { kind: "fixed", weight: 2 },
  orderCount: 0,
  parameters: [],
  rules: [],
  response: ref("Session"),
  errors: [],
} as const;

export const sessionLogon: Operation<"sessionLogon"> = {
  ...session,
  id: "sessionLogon",
  summary: "Let this connection speak for an Ed25519 key: requests need no key and no signature any more",
  security: "USER_STREAM",
  signed: true,
  webSocketMethod: "session.logon",
};

export const sessionStatus: Operation<"sessionStatus"> = {
  ...session,
  id: "sessionStatus",
  summary: "Which key this connection speaks for",
  security: "NONE",
  signed: false,
  webSocketMethod: "session.status",
};

export const sessionLogout: Operation<"sessionLogout"> = {
  ...session,
  id: "sessionLogout",
  summary: "Forget the key; what its log-on subscribed to ends",
  security: "NONE",
  signed: false,
  webSocketMethod: "session.logout",
};
