/** Colours of outlines by how sure the detector is that a wagon stands there; told apart by the colour-blind too. */
export const scoreColours = [
  { from: 0.8, colour: '#5affc0', label: '0.8 and more' },
  { from: 0.5, colour: '#ffd53d', label: '0.5 to 0.8' },
  { from: 0, colour: '#ff6a3d', label: 'below 0.5' },
] as const;

export function colourOfScore(score: number | null): string {
  return scoreColours.find(({ from }) => (score ?? 1) >= from)?.colour ?? scoreColours[0].colour;
}

/** Of stretches where something stands, in images that do not show single wagons. */
export const stretchColour = '#ffd53d';
/** Of tracks and areas. */
export const zoneColour = '#53d8ff';
