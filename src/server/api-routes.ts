import { Hono } from 'hono';
import {
  type CaseSummary,
  type CollectionName,
  type DocumentHead,
  type Page,
  type QueryValues,
  collectionNames,
  collectionRoute,
  collections,
  openApiDocument,
  routes,
} from '#api';
import type { StoreReader } from '#app';
import type { Case, Document, RecordKind } from '#core';
import { answer, answerJson } from './answer.ts';
import { caseFilters } from './case-filters.ts';
import type { CaseTotals } from './case-totals.ts';
import type { KeptAnswers } from './kept-answers.ts';
import type { ServerDependencies } from './dependencies.ts';
import { documentBytes } from './document-bytes.ts';
import { ServerError } from './errors.ts';
import { pattern, readQuery } from './parse-query.ts';
import { requireCase, requireDocument } from './find-case.ts';
import { pageHistory } from './page-history.ts';
import { pageRecords } from './page-records.ts';
import { requireBrief } from './brief-routes.ts';

/** Everything under `/api`. */
export function apiRoutes(dependencies: ServerDependencies, kept: KeptAnswers, totals: CaseTotals): Hono {
  const { store, version } = dependencies;
  return new Hono()
    .get(pattern(routes.openapi), (context) => answerJson(context, openApiDocument(version)))
    .get(pattern(routes.cases), (context) =>
      kept.answer(context, { of: ['case'] }, async () =>
        pageRecords(store, 'case', [{}], readQuery(context, ['limit', 'after'])),
      ),
    )
    .get(pattern(routes.case), async (context) =>
      answerJson(context, await requireCase(store, context.req.param('case')!)),
    )
    .get(pattern(routes.summary), (context) =>
      kept.answer(context, { of: 'all', isWhole: isCounted }, async () =>
        summarise(totals, await requireCase(store, context.req.param('case')!)),
      ),
    )
    .get(pattern(routes.brief), async (context) => {
      const brief = await requireBrief(dependencies, context.req.param('case')!);
      return answer(context, brief.json, { mediaType: 'application/json; charset=utf-8' });
    })
    .get(pattern(routes.origins), (context) =>
      kept.answer(context, { of: 'all' }, async () => {
        const { id } = await requireCase(store, context.req.param('case')!);
        const { origins } = dependencies;
        if (!origins) throw new ServerError('no-such-page', 'this server traces no origins');
        return origins(id);
      }),
    )
    .get(pattern(routes.document), async (context) =>
      answerJson(context, await requireDocument(store, context.req.param('document')!)),
    )
    .get(pattern(routes.documentBytes), async (context) =>
      documentBytes(context, dependencies, await requireDocument(store, context.req.param('document')!)),
    )
    .get('/api/v1/cases/:case/:collection', (context) => {
      const collection = requireCollection(context.req.param('collection'));
      const query = readQuery(
        context,
        collectionRoute(collection).query as readonly ('limit' | 'after' | 'document' | 'ids')[],
      );
      return kept.answer(context, { of: kindsOf(collection), isWhole: ({ total }) => total !== null }, async () =>
        pageOf(store, totals, await requireCase(store, context.req.param('case')), collection, query),
      );
    });
}

/** The case says what belongs to it, the place of a site which scenes lie over it. */
function kindsOf(collection: CollectionName): readonly RecordKind[] | 'all' {
  const kind = collections[collection];
  return kind === null ? 'all' : kind === 'scene' ? ['scene', 'site', 'case'] : [kind, 'case'];
}

async function pageOf(
  store: StoreReader,
  totals: CaseTotals,
  record: Case,
  collection: CollectionName,
  query: Partial<QueryValues> & Pick<QueryValues, 'limit'>,
): Promise<Page<unknown>> {
  const kind = collections[collection];
  const count = (): Promise<number | null> => totals.countSoon(record, collection, patience);
  if (kind === null) return pageHistory(store, record, query, count);
  if (query.document !== undefined) return pageRecords(store, kind, caseFilters(record, kind, query.document), query);
  const filters = caseFilters(record, kind);
  if (query.ids !== undefined)
    return pageRecords(
      store,
      kind,
      filters.map((filter) => ({ ...filter, ids: query.ids! })),
      query,
    );
  if (kind !== 'document') return pageRecords(store, kind, filters, query, count);
  const page = await pageRecords(store, kind, filters, query, count);
  return { ...page, items: page.items.map(documentHead) };
}

/** Milliseconds that an answer waits for a number that may take seconds. */
const patience = 150;

async function summarise(totals: CaseTotals, record: Case): Promise<CaseSummary> {
  const counts: Partial<Record<CollectionName, number | null>> = {};
  for (const name of collectionNames) counts[name] = await totals.countSoon(record, name, patience);
  return { case: record, counts: counts as CaseSummary['counts'] };
}

function isCounted({ counts }: CaseSummary): boolean {
  return Object.values(counts).every((count) => count !== null);
}

function documentHead({ text, ...head }: Document): DocumentHead {
  return { ...head, textLength: text.length };
}

function requireCollection(name: string): CollectionName {
  if (Object.hasOwn(collections, name)) return name as CollectionName;
  throw new ServerError(
    'no-such-page',
    `a case has no "${name.slice(0, 80)}"; it has ${Object.keys(collections).join(', ')}`,
  );
}
