import { isIPv6 } from "node:net";

/** An address in the form that names it: of an IPv4 one inside IPv6 the IPv4 address, and no zone. */
export function plainAddress(remote: string | undefined): string {
  const [address = ""] = (remote ?? "").split("%");
  return address.startsWith("::ffff:") && address.includes(".") ? address.slice(7) : address;
}

/** Whom a limit counts: an IPv4 address, or the /64 an IPv6 address is in, since one client owns all of it. */
export function countedAddress(remote: string | undefined): string {
  const plain = plainAddress(remote);
  if (!isIPv6(plain)) return plain;
  const [head = "", tail] = plain.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: zeros }, () => "0"), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
