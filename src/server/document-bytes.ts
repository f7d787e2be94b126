import type { Context } from 'hono';
import type { Document } from '#core';
import { answer } from './answer.ts';
import { originalPolicy } from './content-security-policy.ts';
import type { ServerDependencies } from './dependencies.ts';

/** Endings for the names of downloads; any other type is saved as `.bin`. */
const endings: Readonly<Record<string, string>> = {
  'text/plain': 'txt',
  'text/markdown': 'md',
  'text/html': 'html',
  'application/xhtml+xml': 'xhtml',
  'application/pdf': 'pdf',
  'application/json': 'json',
};

/**
 * The kept original as it was fetched. It is somebody else's file and may be hostile: always a download, its type
 * believed only in the shape of a type, and sandboxed should a browser show it all the same.
 */
export async function documentBytes(
  context: Context,
  { blobs }: ServerDependencies,
  document: Document,
): Promise<Response> {
  const bytes = await blobs.get(document.sha256);
  const plainType = document.mediaType.split(';')[0]!.trim().toLowerCase();
  const mediaType = /^[\w.+-]+\/[\w.+-]+$/.test(plainType) ? plainType : 'application/octet-stream';
  const name = `${document.id}.${endings[mediaType] ?? 'bin'}`;
  return answer(context, bytes, {
    mediaType,
    headers: {
      'Content-Security-Policy': originalPolicy,
      'Content-Disposition': `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  });
}

/** Names can be Korean; the old parameter of the header cannot. */
function asciiName(name: string): string {
  return name.replace(/[^\w.-]/g, '_');
}
