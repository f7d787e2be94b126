import { type CompositionChange, compositionAddress, recordEtag } from '#api';
import type { Composition, CompositionBlock, SceneView } from '#core';
import { postJson, readJson } from '../data/client.ts';
import { createMesh } from '../viewer/place-mesh.ts';
import type { ViewerState } from '../viewer/viewer-state.ts';

/** Pixels of the screen that the picture fills. */
interface ScreenSize {
  readonly width: number;
  readonly height: number;
}

/** What the viewer shows as a figure of a brief; null for an image without a place or a resolution. */
function viewBlock(
  view: SceneView,
  state: ViewerState,
  screen: ScreenSize,
  taken: readonly string[],
): CompositionBlock | null {
  const mesh = createMesh(view);
  if (!mesh || view.gsdMetres === null) return null;
  const whole = { column: view.width / 2, row: view.height / 2, resolution: view.width / screen.width };
  const { column, resolution, row } = state.at ?? whole;
  const metres = Math.min(view.width, screen.width * resolution) * view.gsdMetres;
  const { lat, lon } = mesh.toGlobe({ column, row });
  return {
    id: freeId('view', taken),
    kind: 'view',
    caption: '',
    sceneId: view.sceneId,
    otherId: state.other,
    centre: { lon, lat },
    widthMetres: clamp(metres),
    heightMetres: clamp((metres * screen.height) / screen.width),
    hasMarks: state.marks,
  };
}

/** Puts the view at the top of the brief of a case; false for an image without a place. Throws LoadError. */
export function pinView(
  caseId: string,
  view: SceneView,
  state: ViewerState,
  screen: ScreenSize,
  by: string,
): Promise<boolean> {
  return pinBlock(caseId, by, (taken) => viewBlock(view, state, screen, taken));
}

/** Puts a track pulled straight on several dates at the top of the brief. Throws LoadError. */
export function pinStrips(
  caseId: string,
  track: { readonly zoneId: string; readonly sceneIds: readonly string[] },
  by: string,
): Promise<boolean> {
  return pinBlock(caseId, by, (taken) => ({ id: freeId('strips', taken), kind: 'strips', caption: '', ...track }));
}

async function pinBlock(
  caseId: string,
  by: string,
  make: (taken: readonly string[]) => CompositionBlock | null,
): Promise<boolean> {
  const address = compositionAddress(caseId);
  const composition = await readJson<Composition>(address, new AbortController().signal);
  const block = make(composition.blocks.map(({ id }) => id));
  if (!block) return false;
  const body: CompositionChange = { composition: { ...composition, blocks: [block, ...composition.blocks] }, by };
  await postJson(address, body, { 'If-Match': recordEtag(composition) });
  return true;
}

function freeId(kind: string, taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`${kind}-${number}`)) number++;
  return `${kind}-${number}`;
}

function clamp(metres: number): number {
  return Math.round(Math.min(100_000, Math.max(10, metres)));
}
