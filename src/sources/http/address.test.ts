import { describe, expect, it } from 'vitest';
import { isHttpAddress, isInsideHost, parseAddress, printAddress } from './address.ts';
import { parseSignInHeader } from './sign-in-header.ts';

describe('an address', () => {
  it.each([
    ['http://localhost/x', true],
    ['http://127.0.0.1:8080', true],
    ['http://2130706433/', true],
    ['http://10.1.2.3', true],
    ['http://172.16.0.1', true],
    ['http://172.32.0.1', false],
    ['http://192.168.4.5', true],
    ['http://169.254.169.254/latest', true],
    ['http://[::1]/', true],
    ['http://[::ffff:127.0.0.1]/', true],
    ['http://[fd00::1]/', true],
    ['http://[fe80::1]/', true],
    ['http://[2001:4860:4860::8888]/', false],
    ['https://store.internal/x', true],
    ['https://earth-search.aws.element84.com/v1', false],
    ['https://10.example.org', false],
  ])('%s is inside: %s', (address, inside) => {
    expect(isInsideHost(parseAddress(address))).toBe(inside);
  });

  it('is printed without what may be secret', () => {
    expect(printAddress(parseAddress('https://a.example/b.tif?sig=x#y'))).toBe('https://a.example/b.tif?…');
  });

  it('is told from a path', () => {
    expect(['http://a', 'HTTPS://a', '/http://a', 'C:\\a', 'file:///a', 'httpx'].map(isHttpAddress)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('a header to sign in with', () => {
  it('is for the server named by the user, or for its own', () => {
    expect(parseSignInHeader('Authorization: Bearer a:b')).toEqual({
      origin: null,
      name: 'Authorization',
      value: 'Bearer a:b',
    });
    expect(parseSignInHeader('https://data.example:8443/path  X-Api-Key:k ')).toEqual({
      origin: 'https://data.example:8443',
      name: 'X-Api-Key',
      value: 'k',
    });
  });

  it.each([
    'Authorization',
    'Authorization:',
    ': s3cret',
    'A B: s3cret',
    'Host: s3cret',
    'X: s3cret\r\nY: z',
    'Ü: s3cret',
  ])('%j is refused, and not repeated', (text) => {
    expect(() => parseSignInHeader(text)).toThrow(/header to sign in with cannot be used/);
    expect(() => parseSignInHeader(text)).not.toThrow(/s3cret/);
  });
});
