import { OrderBook } from "nodejs-order-book";
import type { EngineDriver } from "./driver.js";
import { installedVersion } from "./installed-version.js";
import { openTextIdBook, type TextIdBook } from "./text-id-book.js";

/** Without its journal, which is its default and its fastest configuration. */
export const driver: EngineDriver = {
  name: "nodejs-order-book",
  version: installedVersion("nodejs-order-book"),
  does: "book",
  open: (flow) => openTextIdBook(flow, new OrderBook({ enableJournaling: false }) as unknown as TextIdBook),
};
