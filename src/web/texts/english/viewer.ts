import { numberIn } from '../number-in.ts';

const format = numberIn('en');

/** The picture of a scene, tracks pulled straight, and the review of marks. */
export const viewer = {
  marksReview: {
    title: 'Review of marks',
    begin: 'Review marks',
    place: (at: number, total: number): string => `Mark ${format(at)} of ${format(total)}, the least sure first`,
    score: (score: number | null): string => (score === null ? 'marked by a person' : `score ${score.toFixed(2)}`),
    verdicts: { accept: 'accepted', reject: 'rejected', skip: 'skipped' },
    accept: 'Accept',
    reject: 'Reject',
    skip: 'Skip',
    space: 'space',
    upTo: (score: number): string => (score === 1 ? 'All marks' : `Only marks scored up to ${score.toFixed(2)}`),
    help: 'a accepts, x rejects, space skips, Backspace takes back, j and k go on and back; h hides marks, z zones, comma and full stop change the date, plus and minus zoom, 0 shows all.',
    undo: 'Undo',
    tally: (accepted: number, rejected: number, skipped: number, total: number): string =>
      `${format(accepted)} accepted, ${format(rejected)} rejected, ${format(skipped)} skipped of ${format(total)}; kept in this browser until sent. What is not rejected stays.`,
    name: 'Your name',
    send: (rejected: number): string =>
      rejected === 0 ? 'Accept the marking' : `Accept the marking without ${format(rejected)} marks`,
  },

  viewer: {
    scene: 'the scene',
    track: 'the track',
    picture: 'Picture',
    tools: 'Tools of the picture',
    keys: 'Picture: arrows move, plus and minus zoom, comma and full stop change the date, h hides marks, z zones, m measures',
    simulated: 'SIMULATED: this scene was made by Sightline and shows no real place.',
    simulatedShort: 'SIMULATED',
    simulatedStrips: 'SIMULATED: scenes of this track were made by Sightline and show no real place.',
    notCounted: 'not counted',
    taken: 'Taken',
    gsd: 'Pixel on the ground',
    cloud: 'Cloud over the whole scene',
    offNadir: 'Off nadir',
    sun: 'Sun from',
    elevation: 'elevation',
    pixels: 'Pixels',
    licence: 'Licence',
    earlier: 'Earlier',
    later: 'Later',
    all: 'Whole image',
    measure: 'Measure',
    measureHelp: 'Click corners',
    zones: 'Zones',
    marks: (count: number): string => `Marks (${format(count)})`,
    compareWith: 'Compare with',
    nothing: 'nothing',
    by: 'by',
    comparisons: { swipe: 'swipe', spy: 'spy glass', opacity: 'opacity', blink: 'blinking' },
    shares: { swipe: 'Divider', opacity: 'Opacity' },
    contrast: 'Contrast',
    black: 'Black at',
    white: 'White at',
    gamma: 'Gamma',
    usual: 'As usual',
    notation: 'Another notation',
    unplaced: 'not placed on the globe',
    arrows: (north: number, sun: number | null): string =>
      `North is ${Math.round(north)}° clockwise from up${sun === null ? '' : `, the sun stands at ${Math.round(sun)}°`}`,
    stripsOf: (name: string): string => `${name}, straightened`,
    stripsHelp:
      'The same stretch of track on every date, newest first, 4 m to each side, equal steps on the ground: a wagon is as long in every row.',
    stripFrom: (from: number, to: number): string => `${format(from)} to ${format(to)} m from the start of the track`,
    stripAlt: (date: string, from: number): string => `The track on ${date} from ${format(from)} m on`,
    stripMissing: 'not in this image',
    noTrack: 'This zone is no line that could be pulled straight.',
  },
};
