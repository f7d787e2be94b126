import { type Claim, type Document, sha256Hex } from '#core';
import { type Notice, casePage } from './notice.ts';

/** Claims that are quoted in a notice; the others are counted. */
const quoted = 5;
const longestQuote = 300;

/** Tells of a document that is new, or has another text than the version before it. */
export function composeDocumentNotice(
  document: Document,
  claims: readonly Claim[],
  {
    caseId,
    former,
    now,
    workbench,
  }: {
    readonly former: Document | undefined;
    readonly now: Date;
    readonly workbench: string | null;
    /** Of the subscription. */
    readonly caseId: string | null;
  },
): Notice {
  const { id, outlet, published, title, url } = document;
  const page = casePage(workbench, caseId);
  const from = outlet ?? (url === null ? null : new URL(url).host);
  const headline = `${former ? 'Changed' : 'New'}: ${title ?? url ?? 'a document without a title'}`.slice(0, 200);
  return {
    kind: 'document',
    look: `document/${hashText(document.text)}`,
    at: now.toISOString(),
    headline: from === null ? headline : `${headline} (${from})`,
    sentences: [
      ...(url === null ? [] : [`Published at ${url}${published === null ? '' : `, ${published}`}.`]),
      ...(former
        ? [`Its text is another than that of ${former.retrieved?.slice(0, 10) ?? 'the version before'}.`]
        : []),
      ...describeClaims(claims),
    ],
    sceneId: null,
    taken: null,
    image: null,
    link: page === null ? null : `${page}/documents/${encodeURIComponent(id)}`,
  };
}

/** The same text under another address, or set in other lines, is not told again. */
function hashText(text: string): string {
  return sha256Hex(text.replace(/\s+/g, ' ').trim()).slice(0, 32);
}

function describeClaims(claims: readonly Claim[]): string[] {
  if (claims.length === 0) return ['The program has found no claim in it.'];
  const more = claims.length - quoted;
  return [
    `The program reads ${claims.length === 1 ? 'one claim' : `${claims.length} claims`} in it; drafts until a person has looked:`,
    ...claims.slice(0, quoted).map(({ speaker, text }) => {
      const words = `“${text.slice(0, longestQuote)}”`;
      return speaker === null ? words : `${speaker.text.slice(0, longestQuote)}: ${words}`;
    }),
    ...(more > 0 ? [`… and ${more} more.`] : []),
  ];
}
