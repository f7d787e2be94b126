import { type MarkingVerdict, type ReviewableKind, decideAlert, reviewMarking, reviewRecord } from '#app';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printLine } from '../output.ts';
import { CommandError, openWorkspace } from '../workspace.ts';

interface ReviewOptions {
  readonly workspace?: string;
  readonly kind: ReviewableKind | 'marking' | 'alert';
  readonly accept?: boolean;
  readonly reject?: boolean;
  readonly rejectMark?: readonly string[];
  readonly classMark?: readonly string[];
  readonly by: string;
  readonly reason: string;
}

export async function runReview(id: string, options: ReviewOptions): Promise<ExitCode> {
  const { accept, classMark, kind, reject, rejectMark } = options;
  const sortsMarks = rejectMark !== undefined || classMark !== undefined;
  if (sortsMarks && kind !== 'marking')
    throw new CommandError('usage', '--reject-mark and --class-mark are for a marking (--kind marking)');
  if (!accept && !reject && !sortsMarks) throw new CommandError('usage', 'say --accept or --reject');
  const verdict = reject ? 'rejected' : 'accepted';
  const workspace = await openWorkspace(options.workspace);
  try {
    const by = { actor: { kind: 'person', name: options.by }, reason: options.reason } as const;
    if (kind === 'marking') {
      const said: MarkingVerdict = {
        verdict,
        rejectedMarks: rejectMark ?? [],
        reclassedMarks: (classMark ?? []).map(parseClassMark),
      };
      const done = await reviewMarking(workspace.store, id, said, by);
      printLine(
        `marking ${id} is ${verdict}: ${done.marks} marks, ${done.rejectedMarks} taken out, ${done.reclassedMarks} of another class; ${done.observations} observations follow`,
      );
    } else if (kind === 'alert') {
      const { list } = await workspace.board.readAll();
      const { date, objectClass, siteId } = await decideAlert(workspace.store, list, id, verdict, by);
      printLine(`alert ${id} is ${verdict}: ${objectClass} at ${siteId} on ${date}`);
    } else {
      await reviewRecord(workspace.store, { kind, id }, verdict, by);
      printLine(`${kind} ${id} is ${verdict}`);
    }
    return exitCode.ok;
  } finally {
    await workspace.close();
  }
}

/** `m12=locomotive` */
function parseClassMark(text: string): { readonly id: string; readonly objectClass: string } {
  const at = text.indexOf('=');
  const [id, objectClass] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 0 || id === '' || objectClass === '')
    throw new CommandError('usage', `--class-mark: expected MARK=CLASS, got "${text}"`);
  return { id, objectClass };
}
