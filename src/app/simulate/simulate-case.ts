import type { OutputFolder } from '../ports/archives.ts';
import type { ImageEncoder } from '../ports/pictures.ts';
import { type Recipe, bundleLayout } from './recipe.ts';
import { type SimulateOptions, type SimulationReport, simulateToFolder } from './simulate-to-folder.ts';

/**
 * Renders a case bundle (docs/formats/case-bundle.md) whose scenes are simulated: `caseText` becomes its `case.json`,
 * the rest follows from the recipe. Scenes refer to their images by paths within the bundle. Goes on with a folder left
 * half done, as `simulateToFolder` does.
 */
export async function simulateCase(
  tools: { readonly images: ImageEncoder; readonly folder: OutputFolder },
  caseText: string,
  recipe: Recipe,
  options: Omit<SimulateOptions, 'layout'> = {},
): Promise<SimulationReport> {
  const report = await simulateToFolder(tools, recipe, { ...options, layout: bundleLayout });
  await tools.folder.write('case.json', caseText);
  return report;
}
