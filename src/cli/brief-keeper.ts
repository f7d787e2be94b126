import { type Images, type Store, buildBrief } from '#app';
import type { ReaderLanguage } from '#core';
import { briefOptions } from './brief-options.ts';

/** The three forms of one brief. */
interface BriefForms {
  readonly html: string;
  readonly pdf: Uint8Array;
  readonly json: string;
}

/** Builds a case's brief when it is asked for and keeps it until the workspace changes. */
export function briefKeeper(
  store: Store,
  images: Images,
): (caseId: string, language: ReaderLanguage) => Promise<BriefForms | undefined> {
  const kept = new Map<string, { revision: number; forms: Promise<BriefForms> }>();
  return async (caseId, language) => {
    const key = `${language} ${caseId}`;
    if (!(await store.get('case', caseId))) return undefined;
    const revision = await store.revision();
    const before = kept.get(key);
    if (before?.revision === revision) return before.forms;
    const forms = buildForms(store, images, caseId, language);
    kept.set(key, { revision, forms });
    forms.catch(() => kept.delete(key));
    return forms;
  };
}

async function buildForms(store: Store, images: Images, caseId: string, language: ReaderLanguage): Promise<BriefForms> {
  const { html, pdf, json } = await buildBrief(store, caseId, await briefOptions(images, { language }));
  return { html, pdf, json };
}
