import { expect, test } from "vitest";
import { EXIT_CODES } from "../cli/user-error.js";
import { settingsReference } from "./describe-settings.js";
import { SETTINGS } from "./settings-table.js";

test("docs/reference/config.md is fresh", async () => {
  await expect(settingsReference(SETTINGS, Object.values(EXIT_CODES))).toMatchFileSnapshot(
    "../../../../docs/reference/config.md",
  );
});
