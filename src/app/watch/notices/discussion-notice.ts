import type { Assignment, Comment, Topic } from '#core';
import { type Notice, casePage } from './notice.ts';

/** Where the workbench is reached, and when somebody is told. */
interface Telling {
  readonly workbench: string | null;
  readonly now: Date;
}

/** Tells somebody whom a comment names. */
export function composeMention({ about, by, caseId, id, text }: Comment, telling: Telling): Notice {
  const headline = `${by} names you in a comment on the ${about.kind} ${about.id}`;
  return { ...plain(telling, caseId, about), kind: 'mention', look: `comment/${id}`, headline, sentences: [text] };
}

/** Tells somebody who is asked to work on a record. */
export function composeAssignment({ about, by, caseId, due, id, task }: Assignment, telling: Telling): Notice {
  const headline = `${by} asks you to work on the ${about.kind} ${about.id}`;
  const sentences = [task, ...(due === null ? [] : [`Due on ${due}.`])];
  return { ...plain(telling, caseId, about), kind: 'assignment', look: `assignment/${id}`, headline, sentences };
}

function plain(
  { now, workbench }: Telling,
  caseId: string | null,
  about: Topic,
): Pick<Notice, 'at' | 'sceneId' | 'taken' | 'image' | 'link'> {
  const link = pageOf(workbench, caseId, about);
  return { at: now.toISOString(), sceneId: null, taken: null, image: null, link };
}

/** The page on which a record is shown with what people say of it; else that of all comments and work. */
function pageOf(workbench: string | null, caseId: string | null, { id, kind }: Topic): string | null {
  if (workbench === null) return null;
  const root = workbench.replace(/\/$/, '');
  const page = casePage(workbench, caseId);
  const record = encodeURIComponent(id);
  if (kind === 'site') return `${root}/sites/${record}`;
  if (kind === 'document' && page !== null) return `${page}/documents/${record}`;
  if (kind === 'scene') return page === null ? `${root}/scenes/${record}` : `${page}/scenes/${record}`;
  if (kind === 'case' && page !== null) return `${page}/brief`;
  return `${root}/work`;
}
