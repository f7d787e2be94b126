import type { OriginTrace } from '#core';

/** Who said first what the sample case says; as tracing would find it. */
export const sampleTrace: OriginTrace = {
  propositions: [
    {
      id: 'prop-73',
      text: 'About 73 railcars stood in the yard on 5 October 2023',
      mentions: 2,
      origins: [
        {
          id: 'sample-institute',
          name: 'Sample Institute',
          independentOf: [],
          documentIds: ['doc-de', 'doc-en'],
          reasons: ['named by both documents'],
          voices: [
            { name: 'Sample Institute', isAnonymous: false, from: '2023-10-06', to: '2023-10-07', documents: 2 },
          ],
          restsOn: null,
        },
      ],
      effective: { low: 1, high: 1 },
      copies: [],
      drift: [{ documentId: 'doc-en', what: 'hedge', from: 'etwa 73', to: '73' }],
      nodes: [
        { id: 'doc-de', kind: 'document', name: 'Ein Blatt', date: '2023-10-07' },
        { id: 'doc-en', kind: 'document', name: 'A Paper', date: '2023-10-08' },
        { id: 'sample-institute', kind: 'origin', name: 'Sample Institute', date: '2023-10-07' },
      ],
      edges: [
        { from: 'sample-institute', to: 'doc-de', kind: 'origin-of', basis: 'attribution', reason: 'named' },
        {
          from: 'doc-de',
          to: 'doc-en',
          kind: 'copied-by',
          basis: 'translation',
          reason: 'the same numbers and names in one order',
        },
      ],
    },
  ],
  documents: [
    { id: 'doc-de', url: 'https://example.org/doc-de', copyFamily: 'doc-de', origins: ['Sample Institute'] },
    { id: 'doc-en', url: 'https://example.org/doc-en', copyFamily: 'doc-en', origins: ['Sample Institute'] },
  ],
};
