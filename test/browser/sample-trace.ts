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
        },
      ],
      effective: { low: 1, high: 1 },
      copies: [],
      drift: [{ documentId: 'doc-en', what: 'hedge', from: 'etwa 73', to: '73' }],
      edges: [{ from: 'sample-institute', to: 'doc-de', kind: 'origin-of', reason: 'named' }],
    },
  ],
  documents: [
    { id: 'doc-de', url: 'https://example.org/doc-de', copyFamily: 'doc-de', origins: ['Sample Institute'] },
    { id: 'doc-en', url: 'https://example.org/doc-en', copyFamily: 'doc-en', origins: ['Sample Institute'] },
  ],
};
