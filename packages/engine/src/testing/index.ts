export {
  advanceTime,
  cancel,
  cancelAll,
  confirmWithdrawal,
  deposit,
  fokBuy,
  fokSell,
  iocBuy,
  iocSell,
  limitBuy,
  limitMakerBuy,
  limitMakerSell,
  limitSell,
  marketBuy,
  marketBuyFor,
  marketOf,
  marketSell,
  marketSellFor,
  notionalUnitsOf,
  priceOf,
  quantityOf,
  rejectWithdrawal,
  requestWithdrawal,
  setCommission,
  setFilters,
  setStatus,
} from "./builders.js";
export { ExpectationFailed, firstDifference, show } from "./differences.js";
export type { EngineFace } from "./engine-face.js";
export { EnginePair, observableState } from "./engine-pair.js";
export {
  given,
  givenOn,
  type PartialEvent,
  STORY_STARTS_MS,
  type Story,
  type StoryEngine,
  type Wait,
  wait,
} from "./given.js";
export { LiveState } from "./live-state.js";
export { Reach } from "./reach.js";
export { createReferenceEngine, ReferenceEngine } from "./reference-engine.js";
export {
  ALICE,
  amountOf,
  assetIdOf,
  BOB,
  CAROL,
  envelopeOf,
  OPEN_FILTERS,
  symbolIdOf,
  TEST_ASSETS,
  TEST_SYMBOLS,
  type TestSymbol,
  type TestVenueOptions,
  testVenue,
  unitsOf,
} from "./test-venue.js";
export {
  randomSteps,
  resolveStep,
  runWorkload,
  STEP_KINDS,
  STEP_WEIGHTS,
  type Step,
  type StepKind,
  type TimedEnvelope,
} from "./workload.js";
