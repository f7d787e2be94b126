import { describe, expect, it } from 'vitest';
import { textOfMarkup } from './original-text.ts';

describe('the text of a page', () => {
  it.each([
    ['<p>one</p><p>two &amp; three</p>', 'one\ntwo & three'],
    ['<nav>Menu</nav><script>alert("x<y")</script>text<style>p{}</style>', 'Menu\ntext'],
    ['a <!-- <script>hidden</script> --> b', 'a b'],
    ['73 < 100 and 5 <6', '73 < 100 and 5 <6'],
    ['<SCRIPT>never closed', ''],
    ['<!-- never closed', ''],
    ['&#x41;&#66;&unknown;&#xd800;&#0;', 'AB&unknown;\ufffd\ufffd'],
    ['<a title="a>b">link</a>', 'b">link'],
    ['<br>x<br/>y', 'x\ny'],
    ['<p', '<p'],
  ])('%s', (source, text) => {
    expect(textOfMarkup(source)).toBe(text);
  });

  it('is found in time that grows with its length alone', () => {
    const began = performance.now();
    textOfMarkup('<script>'.repeat(100_000) + '<'.repeat(200_000) + '<!--'.repeat(100_000));
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
