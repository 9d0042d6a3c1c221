// npm run docs:session: plays the session and writes what it printed into the README, between its two marks.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { playSession } from "./session.mjs";
import { withSession } from "./with-session.mjs";

const readme = fileURLToPath(new URL("../../README.md", import.meta.url));
writeFileSync(readme, withSession(readFileSync(readme, "utf8"), await playSession()));
