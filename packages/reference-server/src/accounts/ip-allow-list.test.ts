import { expect, test } from "vitest";
import { isAddressAllowed, isAddressRange } from "./ip-allow-list.js";

test.each(["192.0.2.1", "192.0.2.0/24", "0.0.0.0/0", "2001:db8::/32", "::1", "2001:db8::1/128"])(
  "%s is a range",
  (text) => {
    expect(isAddressRange(text)).toBe(true);
  },
);

test.each([
  "",
  "example.com",
  "192.0.2",
  "192.0.2.1/33",
  "192.0.2.1/",
  "192.0.2.1/08",
  "::/129",
  "::1/64/2",
  "fe80::1%eth0",
])("%j is none", (text) => {
  expect(isAddressRange(text)).toBe(false);
});

test.each([
  [[], "203.0.113.9", true],
  [["192.0.2.1"], "192.0.2.1", true],
  [["192.0.2.1"], "192.0.2.2", false],
  [["198.51.100.0/24", "192.0.2.0/31"], "192.0.2.1", true],
  [["198.51.100.0/24", "192.0.2.0/31"], "192.0.2.2", false],
  [["2001:db8::/32"], "2001:db8:ffff::1", true],
  [["2001:db8::/32"], "2001:db9::1", false],
  [["0.0.0.0/0"], "2001:db8::1", false],
  [["::/0"], "", false],
])("a key for %j may be used from %s: %s", (ipAllowList, address, allowed) => {
  expect(isAddressAllowed({ ipAllowList }, address)).toBe(allowed);
});
