import { BlockList, isIP } from "node:net";
import type { ApiKey } from "@pricetime/adapters";

/** Whether a text is an IPv4 or IPv6 address, or a range such as 192.0.2.0/24. */
export function isAddressRange(text: string): text is string {
  const [address = "", bits, ...rest] = text.split("/");
  const family = isIP(address);
  if (family === 0 || address.includes("%") || rest.length > 0) return false;
  return bits === undefined || (/^(0|[1-9]\d{0,2})$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** The lists of keys that were asked about already. */
const read = new WeakMap<readonly string[], BlockList>();

/**
 * Whether a key may be used from an address: from everywhere when its list is empty.
 *
 * @param address without zone, an IPv4 one not inside IPv6
 */
export function isAddressAllowed({ ipAllowList }: Pick<ApiKey, "ipAllowList">, address: string): boolean {
  if (ipAllowList.length === 0) return true;
  const family = isIP(address);
  const ranges = read.get(ipAllowList) ?? rangesOf(ipAllowList);
  read.set(ipAllowList, ranges);
  return family !== 0 && ranges.check(address, family === 4 ? "ipv4" : "ipv6");
}

function rangesOf(list: readonly string[]): BlockList {
  const ranges = new BlockList();
  for (const entry of list) {
    const [address = "", bits] = entry.split("/");
    const isIPv4 = isIP(address) === 4;
    ranges.addSubnet(address, Number(bits ?? (isIPv4 ? 32 : 128)), isIPv4 ? "ipv4" : "ipv6");
  }
  return ranges;
}
