import type { reader as english } from '../english/reader.ts';

/** A document with its claims. */
export const reader: typeof english = {
  reader: {
    text: 'Text',
    viaWords: (names) => `über ${names}`,
    claims: 'Aussagen',
    none: 'In diesem Dokument wurde keine Aussage erkannt.',
    speaker: 'Sprecher',
    via: 'Gehört über',
    hedges: 'Einschränkungen',
    kind: 'Art',
    when: 'Über die Zeit',
    likelihood: 'Wahrscheinlichkeit',
    polarity: 'Polarität',
    author: 'der Verfasser',
    digest: 'Das ist unsere eigene Zusammenfassung der Seite, nicht ihr Wortlaut.',
    page: 'Seite',
    claimNumber: (number) => `Aussage ${number}`,
    back: 'Alle Dokumente',
    legend: { claim: 'Aussage, angenommen', draft: 'Aussage, Entwurf', hedge: 'Einschränkung' },
  },
};
