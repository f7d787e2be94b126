import { type MapColours, type MapSize, type MapView, type WorldParts, drawWorld, toScreen } from './world-map.ts';

/** A picture, and all that it was drawn from. */
interface Drawn extends WorldParts {
  readonly colours: MapColours;
  readonly view: MapView;
  readonly size: MapSize;
  readonly ratio: number;
}

/**
 * The map without the mark of the chosen site, kept as a picture: going from row to row moves that mark only, and ten thousand
 * others with the coast take longer to draw than a key may take.
 */
export class MapGround {
  readonly #picture = document.createElement('canvas');
  #drawn: Drawn | null = null;

  /** Has it drawn anew: the page has other colours now. */
  forget(): void {
    this.#drawn = null;
  }

  /**
   * Fills the canvas with it, drawn anew only where something is another than last time, and tells the colours. While the view
   * moves, the picture of the last one is moved and stretched, which is quick; what has come into sight is water until it rests.
   */
  fill(
    context: CanvasRenderingContext2D,
    { isMoving, ...wanted }: Omit<Drawn, 'colours'> & { readonly isMoving: boolean },
  ): MapColours {
    const { ratio, size, view } = wanted;
    const known = this.#drawn;
    const drawn =
      known && isSame(known, wanted) && (isMoving || known.view === view) ? known : this.#draw(context, wanted);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = drawn.colours.water;
    context.fillRect(0, 0, size.width, size.height);
    const stretch = view.scale / drawn.view.scale;
    const [x, y] = toScreen(view, size, drawn.view.lon, drawn.view.lat);
    const { height, width } = this.#picture;
    // In pixels of the screen, so that a picture of this very view is copied as it is.
    context.resetTransform();
    context.drawImage(
      this.#picture,
      (x - (size.width / 2) * stretch) * ratio,
      (y - (size.height / 2) * stretch) * ratio,
      width * stretch,
      height * stretch,
    );
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    return drawn.colours;
  }

  #draw({ canvas }: CanvasRenderingContext2D, wanted: Omit<Drawn, 'colours'>): Drawn {
    const { ratio, size, view } = wanted;
    // Also empties it.
    [this.#picture.width, this.#picture.height] = [canvas.width, canvas.height];
    const own = this.#picture.getContext('2d')!;
    own.scale(ratio, ratio);
    const drawn = { ...wanted, colours: readColours(canvas) };
    drawWorld(own, size, view, drawn, drawn.colours);
    this.#drawn = drawn;
    return drawn;
  }
}

/** Whether all but the view is the same. */
function isSame(drawn: Drawn, { basemap, ratio, sites, size }: Omit<Drawn, 'colours'>): boolean {
  return (
    drawn.basemap === basemap &&
    drawn.sites === sites &&
    drawn.ratio === ratio &&
    drawn.size.width === size.width &&
    drawn.size.height === size.height
  );
}

function readColours(element: HTMLElement): MapColours {
  const style = getComputedStyle(element);
  const of = (name: string): string => style.getPropertyValue(name).trim();
  return {
    water: of('--map-water'),
    land: of('--map-land'),
    line: of('--map-line'),
    ink: of('--ink'),
    faint: of('--ink-2'),
    standings: {
      unusual: of('--vermillion'),
      notable: of('--orange'),
      usual: of('--blue'),
      young: of('--line-strong'),
      waiting: of('--line-strong'),
      unseen: of('--line-strong'),
    },
  };
}
