import { type Tiff, type TiffImage, TiffTag } from '@cogeotiff/core';
import type { CancelSignal } from '#core';
import type { ByteSource } from './byte-source.ts';
import { HeaderWindows } from './header-windows.ts';
import { type ImageLayout, readImageLayout } from './image-layout.ts';
import { readDirectories } from './read-header.ts';
import { fetchNumber, fetchText } from './tag-values.ts';
import { guard } from './translate-fault.ts';

/** One directory of a file, and where its tiles are read. */
export interface StoredPicture {
  readonly layout: ImageLayout;
  readonly bytes: ByteSource;
}

/** What lies beside an image: `x.tif.ovr` and `x.tif.msk` of `x.tif`, as GDAL writes them. */
export interface Sidecars {
  readonly overviews: readonly StoredPicture[];
  readonly masks: readonly StoredPicture[];
  /** Whether each band has a mask of its own, not one for all. */
  readonly maskPerBand: boolean;
  /** To be closed with the image. */
  readonly files: readonly ByteSource[];
}

/** Opens the file that has this image's name and an ending more; null where there is none. */
export type OpenBeside = (ending: '.ovr' | '.msk' | '.msk.ovr') => Promise<ByteSource | null>;

/** GMF_PER_DATASET of GDAL's RFC 15. */
const perDataset = 2;

/**
 * Overviews and masks from beside the image, where it has none of its own; a mask counts only if it says that it is one
 * (INTERNAL_MASK_FLAGS, RFC 15 of GDAL) and has the image's size. Throws SourceError with the name of the file that is
 * broken.
 */
export async function openSidecars(
  full: ImageLayout,
  wanted: { readonly overviews: boolean; readonly mask: boolean },
  openBeside: OpenBeside,
  signal?: CancelSignal,
): Promise<Sidecars> {
  const files: ByteSource[] = [];
  const open = async (ending: Parameters<OpenBeside>[0]): Promise<StoredDirectory[]> => {
    const bytes = await openBeside(ending);
    if (!bytes) return [];
    files.push(bytes);
    return guard(bytes.name, signal, () => readPictures(bytes, signal));
  };
  try {
    const overviews = wanted.overviews ? await open('.ovr') : [];
    const masks = wanted.mask ? await open('.msk') : [];
    const flags = parseFlags(masks[0]?.metadata ?? null);
    const isMask = flags !== null && masks[0]?.layout.width === full.width && masks[0].layout.height === full.height;
    const smaller = isMask && overviews.length > 0 ? await open('.msk.ovr') : [];
    return {
      overviews: overviews.filter(({ kind }) => (kind & 5) === 1),
      masks: [...(isMask ? [...masks, ...smaller] : []), ...overviews.filter(({ kind }) => (kind & 4) === 4)],
      maskPerBand: flags !== null && (flags & perDataset) === 0,
      files,
    };
  } catch (error) {
    await Promise.all(files.map((file) => file.close()));
    throw error;
  }
}

interface StoredDirectory extends StoredPicture {
  /** NewSubfileType: 1 smaller, 4 mask (TIFF 6.0 §8) */
  readonly kind: number;
  readonly metadata: string | null;
}

async function readPictures(bytes: ByteSource, signal: CancelSignal | undefined): Promise<StoredDirectory[]> {
  const tiff: Tiff = await readDirectories(new HeaderWindows(bytes, signal));
  const read = async (image: TiffImage): Promise<StoredDirectory> => ({
    bytes,
    layout: await readImageLayout(image, bytes),
    kind: (await fetchNumber(image, TiffTag.SubFileType)) ?? 0,
    metadata: await fetchText(image, TiffTag.GdalMetadata),
  });
  const pictures: StoredDirectory[] = [];
  for (const image of tiff.images) pictures.push(await read(image));
  return pictures;
}

function parseFlags(metadata: string | null): number | null {
  const found = /<Item\s[^<>]*name="INTERNAL_MASK_FLAGS_1"[^<>]*>\s*(\d{1,5})\s*<\/Item>/.exec(metadata ?? '');
  return found ? Number(found[1]) : null;
}
