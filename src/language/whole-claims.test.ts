import { describe, expect, it } from 'vitest';
import { parsePartialDate } from '#core';
import { extractClaims } from './index.ts';

const published = parsePartialDate('2023-10-17');
const german = (text: string) => extractClaims(text, { published, language: 'de' });
const english = (text: string) => extractClaims(text, { published, language: 'en' });

describe('who is meant by a speaker', () => {
  it('is one actor for full name, surname, office and pronoun, in German', () => {
    const { claims, actors } = german(
      '„Es bleibt dabei“, sagte Kreml-Sprecher Dmitri Peskow. Peskow erklärte, der Vertrag sei fertig. Der Sprecher betonte, es gebe keine Eile. Er fügte hinzu, man habe Zeit.',
    );
    expect(claims).toHaveLength(4);
    expect(new Set(claims.map(({ actor }) => actor?.id)).size).toBe(1);
    expect(claims[0]!.actor!.name).toBe('Kreml-Sprecher Dmitri Peskow');
    expect(actors).toHaveLength(1);
    expect(actors[0]!.mentions.map(({ text }) => text)).toEqual([
      'Kreml-Sprecher Dmitri Peskow',
      'Peskow',
      'Der Sprecher',
      'Er',
    ]);
  });

  it('is one actor for name, "Mr.", office and "he", in English, and the ministry is another', () => {
    const { claims } = english(
      'Paul Renner, the spokesman, said the yard was full. The ministry said it was empty. Mr. Renner disagreed and said that the images were clear. He added that more would come.',
    );
    const ids = claims.map(({ actor }) => actor?.id);
    expect(ids[0]).toBe(ids.at(-1));
    expect(ids[1]).not.toBe(ids[0]);
  });

  it('keeps two people of one surname apart', () => {
    const { actors } = english('Lena Brandt said it was late. Tom Brandt said it was early.');
    expect(actors).toHaveLength(2);
  });
});

describe('numbers of a claim', () => {
  const numbers = (text: string): string[] =>
    german(text).claims.flatMap(({ quantities }) =>
      quantities.map(({ bound, low, high, unit }) => `${bound} ${low} ${high} ${unit}`),
    );
  it.each([
    ['Das Amt sagte, mindestens 70 Wagen seien da.', 'at-least 70 null Wagen'],
    ['Das Amt sagte, es seien nie mehr als 20 Wagen gewesen.', 'at-most null 20 Wagen'],
    ['Das Amt sagte, rund 1.700 Container seien fort.', 'about 1700 1700 Container'],
    ['Das Amt sagte, 30 bis 40 neue Wagen seien da.', 'range 30 40 Wagen'],
    ['Das Amt sagte, es seien genau 73 Wagen.', 'exact 73 73 Wagen'],
    ['Das Amt sagte, drei Millionen Granaten seien geliefert.', 'exact 3000000 3000000 Granaten'],
    ['Das Amt sagte, die Kosten seien um 3,5 Prozent gestiegen.', 'exact 3.5 3.5 Prozent'],
  ])('%s', (text, expected) => expect(numbers(text)).toEqual([expected]));

  it('leaves dates alone', () => {
    expect(numbers('Das Amt sagte, am 5. Oktober 2023 seien 12 Wagen da gewesen.')).toEqual(['exact 12 12 Wagen']);
  });
});

describe('denial and negation', () => {
  it('cover the denied signing and not the delivery beside it', () => {
    const text = 'Der Kreml bestritt, dass ein Vertrag unterzeichnet wurde. Waffen wurden laut Seoul geliefert.';
    const { claims } = german(text);
    const [denied, delivered] = claims;
    expect(denied!.polarity).toBe('denied');
    expect(denied!.negations[0]!.scope).toEqual({ start: denied!.start, end: denied!.end });
    expect(delivered!.polarity).toBe('affirmed');
    expect(delivered!.negations).toEqual([]);
  });

  it('give the clause of the negating word', () => {
    const text = 'The army said that no shells were sent, but that talks went on.';
    const [claim] = english(text).claims;
    const { scope } = claim!.negations[0]!;
    expect(text.slice(scope.start, scope.end)).toBe('that no shells were sent');
  });
});

describe('a date of publication that nobody gave', () => {
  const date = (text: string) => extractClaims(text, { published: null, language: 'de' }).document;

  it('is read from a label, a dateline or a line of its own, with the words that say so', () => {
    expect(date('Titel\n\nStand: 13.10.2023\n\nDie Wagen stehen noch.')).toMatchObject({
      published: '2023-10-13',
      publishedBy: { text: '13.10.2023' },
    });
    expect(date('SEOUL, 13. Oktober 2023 (dpa) – Die Wagen stehen noch am Bahnhof.')).toMatchObject({
      published: '2023-10-13',
    });
  });

  it('is never the date of an event', () => {
    expect(date('Am 5. Oktober 2023 standen dort 73 Wagen, sagte das Institut.')).toMatchObject({
      published: null,
      publishedBy: null,
    });
  });
});

describe('the parts of a claim', () => {
  it('leave out the announcing words that stand among them', () => {
    const text = '“It was a routine visit,” the ambassador said, “and nothing was signed.”';
    const [claim] = english(text).claims;
    expect(claim!.parts.map(({ start, end }) => text.slice(start, end))).toEqual([
      '“It was a routine visit,”',
      '“and nothing was signed.”',
    ]);
  });

  it('show the whole cue of a separated verb', () => {
    const [claim] = german('Das Amt teilte am Montag mit, die Wagen seien fort.').claims;
    expect(claim!.cueWords.map(({ text }) => text)).toEqual(['teilte', 'mit']);
    expect(claim!.cue!.text).toBe('teilte');
  });
});

describe('whose words came through whom', () => {
  const chains = (read: ReturnType<typeof german>): string[] =>
    read.claims.map(({ speaker, text, via }) => [...via, speaker].map((one) => one?.text).join(' > ') + `: ${text}`);

  it.each([
    [
      'Laut der Zeitung Dong-A Ilbo, die sich auf unterrichtete Kreise beruft, hat der Norden Container verschickt.',
      'der Zeitung Dong-A Ilbo > unterrichtete Kreise: hat der Norden Container verschickt',
    ],
    [
      'Der Sender meldete, der Minister habe laut Regierungskreisen den Vertrag nie gesehen.',
      'Der Sender > Regierungskreisen: der Minister habe laut Regierungskreisen den Vertrag nie gesehen',
    ],
  ])('%s', (text, expected) => expect(chains(german(text))).toEqual([expected]));

  it.each([
    [
      'According to the Dong-A Ilbo, which cited informed circles, the North has shipped 1,000 containers.',
      'the Dong-A Ilbo > informed circles: the North has shipped 1,000 containers',
    ],
    [
      'The broadcaster reported that the minister, according to officials, never saw the treaty.',
      'The broadcaster > officials: that the minister, according to officials, never saw the treaty',
    ],
  ])('%s', (text, expected) => expect(chains(english(text))).toEqual([expected]));
});

describe('what is denied, negated or left open', () => {
  it.each([
    ['en', 'Moscow denied signing a deal but confirmed that the delivery took place.', ['denied', 'affirmed']],
    [
      'de',
      'Moskau bestritt, ein Abkommen unterzeichnet zu haben, bestätigte aber, dass geliefert wurde.',
      ['denied', 'affirmed'],
    ],
    ['en', 'The analysts counted railcars, never more than 73.', ['affirmed']],
    ['de', 'Das Amt sagte, der Norden habe nie geliefert.', ['negated']],
  ] as const)('%s: %s', (language, text, expected) => {
    const { claims } = extractClaims(text, { published, language });
    expect(claims.map(({ polarity }) => polarity)).toEqual(expected);
    expect(new Set(claims.map(({ speaker }) => speaker?.text)).size).toBe(1);
  });

  it.each([
    ['en', 'The minister did not deny that shells were sent.'],
    ['en', 'The ministry would neither confirm nor deny the sale.'],
    ['en', 'Officials declined to say whether shells were sent.'],
    ['de', 'Der Minister bestritt nicht, dass Granaten geliefert wurden.'],
  ] as const)('%s: %s is background', (language, text) => {
    const [claim] = extractClaims(text, { published, language }).claims;
    expect([claim?.kind, claim?.polarity]).toEqual(['background', 'affirmed']);
  });

  it('has no band for what is not likely, and the lower one for what is very unlikely', () => {
    expect(english('It is not likely that it was restarted, he said.').claims[0]?.likelihood).toBeNull();
    expect(german('Das sei nicht wahrscheinlich, sagte er.').claims[0]?.likelihood).toBeNull();
    expect(german('Das sei sehr unwahrscheinlich, sagte er.').claims[0]?.likelihood).toMatchObject({
      low: 5,
      high: 20,
    });
  });
});
