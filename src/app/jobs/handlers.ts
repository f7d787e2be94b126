import { assessSite } from '../assess-site.ts';
import { countScene } from '../counting/count-scene.ts';
import { composeDocumentNotice } from '../watch/notices/document-notice.ts';
import { composeLookNotice } from '../watch/notices/look-notice.ts';
import { type Notice, casePage } from '../watch/notices/notice.ts';
import { type Messengers, type TellInput, planTelling, tellAll } from '../watch/notices/tell.ts';
import { draftClaims, keepDrafts } from '../extract-claims.ts';
import { JobError } from '../errors.ts';
import type { Images } from '../ports/images.ts';
import type { StoreReader } from '../ports/store.ts';
import type { Job } from './job.ts';
import type { CountInput } from './plan-counts.ts';
import type { ExtractInput } from './plan-extracts.ts';
import type { Clock, JobHandlers, JobTools } from './run-jobs.ts';

export interface JobPorts {
  readonly images: Images;
  readonly messengers: Messengers;
  readonly clock: Clock;
}

/** What each kind of job does. */
export function createJobHandlers(ports: JobPorts): JobHandlers {
  return {
    count: (job, tools) => countOnOne(ports, inputOf<CountInput>(job), tools, job.id),
    assess: (job, tools) => assessOne(ports, inputOf<CountInput>(job), tools),
    extract: (job, tools) => extractOne(ports, inputOf<ExtractInput>(job), tools),
    notify: (job, tools) => tellAll(ports, inputOf<TellInput>(job), tools),
  };
}

/** Counts, and plans that the count is judged: both are kept at once, so that no count stays without its judgement. */
async function countOnOne(
  { images }: JobPorts,
  input: CountInput,
  { context, onProgress, signal, store }: JobTools,
  jobId: string,
): Promise<void> {
  const id = jobId.replace(/^count/, 'assess');
  if (input.tell.length > 0) store.follow({ id, kind: 'assess', input: { ...input }, notBefore: null, queue: null });
  const { siteId: site, sceneId, objectClass } = input;
  await countScene({ store, images }, { site, sceneId, objectClass, context, signal, onProgress });
}

/** Judges the look of one scene; what is unusual is told, and what was told and is not unusual any more is withdrawn. */
async function assessOne({ clock }: JobPorts, input: CountInput, { store }: JobTools): Promise<void> {
  const { siteId, objectClass, sceneId, tell } = input;
  const [site, scene] = await Promise.all([store.get('site', siteId), store.get('scene', sceneId)]);
  if (!site || !scene) throw new JobError('bad-job', `${site ? sceneId : siteId} is not in this workspace any more`);
  const at = scene.start.slice(0, 10) as Parameters<typeof assessSite>[1]['at'];
  const assessment = await assessSite(store, { site: siteId, objectClass, at });
  const page = await pageOfSite(store, siteId, input.workbench);
  const now = clock.now();
  const notice = (kind: 'alert' | 'withdrawn'): Notice =>
    composeLookNotice(kind, { assessment, now, scene, site, casePage: page });
  for (const recipient of tell) {
    const alert = planTelling(recipient, notice('alert'), now);
    if (assessment.alert) store.follow(alert);
    else if (await store.jobs.get(alert.id)) store.follow(planTelling(recipient, notice('withdrawn'), now));
  }
}

/** Of the case that the site belongs to, in the workbench. */
async function pageOfSite(store: StoreReader, siteId: string, workbench: string | null): Promise<string | null> {
  if (workbench === null) return null;
  const found = (await store.list('case')).find(({ sites }) => sites.includes(siteId));
  return casePage(workbench, found?.id ?? null);
}

/** Drafts the claims of one document, what a person has decided on stays; and tells of it. */
async function extractOne(
  { clock }: JobPorts,
  { documentId, tell }: ExtractInput,
  { context, store }: JobTools,
): Promise<void> {
  const document = await store.get('document', documentId);
  if (!document) throw new JobError('bad-job', `there is no document "${documentId}" in this workspace`);
  const drafts = draftClaims(document, await store.list('site'));
  if (tell !== undefined && tell.recipients.length > 0) {
    const former = document.replaces === null ? undefined : await store.get('document', document.replaces);
    const now = clock.now();
    const notice = composeDocumentNotice(document, drafts, { ...tell, former, now });
    store.follow(...tell.recipients.map((recipient) => planTelling(recipient, notice, now)));
  }
  await keepDrafts(store, context, drafts);
}

/** Jobs are written by this program; what an older one wrote and nobody understands any more fails by itself. */
function inputOf<T>(job: Job): T {
  return job.input as T;
}
