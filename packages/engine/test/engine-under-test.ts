import { createReferenceEngine } from "@pricetime/engine/testing";

export const createEngine = createReferenceEngine;
