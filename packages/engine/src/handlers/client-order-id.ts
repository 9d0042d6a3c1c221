const CLIENT_ORDER_ID = /^[a-zA-Z0-9-_]{1,36}$/;

/** Whether a client order id may be used; "" stands for none. */
export const isClientOrderId = (text: string): boolean =>
  text === "" || (typeof text === "string" && CLIENT_ORDER_ID.test(text));
