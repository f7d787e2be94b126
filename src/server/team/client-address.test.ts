import { BlockList } from 'node:net';
import { expect, it } from 'vitest';
import { findClient } from './client-address.ts';

const office = new BlockList();
office.addSubnet('10.1.0.0', 16, 'ipv4');

it.each([
  ['nobody between', '203.0.113.9', undefined, '203.0.113.9'],
  ['a stranger who says who he is', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['a proxy on this machine', '127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['a proxy here, asked by one who wrote something himself', '::1', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
  ['a proxy on another machine before one here', '::ffff:127.0.0.1', '1.1.1.1, 198.51.100.1, 10.1.2.3', '198.51.100.1'],
  ['a proxy of ours on another machine', '10.1.2.3', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
  ['one of another network', '10.2.2.3', '198.51.100.1', '10.2.2.3'],
  ['a proxy that says nothing', '127.0.0.1', undefined, '127.0.0.1'],
  ['a proxy that says what is no address', '127.0.0.1', '198.51.100.1, unknown', '127.0.0.1'],
  ['proxies only', '127.0.0.1', '10.1.0.9', '10.1.0.9'],
])('behind %s (%s, %s) the client is %s', (_, peer, forwardedFor, expected) => {
  expect(findClient(peer, forwardedFor, office)).toBe(expected);
});
