import { SourceError } from '../source-error.ts';

/** A header that lets somebody in (`Authorization: Bearer …`), and the one origin it is sent to. Never printed. */
export interface SignInHeader {
  /** `https://data.example`; null: the origin of the address that the user named. */
  readonly origin: string | null;
  readonly name: string;
  readonly value: string;
}

/** Headers that say how a message is framed or where it goes: nobody signs in with them. */
const reserved = new Set(['host', 'content-length', 'transfer-encoding', 'connection', 'range', 'accept-encoding']);

/**
 * Reads `Name: value`, or `https://data.example Name: value` for one server only. Throws SourceError `bad-header`,
 * which does not repeat the value: it may be a secret.
 */
export function parseSignInHeader(text: string): SignInHeader {
  const [, address, name, value] = /^\s*(?:(https?:\/\/\S+)\s+)?([^\s:]+)\s*:\s*(.*?)\s*$/s.exec(text) ?? [];
  if (name === undefined || value === undefined || value === '')
    throw badHeader('expected "Name: value" or "https://host Name: value"');
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) throw badHeader('its name is not that of an HTTP header');
  if (reserved.has(name.toLowerCase())) throw badHeader(`${name} is set by sightline itself`);
  if (!/^[\t\x20-\x7e]+$/.test(value)) throw badHeader(`the value of ${name} holds a character that is not ASCII`);
  if (address !== undefined && !URL.canParse(address)) throw badHeader('its address is none');
  return { origin: address === undefined ? null : new URL(address).origin, name, value };
}

function badHeader(reason: string): SourceError {
  return new SourceError('bad-header', `a header to sign in with cannot be used: ${reason}`);
}
