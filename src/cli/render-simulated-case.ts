import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Recipe, type SimulationReport, simulateCase } from '#app';
import { composeEncoder } from './compose.ts';
import { openOutputFolder } from './output-folder.ts';

/**
 * Renders the simulated demo case from its recipe (demo/simulated-yard) as a case bundle in `directory`, which
 * `importPath` takes in. What is there from an earlier run is not rendered again.
 */
export async function renderSimulatedCase(
  directory: string,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (label: string, fraction: number) => void } = {},
): Promise<SimulationReport> {
  const read = (name: string): Promise<string> =>
    readFile(fileURLToPath(new URL(`../../demo/simulated-yard/${name}`, import.meta.url)), 'utf8');
  const recipe = JSON.parse(await read('recipe.json')) as Recipe;
  const tools = { images: composeEncoder(), folder: openOutputFolder(directory) };
  return simulateCase(tools, await read('case.json'), recipe, options);
}
