import type { Command } from 'commander';
import type { ExitCode } from '../../exit-code.ts';
import {
  allowHost,
  collectPosition,
  header,
  inWorkspace,
  json,
  parseAzimuth,
  parseDate,
  parseDay,
  parseLevel,
  parseMetres,
  parseNumbers,
  parsePair,
  parseShare,
  parseWholeNumber,
} from '../../options.ts';
import { parseBands } from '../../parse-bands.ts';

/** Images: which are usable, what stands in them, and yards that do not exist. */
export function addImageCommands(program: Command, done: (code: ExitCode) => void, signal: AbortSignal): void {
  inWorkspace(program.command('scenes'))
    .description('which scenes of a site are usable, and what each can answer')
    .requiredOption('--site <site>', 'id, name or alias')
    .option('--from <date>', 'first date', parseDate)
    .option('--to <date>', 'last date', parseDate)
    .option('--class <class>', 'object class: railcar, vessel, container, aircraft, vehicle', 'railcar')
    .option('--zones <file>', 'GeoJSON of zones to be covered (default: those of the site)')
    .option('--most-cloud <0..1>', 'scenes with more cloud are not usable (default 0.8)', parseShare)
    .option('--usable', 'list only those that are')
    .option('--look', 'read the usable ones: what is seen of each zone, and their shift to a reference')
    .option('--reference <scene>', 'id of the scene they are compared with (default: the finest clear one); looks too')
    .option('--catalog <address>', 'first look for scenes in this STAC API or catalog and keep them')
    .option('--collection <id...>', 'in these collections of the catalog only')
    .option('--most <n>', 'take the newest so many from the catalog (default 1000)', parseWholeNumber)
    .addOption(allowHost())
    .addOption(header())
    .addOption(json())
    .action(async (options) => done(await (await import('./scenes.ts')).runScenes(options, signal)));

  inWorkspace(program.command('double-count'))
    .description('what two who marked one scene agree on, and how many there are')
    .requiredOption('--site <site>', 'id, name or alias')
    .requiredOption('--scene <id>', 'id of the scene')
    .option('--class <class>', 'object class', 'railcar')
    .option('--by <name...>', 'the two who marked (default: the only two there are)')
    .option('--tolerance <metres>', 'how far apart two marks of one object may be (default 4)', parseMetres)
    .addOption(json())
    .action(async (options) => done(await (await import('./double-count.ts')).runDoubleCount(options)));

  inWorkspace(program.command('count'))
    .description('count objects in an image, or on the scenes of a workspace, where the result is kept as drafts')
    .argument('[image]', 'GeoTIFF or COG: a path or an http(s) address; railcars need --zones')
    .option('--zones <file>', 'GeoJSON of tracks (lines) and areas; OpenStreetMap rail lines too')
    .option('--class <class>', 'railcar, vessel (needs no --zones), or what the --detector knows', 'railcar')
    .option('--scene <id>', 'count on this scene of the workspace')
    .option('--site <site>', 'count on all scenes of this site that are not counted yet')
    .option('--from <date>', 'first date of scenes', parseDate)
    .option('--to <date>', 'last date of scenes', parseDate)
    .option('--again', 'count again what this version has counted')
    .option('--plan', 'plan the scenes of the site as jobs for `sightline work`')
    .option(
      '--sun <azimuth>',
      'where the sun stood, degrees clockwise from north (default: from the item)',
      parseAzimuth,
    )
    .option('--level <0..1>', 'of the intervals (default 0.9)', parseLevel)
    .option('--overlay <png>', 'draw what was counted over the image; with --site a folder for all scenes')
    .option('--strips <png>', 'draw all tracks pulled straight, one under another; with --site a folder')
    .option('--detector <file>', 'run this ONNX detector instead (docs/formats/detector.md)')
    .option(
      '--bands <list>',
      'vessels: where the bands are, as green=3,red=4,nir=8 (default: by their names)',
      parseBands,
    )
    .option('--water <file>', 'vessels: where water is, GeoJSON areas or a GeoTIFF of 0 and 1 (default: from the NDWI)')
    .option('--other <image...>', 'vessels: images of other dates; three or more show what is new at berths')
    .addOption(allowHost())
    .addOption(header())
    .addOption(json())
    .action(async (image: string | undefined, options) =>
      done(await (await import('./count.ts')).runCount(image, options, signal)),
    );

  inWorkspace(program.command('consists'))
    .description('where else the trains of a site were seen, by the order of their wagons')
    .requiredOption('--site <site>', 'id, name or alias')
    .option('--scene <id>', 'only the trains of this scene')
    .option('--zone <id>', 'only those on this track')
    .option('--class <class>', 'object class', 'railcar')
    .option('--min-wagons <n>', 'shorter trains and matches are left out', parseWholeNumber, 8)
    .option('--most-false <0..1>', 'chance of a false match per pair (default 0.01)', parseLevel)
    .addOption(json())
    .action(async (options) => done(await (await import('./consists.ts')).runConsists(options, signal)));

  program
    .command('find-similar')
    .description('find what looks like one to a few examples in an image, at any rotation')
    .argument('<image>', 'GeoTIFF or COG: path or http(s) address')
    .option('--at <lon,lat>', 'where an example stands, with --size; repeatable', collectPosition)
    .option('--outlines <file>', 'GeoJSON of outlines of examples')
    .option('--size <length,width>', 'of what stands at --at, metres', parsePair)
    .option('--accept <file>', 'GeoJSON of earlier finds that are right')
    .option('--reject <file>', 'GeoJSON of earlier finds that are wrong')
    .addOption(allowHost())
    .addOption(header())
    .addOption(json())
    .action(async (image: string, options) =>
      done(await (await import('./find-similar.ts')).runFindSimilar(image, options, signal)),
    );

  program
    .command('simulate')
    .description('render a railway yard that does not exist, with its truth: COGs, STAC items, tracks')
    .requiredOption('--out <dir>', 'folder to write to; one that was left half done is gone on with')
    .requiredOption('--seed <text>', 'the same seed and options give the same bytes')
    .option('--scenes <n>', 'how many scenes (default: 1)', parseWholeNumber)
    .option('--from <date>', 'day of the first scene (default: 2023-06-05)', parseDay)
    .option('--to <date>', 'last day, instead of --scenes', parseDay)
    .option('--every <days>', 'days from one scene to the next', parseWholeNumber, 10)
    .option(
      '--gsd <metres>',
      'metres per pixel, 0.1 to 10; several, separated by commas, are mixed',
      parseNumbers,
      [0.5],
    )
    .option('--tracks <n>', 'number of tracks, 1 to 60 (default: drawn)', parseWholeNumber)
    .option('--length <metres>', 'length of the yard, 200 to 4000 (default: 1200)', parseWholeNumber)
    .option('--counts <list>', 'wagons in each scene in turn, separated by commas (default: drawn)', parseNumbers)
    .option('--cloudy <0..1>', 'share of scenes with clouds (default: 0.3)', parseShare)
    .option('--png', 'also write previews, stamped SIMULATED')
    .addOption(json())
    .action(async (options) => done(await (await import('./simulate.ts')).runSimulate(options, signal)));
}
