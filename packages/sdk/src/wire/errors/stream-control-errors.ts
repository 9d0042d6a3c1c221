/** Answers `{code, msg[, id]}` to a bad control message on `/ws` and `/stream`. */
export const STREAM_CONTROL_ERRORS = {
  UNKNOWN_PROPERTY: { code: 0, message: "Unknown property" },
  INVALID_VALUE_TYPE: { code: 1, message: "Invalid value type: expected Boolean" },
  UNKNOWN_METHOD: {
    code: 2,
    message:
      "Invalid request: unknown variant `%s`, expected one of `SUBSCRIBE`, `UNSUBSCRIBE`, `LIST_SUBSCRIPTIONS`, `SET_PROPERTY`, `GET_PROPERTY`",
  },
  MISSING_METHOD: { code: 2, message: "Invalid request: missing field `method`" },
  TOO_MANY_PARAMETERS: { code: 2, message: "Invalid request: too many parameters" },
  INVALID_PROPERTY_NAME: { code: 2, message: "Invalid request: property name must be a string" },
  INVALID_REQUEST_ID: { code: 2, message: "Invalid request: request ID must be an unsigned integer" },
  INVALID_STREAM: { code: 2, message: "Invalid request: invalid stream" },
  INVALID_JSON: { code: 3, message: "Invalid JSON: expected value at line %s column %s" },
} as const satisfies Record<string, { code: 0 | 1 | 2 | 3; message: string }>;
