import { createHash } from 'node:crypto';

const nothing = "default-src 'none'";
const closed = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** For everything of ours: only files of this server, nothing inline. */
export const workbenchPolicy: string = [
  nothing,
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  closed,
].join('; ');

/** For a kept original, which is hostile: it may not run, load or be framed, wherever it is opened. */
export const originalPolicy: string = `sandbox; ${nothing}; ${closed}`;

/**
 * For the brief, one self-contained file: no script, no request; of styles only the blocks that stand in it, each by
 * its hash, so that text smuggled into the page could not bring its own.
 */
export function briefPolicy(html: string): string {
  const hashes = [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/gi)].map(([, style]) => styleHash(style!));
  const styles = hashes.length === 0 ? '' : ` style-src ${hashes.join(' ')};`;
  return `${nothing};${styles} img-src data:; font-src data:; ${closed}`;
}

/** The HTML parser makes CR LF to LF before the browser hashes. */
function styleHash(style: string): string {
  const normal = style.replace(/\r\n?/g, '\n');
  return `'sha256-${createHash('sha256').update(normal, 'utf8').digest('base64')}'`;
}
