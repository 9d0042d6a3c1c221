import type { ErrorRow } from "./error-row.js";

const row = { httpStatus: 400 } as const;
const fix = { ...row, when: "FIX session" } as const;

/** SBE and FIX: listed so that the table is complete. This server speaks neither and answers SBE requests with -1155. */
export const SESSION_ERRORS = {
  INVALID_SBE_HEADER: { ...row, code: -1152, messages: { default: "Invalid SBE header." }, when: "SBE" },
  UNSUPPORTED_SBE_SCHEMA: {
    ...row,
    code: -1153,
    messages: { default: "Unsupported SBE schema ID or version." },
    when: "SBE",
  },
  SBE_DISABLED: { ...row, code: -1155, messages: { default: "SBE is not enabled." }, when: "SBE was asked for" },
  SBE_SCHEMA_DEPRECATED: {
    ...row,
    code: -1161,
    messages: { default: "The deprecated SBE schema cannot encode the response." },
    when: "SBE",
  },
  INVALID_SBE_FIELD: { ...row, code: -1221, messages: { default: "Invalid SBE field." }, when: "SBE" },
  INVALID_TAG_NUMBER: { ...fix, code: -1169, messages: { default: "Invalid tag number." } },
  TAG_NOT_DEFINED_IN_MESSAGE: { ...fix, code: -1170, messages: { default: "Tag not defined for this message type." } },
  TAG_APPEARS_MORE_THAN_ONCE: { ...fix, code: -1171, messages: { default: "Tag appears more than once." } },
  TAG_OUT_OF_ORDER: { ...fix, code: -1172, messages: { default: "Tag specified out of required order." } },
  GROUP_FIELDS_OUT_OF_ORDER: { ...fix, code: -1173, messages: { default: "Repeating group fields out of order." } },
  INVALID_COMPONENT: { ...fix, code: -1174, messages: { default: "Component is incorrect." } },
  RESET_SEQ_NUM_SUPPORT: { ...fix, code: -1175, messages: { default: "Sequence reset is not supported." } },
  ALREADY_LOGGED_IN: { ...fix, code: -1176, messages: { default: "Already logged in." } },
  GARBLED_MESSAGE: { ...fix, code: -1177, messages: { default: "Garbled message." } },
  BAD_SENDER_COMPID: { ...fix, code: -1178, messages: { default: "SenderCompId is not valid." } },
  BAD_SEQ_NUM: { ...fix, code: -1179, messages: { default: "MsgSeqNum is not the expected one." } },
  EXPECTED_LOGON: { ...fix, code: -1180, messages: { default: "Logon must be the first message." } },
  TOO_MANY_MESSAGES: {
    ...fix,
    code: -1181,
    messages: { default: "Too many messages; current limit is '%s' per '%s'." },
  },
  PARAMS_BAD_COMBO: { ...fix, code: -1182, messages: { default: "Conflicting fields: [%s]." } },
  NOT_ALLOWED_IN_DROP_COPY_SESSIONS: {
    ...fix,
    code: -1183,
    messages: { default: "Not allowed in drop copy sessions." },
  },
  DROP_COPY_SESSION_NOT_ALLOWED: { ...fix, code: -1184, messages: { default: "Drop copy is not supported here." } },
  DROP_COPY_SESSION_REQUIRED: { ...fix, code: -1185, messages: { default: "Only drop copy is supported here." } },
  NOT_ALLOWED_IN_ORDER_ENTRY_SESSIONS: {
    ...fix,
    code: -1186,
    messages: { default: "Not allowed in order entry sessions." },
  },
  NOT_ALLOWED_IN_MARKET_DATA_SESSIONS: {
    ...fix,
    code: -1187,
    messages: { default: "Not allowed in market data sessions." },
  },
  INCORRECT_NUM_IN_GROUP_COUNT: { ...fix, code: -1188, messages: { default: "Incorrect group count for '%s'." } },
  DUPLICATE_ENTRIES_IN_A_GROUP: { ...fix, code: -1189, messages: { default: "Duplicate entries in a group." } },
  INVALID_REQUEST_ID: { ...fix, code: -1190, messages: { default: "Invalid request id." } },
  TOO_MANY_SUBSCRIPTIONS: { ...fix, code: -1191, messages: { default: "Too many subscriptions." } },
} as const satisfies Record<string, ErrorRow>;
