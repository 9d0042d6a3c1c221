import { OrderBook } from "hft-limit-order-book";
import type { EngineDriver } from "./driver.js";
import { installedVersion } from "./installed-version.js";
import { openTextIdBook, type TextIdBook } from "./text-id-book.js";

/** Without its journal and conditional orders, which is its default and its fastest configuration. */
export const driver: EngineDriver = {
  name: "hft-limit-order-book",
  version: installedVersion("hft-limit-order-book"),
  does: "book",
  open: (flow) => openTextIdBook(flow, new OrderBook({ enableJournaling: false }) as unknown as TextIdBook),
};
