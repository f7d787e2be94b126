import { type Context, Hono } from 'hono';
import {
  type RecordHistoryLine,
  type Signature,
  claimCorrectionSchema,
  claimMergeSchema,
  claimSplitSchema,
  newClaimSchema,
  recordEtag,
  routes,
  undoSchema,
} from '#api';
import { addClaim, correctClaim, mergeClaims, splitClaim, undoChange } from '#app';
import { type Claim, type ClaimCorrection, idSchema } from '#core';
import { answerJson } from '../answer.ts';
import type { ServerDependencies } from '../dependencies.ts';
import { ServerError } from '../errors.ts';
import { requireDocument } from '../find-case.ts';
import { readOriginal } from './original-text.ts';
import { pattern } from '../parse-query.ts';
import { readBody } from '../read-body.ts';
import { answerChange, changeOf } from './answer-change.ts';

/** Single claims: read, corrected, split, merged, added; and the way back from any change. */
export function claimRoutes(dependencies: ServerDependencies): Hono {
  const { store } = dependencies;
  const requireClaim = async (context: Context): Promise<Claim> => {
    const id = context.req.param('claim')!;
    const claim = idSchema.safeParse(id).success ? await store.get('claim', id) : undefined;
    if (claim) return claim;
    throw new ServerError('no-such-record', `there is no claim "${id.slice(0, 200)}" in this workspace`);
  };
  return new Hono()
    .get(pattern(routes.claim), async (context) => {
      const claim = await requireClaim(context);
      return answerJson(context, claim, recordEtag(claim));
    })
    .get(pattern(routes.claimHistory), async (context) => {
      const { id } = await requireClaim(context);
      const entries = await store.history({ kind: 'claim', id });
      const items = entries.map(({ action, actor, at, before, reason, sequence }): RecordHistoryLine => ({
        sequence,
        at,
        actor,
        action,
        reason,
        before,
      }));
      return answerJson(context, { items });
    })
    .post(pattern(routes.claimCorrection), async (context) => {
      const { id } = await requireClaim(context);
      const [correction, by] = apart(await readBody(context, claimCorrectionSchema));
      return answerChange(context, store, { kind: 'claim', id }, async (changing) => [
        (await correctClaim(changing, id, correction, changeOf(by))).id,
      ]);
    })
    .post(pattern(routes.claimSplit), async (context) => {
      const { id } = await requireClaim(context);
      const { at, ...by } = await readBody(context, claimSplitSchema);
      return answerChange(context, store, { kind: 'claim', id }, async (changing) =>
        (await splitClaim(changing, id, at, changeOf(by))).map((claim) => claim.id),
      );
    })
    .post(pattern(routes.claimMerge), async (context) => {
      const { id } = await requireClaim(context);
      const { with: others, ...by } = await readBody(context, claimMergeSchema);
      return answerChange(context, store, { kind: 'claim', id }, async (changing) => [
        (await mergeClaims(changing, [id, ...others], changeOf(by))).id,
      ]);
    })
    .post(pattern(routes.documentClaim), async (context) => {
      const { id } = await requireDocument(store, context.req.param('document')!);
      const { span, ...body } = await readBody(context, newClaimSchema);
      const [correction, by] = apart(body);
      return answerChange(context, store, null, async (changing) => [
        (await addClaim(changing, id, { ...correction, span }, changeOf(by))).id,
      ]);
    })
    .get(pattern(routes.documentOriginal), async (context) => {
      const document = await requireDocument(store, context.req.param('document')!);
      return answerJson(context, readOriginal(document, await dependencies.blobs.get(document.sha256)));
    })
    .post(pattern(routes.undo), async (context) => {
      const { by, changes } = await readBody(context, undoSchema);
      return answerChange(context, store, null, async (changing) => {
        await undoChange(changing, changes, { kind: 'person', name: by });
        return changes.map(({ id }) => id);
      });
    });
}

/** The correction itself, and who makes it. */
function apart<Body extends Signature>({ by, reason, ...correction }: Body): [Omit<Body, 'by' | 'reason'>, Signature] {
  return [correction satisfies ClaimCorrection, { by, reason }];
}
