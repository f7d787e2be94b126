import { InvalidArgumentError } from 'commander';
import type { RecordKind } from '#core';
import { discussedKinds } from '#core/lists';

/** `claim:claim-1` */
export function parseTopic(text: string): { readonly kind: RecordKind; readonly id: string } {
  const at = text.indexOf(':');
  const kind = discussedKinds.find((one) => one === text.slice(0, at));
  if (kind !== undefined && at < text.length - 1) return { kind, id: text.slice(at + 1) };
  throw new InvalidArgumentError(`expected KIND:ID with one of ${discussedKinds.join(', ')}`);
}
