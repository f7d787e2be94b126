import { join } from 'node:path';
import { type ArchiveReport, type BuiltBrief, buildBrief, countArchive, countScene, importPath } from '#app';
import { briefOptions } from './brief-options.ts';
import { composePictures } from './compose.ts';
import { startProgress } from './progress.ts';
import { renderSimulatedCase } from './render-simulated-case.ts';
import { version } from './version.ts';
import { warnRejected } from './warn-rejected.ts';
import type { Workspace } from './workspace.ts';
import { writeFiles } from './write-files.ts';

const caseId = 'simulated-yard';

/** What became of the simulated case. */
export interface SimulatedDemo {
  readonly counted: ArchiveReport;
  readonly brief: BuiltBrief['brief'];
  /** Brief, and the last scene with its marks. */
  readonly files: readonly string[];
}

/**
 * The main job on pixels: renders the scenes of a yard that does not exist, takes them in, counts railcars on each of
 * them and writes the brief. What an earlier run in the same folder has done is not done again.
 */
export async function runSimulatedDemo(workspace: Workspace, out: string, signal: AbortSignal): Promise<SimulatedDemo> {
  const progress = startProgress();
  const onProgress = (label: string, fraction: number): void => progress.update(label, fraction);
  const folder = join(out, `${caseId}-scenes`);
  const files: string[] = [];
  try {
    await renderSimulatedCase(folder, { signal, onProgress });
    const actor = { kind: 'machine', name: `sightline ${version}` } as const;
    const imported = await importPath(
      workspace,
      folder,
      { actor, reason: 'import the simulated demo case' },
      {
        signal,
        onProgress,
      },
    );
    warnRejected(imported.rejected);
    const common = {
      site: caseId,
      objectClass: 'railcars',
      context: { actor, reason: 'count the demo scenes' },
      signal,
    };
    const counted = await countArchive(workspace, {
      ...common,
      from: null,
      to: null,
      onProgress: (done, total, sceneId) => onProgress(sceneId, done / total),
    });
    const last = counted.scenes.at(-1);
    if (last) {
      const draw = { pictures: composePictures(), overlay: true, strips: true };
      const { drawn } = await countScene(workspace, { ...common, sceneId: last.sceneId, draw });
      const pictures = (['overlay', 'strips'] as const).flatMap((name) => {
        const content = drawn[name];
        return content ? [{ path: `${last.date.slice(0, 10)}-${name}.png`, content }] : [];
      });
      files.push(...(await writeFiles(join(out, caseId), pictures)));
    }
    const { brief, files: written } = await buildBrief(
      workspace.store,
      caseId,
      await briefOptions(workspace.images, { signal }),
    );
    files.unshift(...(await writeFiles(join(out, caseId), written)));
    return { counted, brief, files };
  } finally {
    progress.stop();
  }
}
