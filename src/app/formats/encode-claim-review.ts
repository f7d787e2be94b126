import type { Outcome } from '#core';
import type { CaseRecords } from '../load-case.ts';

const ratings: Readonly<Record<Exclude<Outcome['borneOut'], 'open'>, readonly [number, string]>> = {
  yes: [5, 'Borne out'],
  partly: [3, 'Partly borne out'],
  no: [1, 'Not borne out'],
};

/**
 * Decided outcomes as schema.org ClaimReview in JSON-LD. Only what stands in a document and was decided becomes a review:
 * an open question is none.
 */
export function encodeClaimReviews({ outcomes, documents, parties, case: subject }: CaseRecords): object {
  const byDocument = new Map(documents.map((document) => [document.id, document]));
  const names = new Map(parties.map((party) => [party.id, party.name]));
  return {
    '@context': 'https://schema.org',
    '@graph': outcomes.flatMap(({ id, statement, partyId, borneOut, on, reason, sourceUrl }) => {
      if (borneOut === 'open' || statement.kind !== 'document') return [];
      const document = byDocument.get(statement.documentId);
      const [ratingValue, alternateName] = ratings[borneOut];
      const url = document?.url ?? null;
      return [
        {
          '@type': 'ClaimReview',
          '@id': `urn:sightline:outcome:${encodeURIComponent(id)}`,
          claimReviewed: statement.exact,
          datePublished: on,
          reviewBody: reason,
          author: { '@type': 'Organization', name: subject.title },
          ...(sourceUrl === null ? {} : { citation: sourceUrl }),
          itemReviewed: {
            '@type': 'Claim',
            author: { '@type': 'Organization', name: names.get(partyId) ?? partyId },
            ...(document?.published ? { datePublished: document.published } : {}),
            ...(url === null ? {} : { appearance: { '@type': 'CreativeWork', url } }),
          },
          reviewRating: { '@type': 'Rating', ratingValue, bestRating: 5, worstRating: 1, alternateName },
        },
      ];
    }),
  };
}
