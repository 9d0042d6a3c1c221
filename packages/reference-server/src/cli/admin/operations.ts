import { accountCreate, credit } from "./accounts.js";
import { keyCreate, keyList, keyRevoke } from "./keys.js";
import type { AdminOperation } from "./operation.js";
import { replayVerify } from "./replay-verify.js";
import { accountActivate, accountCancelOrders, accountSuspend } from "./stop-accounts.js";
import { cancelOnly, cancelOrders, delist, halt, resume, symbolAdd } from "./symbols.js";

/** Every admin operation: the commands, and what the admin socket takes. */
export const ADMIN_OPERATIONS: readonly AdminOperation[] = [
  accountCreate,
  keyCreate,
  keyList,
  keyRevoke,
  credit,
  accountSuspend,
  accountActivate,
  accountCancelOrders,
  symbolAdd,
  halt,
  cancelOnly,
  resume,
  cancelOrders,
  delist,
  replayVerify,
];
