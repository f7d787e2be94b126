import { type Observation, formatDateSpan } from '#core';
import { classText } from './class-text.ts';
import { seenText } from './seen-text.ts';

/** `2023-10-05 railcars: 73 (track 4)`: what an observation is called where it is cited. */
export function observationName({ objectClass, seen, when, zoneId }: Observation): string {
  return `${formatDateSpan(when)} ${classText(objectClass)}: ${seenText(seen)}${zoneId === null ? '' : ` (${zoneId})`}`;
}
