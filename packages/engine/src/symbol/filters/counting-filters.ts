import type { ExchangeFilters, SymbolFilters } from "./symbol-filters.js";

/** Whether one of a symbol's filters counts what accounts have open on it. */
export const countsOnSymbol = (filters: SymbolFilters): boolean =>
  filters.maxNumOrders !== undefined ||
  filters.maxNumAlgoOrders !== undefined ||
  filters.maxNumIcebergOrders !== undefined ||
  filters.maxNumOrderLists !== undefined;

/** Whether a filter of the exchange counts what accounts have open; all that it has do. */
export const countsOnExchange = (filters: ExchangeFilters): boolean => Object.keys(filters).length > 0;
