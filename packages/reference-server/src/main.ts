#!/usr/bin/env node
process.stdout.write("pricetime: the command is not written yet.\n");
