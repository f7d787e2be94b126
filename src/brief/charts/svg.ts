import { replaceControls } from '../control-characters.ts';

/** Okabe & Ito (2008): eight colours that colour-blind people tell apart. Shapes and dashes say the same again. */
export const palette = {
  ink: '#1b1f24',
  faint: '#6b7280',
  grid: '#d9dde3',
  paper: '#ffffff',
  blue: '#0072b2',
  sky: '#56b4e9',
  vermillion: '#d55e00',
  orange: '#e69f00',
  green: '#009e73',
} as const;

type Attributes = Readonly<Record<string, string | number>>;

/** An SVG element; attributes are escaped, children are markup. No style attributes: a strict CSP refuses them. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(typeof value === 'number' ? formatCoordinate(value) : value)}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

/** Text in a chart, escaped. */
export function label(text: string, attributes: Attributes): string {
  return element(
    'text',
    {
      'font-family': 'Noto Sans, Noto Sans KR, system-ui, sans-serif',
      'font-size': 11,
      fill: palette.ink,
      ...attributes,
    },
    escapeXml(text),
  );
}

/** The root: described for people who do not see it. */
export function drawing(
  size: { width: number; height: number },
  words: { id: string; title: string; description: string },
  ...children: readonly string[]
): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${size.width} ${size.height}`,
      width: size.width,
      height: size.height,
      role: 'img',
      'aria-labelledby': `${words.id}-title ${words.id}-description`,
    },
    element('title', { id: `${words.id}-title` }, escapeXml(words.title)),
    element('desc', { id: `${words.id}-description` }, escapeXml(words.description)),
    element('rect', { width: size.width, height: size.height, fill: palette.paper }),
    ...children,
  );
}

export function escapeXml(text: string): string {
  return replaceControls(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Rough width in pixels of a text at a size; wide scripts take a whole em. */
export function measureText(text: string, size = 11): number {
  let width = 0;
  for (const character of text) width += /[\u1100-\u9fff\uac00-\ud7a3]/.test(character) ? 1 : 0.56;
  return width * size;
}

function formatCoordinate(value: number): string {
  return String(Math.round(value * 100) / 100);
}
