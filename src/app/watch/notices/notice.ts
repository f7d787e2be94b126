/** What somebody is told: plain sentences and where the evidence is. */
export interface Notice {
  /**
   * `alert`: a count that its baseline makes improbable. `withdrawn`: one that was told is not unusual any more. `document`:
   * something was published, or changed. `mention`: somebody named the reader in a comment. `assignment`: asked for work.
   */
  readonly kind: 'alert' | 'withdrawn' | 'document' | 'mention' | 'assignment';
  /**
   * What it is about; of each kind a reader is told once. One look: the same site, class and acquisition, however often it is
   * processed and counted; one text, wherever it is published; one comment or piece of work.
   */
  readonly look: string;
  readonly at: string;
  readonly headline: string;
  /** Sentence by sentence: how unusual, against what; what is said, by whom. */
  readonly sentences: readonly string[];
  /** The image: its id and address, when it was taken; null for what is not about one. */
  readonly sceneId: string | null;
  readonly taken: string | null;
  readonly image: string | null;
  /** In the workbench; null where nobody said where that is. */
  readonly link: string | null;
}

/** The page of a case in the workbench; null where nobody said where that is, or there is no case. */
export function casePage(workbench: string | null, caseId: string | null): string | null {
  if (workbench === null || caseId === null) return null;
  return `${workbench.replace(/\/$/, '')}/cases/${encodeURIComponent(caseId)}`;
}
