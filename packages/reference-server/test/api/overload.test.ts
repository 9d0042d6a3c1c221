import { test } from "vitest";
import { surviveOverload } from "./overload.js";

test("four-fold overload for three seconds", () => surviveOverload(3));
