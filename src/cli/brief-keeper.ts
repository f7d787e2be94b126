import { type Images, type Store, buildBrief } from '#app';
import { briefOptions } from './brief-options.ts';

/** The three forms of one brief. */
interface BriefForms {
  readonly html: string;
  readonly pdf: Uint8Array;
  readonly json: string;
}

/** Builds a case's brief when it is asked for and keeps it until the workspace changes. */
export function briefKeeper(store: Store, images: Images): (caseId: string) => Promise<BriefForms | undefined> {
  const kept = new Map<string, { revision: number; forms: Promise<BriefForms> }>();
  return async (caseId) => {
    if (!(await store.get('case', caseId))) return undefined;
    const revision = await store.revision();
    const before = kept.get(caseId);
    if (before?.revision === revision) return before.forms;
    const forms = buildForms(store, images, caseId);
    kept.set(caseId, { revision, forms });
    forms.catch(() => kept.delete(caseId));
    return forms;
  };
}

async function buildForms(store: Store, images: Images, caseId: string): Promise<BriefForms> {
  const { html, pdf, json } = await buildBrief(store, caseId, await briefOptions(images));
  return { html, pdf, json };
}
