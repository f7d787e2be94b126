import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** IPv4 that is not on the public internet: the IANA special-purpose registry (RFC 6890), multicast and class E. */
const special4 = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  special4.addSubnet(network, bits, 'ipv4');

/** Of IPv6 only global unicast (2000::/3) is public, without what is set aside in it: 2001::/23 holds Teredo, 2002::/16 is 6to4. */
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');
const special6 = new BlockList();
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special6.addSubnet(network, bits, 'ipv6');

/** NAT64 (RFC 6052): the last 32 bits are the IPv4 address that is really asked. */
const nat64 = new BlockList();
nat64.addSubnet('64:ff9b::', 96, 'ipv6');

/**
 * True for an address that anybody on the internet can reach. Loopback, private, link-local (cloud metadata lies
 * there), CGNAT, multicast and IPv4 addresses dressed as IPv6 are not; nor is what is no address at all.
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !special4.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  if (nat64.check(address, 'ipv6')) return isPublicAddress(lastFourBytes(address));
  return global6.check(address, 'ipv6') && !special6.check(address, 'ipv6');
}

/** Link-local addresses: only machines on the same wire have them, and the metadata of a cloud's machine, with its keys, lies there. */
const linkLocal = new BlockList();
linkLocal.addSubnet('169.254.0.0', 16, 'ipv4');
linkLocal.addSubnet('fe80::', 10, 'ipv6');
// Not link-local by their numbers, but the same service: of AWS over IPv6, of Alibaba, of Oracle.
linkLocal.addAddress('fd00:ec2::254', 'ipv6');
linkLocal.addAddress('100.100.100.200', 'ipv4');
linkLocal.addAddress('192.0.0.192', 'ipv4');

/** True for addresses at which no catalog, image or receiver of messages is, but the keys of a machine may be. */
export function isMetadataAddress(address: string): boolean {
  const [plain = ''] = address.split('%');
  if (isIPv4(plain)) return linkLocal.check(plain, 'ipv4');
  return isIPv6(plain) && (linkLocal.check(plain, 'ipv6') || linkLocal.check(lastFourBytes(plain), 'ipv4'));
}

function lastFourBytes(address: string): string {
  // The URL parser writes IPv6 in one way only: hexadecimal groups.
  const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::').at(-1)!.split(':');
  const [high = 0, low = 0] = ['0', '0', ...groups].slice(-2).map((group) => Number.parseInt(group || '0', 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
