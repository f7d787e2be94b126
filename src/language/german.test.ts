import { describe, expect, it } from 'vitest';
import { parsePartialDate } from '#core';
import type { ExtractedClaim } from '#core';
import { extractClaims } from './index.ts';

const published = parsePartialDate('2023-10-17');

/** `message | speaker | via` of every claim, what is missing as `-`. */
function claims(text: string): string[] {
  return read(text).map(({ text: message, speaker, via }) =>
    [message, speaker?.text ?? '-', ...via.map((link) => link.text)].join(' | '),
  );
}

function read(text: string): readonly ExtractedClaim[] {
  return extractClaims(text, { published, language: 'de' }).claims;
}

describe('German reported speech', () => {
  it.each([
    ['Der Sprecher sagte, dass die Züge fahren.', ['dass die Züge fahren | Der Sprecher']],
    ['Der Sprecher sagte, die Züge seien gefahren.', ['die Züge seien gefahren | Der Sprecher']],
    [
      'Die Züge seien gefahren, sagte ein Sprecher des Ministeriums.',
      ['Die Züge seien gefahren | ein Sprecher des Ministeriums'],
    ],
    ['Am Montag teilte die Polizei mit, dass niemand verletzt wurde.', ['dass niemand verletzt wurde | die Polizei']],
    ['Wie die Behörde mitteilte, ruht der Verkehr.', ['ruht der Verkehr | die Behörde']],
    ['Laut einer Studie der Universität sinken die Preise.', ['sinken die Preise | einer Studie der Universität']],
    ['Die Preise sinken Experten zufolge weiter.', ['Die Preise sinken Experten zufolge weiter | Experten']],
    ['Nach Angaben des Ministeriums kamen 30 Wagen an.', ['kamen 30 Wagen an | Angaben des Ministeriums']],
    ['„Wir warten ab“, sagte die Ministerin.', ['„Wir warten ab“ | die Ministerin']],
    ['Die Ministerin sagte: „Wir warten noch sehr lange ab.“', ['„Wir warten noch sehr lange ab.“ | Die Ministerin']],
    ['»Wir warten ab«, sagte die Ministerin.', ['»Wir warten ab« | die Ministerin']],
    ['Das sei falsch, so Weber weiter.', ['Das sei falsch | Weber']],
    [
      'Der Reaktor stehe still, berichtete die Zeitung Morgenpost unter Berufung auf Diplomaten.',
      ['Der Reaktor stehe still | Diplomaten | die Zeitung Morgenpost'],
    ],
    [
      'Man werde aufrüsten, sagte Weber laut der Agentur Nordpress.',
      ['Man werde aufrüsten | Weber | der Agentur Nordpress'],
    ],
    ['Die Bilder legen nahe, dass der Hafen leer ist.', ['dass der Hafen leer ist | Die Bilder']],
    ['Unklar ist, wer den Befehl gab.', ['Unklar ist, wer den Befehl gab | -']],
    ['Der Zug fuhr offenbar leer zurück.', ['Der Zug fuhr offenbar leer zurück | -']],
    ['Der Zug fuhr leer zurück.', []],
  ])('%s', (text, expected) => {
    expect(claims(text)).toEqual(expected);
  });

  it('gives a sentence in reported mood to the speaker before', () => {
    expect(claims('Weber sagte, die Lage sei ernst. Es gebe kaum Hoffnung.')).toEqual([
      'die Lage sei ernst | Weber',
      'Es gebe kaum Hoffnung | Weber',
    ]);
  });

  it('gives a quotation on its own to the speaker before', () => {
    expect(claims('„Wir warten ab“, sagte Weber. „Mehr können wir nicht tun.“')).toEqual([
      '„Wir warten ab“ | Weber',
      '„Mehr können wir nicht tun.“ | Weber',
    ]);
  });

  it('passes reported speech inside reported speech through the outer speaker', () => {
    const inner = read('Die Morgenpost berichtete, der Minister habe gesagt, dass der Hafen leer sei.').at(-1)!;
    expect([inner.speaker?.text, inner.via.map(({ text }) => text)]).toEqual(['der Minister', ['Die Morgenpost']]);
  });

  it('tells a denied thing from a negated one', () => {
    expect(read('Der Minister bestritt, dass Waffen geliefert wurden.')[0]).toMatchObject({
      polarity: 'denied',
      kind: 'denial',
    });
    expect(read('Der Minister sagte, dass keine Waffen geliefert wurden.')[0]).toMatchObject({
      polarity: 'negated',
      kind: 'assertion',
    });
  });

  it('reads question and deadline of a forecast', () => {
    const [claim] = read('Das Institut erwartet in den kommenden zwei Wochen einen Start.');
    expect(claim).toMatchObject({ kind: 'forecast', forecast: { deadline: 'P2W' } });
  });

  it('puts a band to "wahrscheinlich" and none to "könnte"', () => {
    expect(read('Das ist wahrscheinlich ein Tunnel, sagte Weber.')[0]?.likelihood).toEqual({
      term: 'wahrscheinlich',
      low: 55,
      high: 80,
    });
    expect(read('Das könnte ein Tunnel sein, sagte Weber.')[0]?.likelihood).toBeNull();
  });

  it('names whom the speaker told', () => {
    const [claim] = read('Ein Beamter, der dem Sender Westfunk bestätigte, dass Schiffe fehlen, schwieg sonst.');
    expect(claim?.addressee?.text).toBe('dem Sender Westfunk');
  });
});
