import { mutate } from '../geotiff/mutate.ts';

/** What has broken readers of texts before: deep, long, huge, negative, empty and foreign things. */
const tokens: readonly string[] = [
  '\0',
  '\ufeff',
  '\ud800',
  '\u202e',
  ']]>',
  '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
  '&a;&#0;&#x110000;',
  '<![CDATA[',
  '<script>globalThis.polluted = true</script>',
  '"__proto__":{"polluted":true},',
  '"constructor":{"prototype":{"polluted":true}},',
  '../../../../etc/passwd',
  'file:///etc/passwd',
  'http://169.254.169.254/',
  '=cmd|" /C calc"!A0',
  '1e999',
  '-1',
  '99999999999999999999999999',
  'NaN',
  'null',
  '[]',
  '{}',
  '9999-99-99',
  '<div>'.repeat(3000),
  '['.repeat(20_000),
  '{"a":'.repeat(5000),
  'a'.repeat(70_000),
  '"',
  ',',
  '\r\n',
  '\r\n\r\n',
];

/** One to three changes: of bytes, or a token put in, a piece repeated, a piece moved. */
export function mutateFile(bytes: Uint8Array, other: Uint8Array, random: () => number): Uint8Array {
  let changed = bytes;
  for (let count = 1 + Math.floor(random() * 3); count > 0; count--)
    changed = random() < 0.4 ? mutate(changed, other, random) : edit(changed, random);
  return changed;
}

function edit(bytes: Uint8Array, random: () => number): Uint8Array {
  const at = Math.floor(random() * bytes.length);
  const length = 1 + Math.floor(random() * 40);
  const kind = random();
  const [head, piece, tail] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)];
  if (kind < 0.5) return Buffer.concat([head, Buffer.from(tokens[Math.floor(random() * tokens.length)]!), piece, tail]);
  if (kind < 0.7)
    return Buffer.concat([head, ...Array.from({ length: 2 + Math.floor(random() * 300) }, () => piece), tail]);
  if (kind < 0.85) return Buffer.concat([head, tail]);
  return Buffer.concat([tail, piece, head]);
}
