import { test } from "vitest";
import { surviveOverload } from "../api/overload.js";

test("four-fold overload for twenty seconds", () => surviveOverload(20), 120_000);
