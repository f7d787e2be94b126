/** A document with its claims. */
export const reader = {
  reader: {
    text: 'Text',
    viaWords: (names: string): string => `via ${names}`,
    claims: 'Claims',
    none: 'No claim has been drafted in this document.',
    speaker: 'Speaker',
    via: 'Heard through',
    hedges: 'Hedges',
    kind: 'Kind',
    when: 'About when',
    likelihood: 'Likelihood',
    polarity: 'Polarity',
    author: 'the author',
    digest: 'This is our own summary of the page, not its words.',
    page: 'Page',
    claimNumber: (number: number): string => `Claim ${number}`,
    back: 'All documents',
    legend: { claim: 'claim, accepted', draft: 'claim, draft', hedge: 'hedge' },
  },
};
