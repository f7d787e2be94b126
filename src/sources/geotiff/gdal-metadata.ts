/** The members of GDAL_METADATA (tag 42112) that say what bands hold. Maps go by the index of the band. */
export interface GdalMetadata {
  readonly scales: ReadonlyMap<number, number>;
  readonly offsets: ReadonlyMap<number, number>;
  readonly descriptions: ReadonlyMap<number, string>;
  /** Colour interpretation as GDAL names it: `red`, `nir`, `alpha` … */
  readonly colours: ReadonlyMap<number, string>;
  /** NODATA_VALUES: one value per band, a pixel is missing where all bands have theirs. */
  readonly nodataValues: readonly number[] | null;
}

/**
 * Reads `<GDALMetadata><Item name="SCALE" sample="0" role="scale">0.1</Item>…` by pattern, not as XML: it is a flat
 * list that GDAL writes (gdal.org, GTiff driver), and what does not fit the pattern is passed over.
 */
export function parseGdalMetadata(text: string | null): GdalMetadata {
  const scales = new Map<number, number>();
  const offsets = new Map<number, number>();
  const descriptions = new Map<number, string>();
  const colours = new Map<number, string>();
  let nodataValues: number[] | null = null;
  for (const [, attributes = '', content = ''] of (text ?? '').matchAll(/<Item\s([^<>]{0,500})>([^<]*)<\/Item>/g)) {
    const sample = Number(readAttribute(attributes, 'sample') ?? NaN);
    const value = unescapeXml(content.trim());
    const role = readAttribute(attributes, 'role');
    if (readAttribute(attributes, 'name') === 'NODATA_VALUES') nodataValues = value.split(/\s+/).map(Number);
    else if (role === 'description') descriptions.set(sample, value);
    else if (role === 'colorinterp') colours.set(sample, value.toLowerCase());
    else if (value !== '' && Number.isFinite(Number(value))) {
      if (role === 'scale') scales.set(sample, Number(value));
      if (role === 'offset') offsets.set(sample, Number(value));
    }
  }
  return { scales, offsets, descriptions, colours, nodataValues };
}

function readAttribute(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
}

function unescapeXml(text: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => named[name] ?? '');
}
