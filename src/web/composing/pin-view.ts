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
  let number = 1;
  while (taken.includes(`view-${number}`)) number++;
  return {
    id: `view-${number}`,
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

/** Puts the view at the top of the brief of a case. Throws LoadError. */
export async function pinView(
  caseId: string,
  view: SceneView,
  state: ViewerState,
  screen: ScreenSize,
  by: string,
): Promise<boolean> {
  const address = compositionAddress(caseId);
  const composition = await readJson<Composition>(address, new AbortController().signal);
  const block = viewBlock(
    view,
    state,
    screen,
    composition.blocks.map(({ id }) => id),
  );
  if (!block) return false;
  const body: CompositionChange = { composition: { ...composition, blocks: [block, ...composition.blocks] }, by };
  await postJson(address, body, { 'If-Match': recordEtag(composition) });
  return true;
}

function clamp(metres: number): number {
  return Math.round(Math.min(100_000, Math.max(10, metres)));
}
