import { describe, expect, it } from 'vitest';
import { isAllowed, parseRobots } from './robots-rules.ts';

const allows = (robots: string, path: string): boolean =>
  isAllowed(parseRobots(robots, 'sightline'), new URL(path, 'https://site.example'));

describe('robots.txt (RFC 9309)', () => {
  it('speaks to the product it names, whatever the case and the version, and else to all', () => {
    const robots = 'User-agent: *\nDisallow: /\n\nUser-agent: SightLine/2.0\nDisallow: /private # not for us\n';
    expect(allows(robots, '/news')).toBe(true);
    expect(allows(robots, '/private/x')).toBe(false);
    expect(allows('User-agent: *\nDisallow: /\n\nUser-agent: sight\nAllow: /\n', '/news')).toBe(false);
  });

  it('groups of one name are one; several names can share a group', () => {
    const robots = 'User-agent: a\nUser-agent: sightline\nDisallow: /a\n\nUser-agent: sightline\nDisallow: /b\n';
    expect(['/a', '/b', '/c'].map((path) => allows(robots, path))).toEqual([false, false, true]);
  });

  it('the longest rule decides, and allowing wins a tie', () => {
    expect(allows('User-agent: *\nDisallow: /a\nAllow: /a/b\n', '/a/b/c')).toBe(true);
    expect(allows('User-agent: *\nAllow: /a\nDisallow: /a/b\n', '/a/b/c')).toBe(false);
    expect(allows('User-agent: *\nDisallow: /a\nAllow: /a\n', '/a')).toBe(true);
  });

  it.each([
    ['/*.pdf$', '/x/report.pdf', false],
    ['/*.pdf$', '/x/report.pdf?download', true],
    ['/a*b*c', '/a1b2c3', false],
    ['/a*b*c', '/a1c2b3', true],
    ['/', '/robots.txt', true],
    ['/%C3%BC', '/\u00fc', false],
    ['/\u00fc', '/%c3%bc', false],
    ['/%7Eann', '/~ann/x', false],
    ['', '/anything', true],
    ['*', '/anything', false],
    ['/x$', '/x', false],
    ['/x$', '/xy', true],
  ])('Disallow: %s and %s: allowed is %s', (rule, path, allowed) => {
    expect(allows(`User-agent: *\nDisallow: ${rule}\n`, path)).toBe(allowed);
  });

  it('says how long to wait', () => {
    expect(parseRobots('User-agent: *\nCrawl-delay: 2.5\nDisallow:\n', 'sightline').crawlDelay).toBe(2.5);
    expect(parseRobots('User-agent: *\nCrawl-delay: soon\n', 'sightline').crawlDelay).toBeNull();
  });

  it('a hostile file is read in bounded time', () => {
    const started = Date.now();
    const stars = `/${'*a'.repeat(1000)}$`;
    const robots = `User-agent: *\n${`Disallow: ${stars}\n`.repeat(2000)}${'x'.repeat(1_000_000)}`;
    expect(allows(robots, `/${'a'.repeat(2000)}b`)).toBe(true);
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});
