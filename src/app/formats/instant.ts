/** RFC 3339 §5.6 with an offset; `t`, `z` and a blank between date and time are allowed there. */
const pattern = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(\.\d{1,12})?([Zz]|[+-]\d\d:\d\d)$/;

/**
 * The same instant in UTC with `Z`, its fraction of a second kept to the digit. Undefined for what is not an
 * instant: no offset, no such day, a leap second (our records cannot hold one).
 */
export function normaliseInstant(text: string): string | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = match;
  const clock = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const instant = new Date(`${clock}Z`);
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 19) !== clock) return undefined;
  const offset = offsetMinutes(zone);
  if (offset === undefined) return undefined;
  const utc = new Date(instant.getTime() - offset * 60_000).toISOString();
  return utc.length === 24 ? `${utc.slice(0, 19)}${fraction}Z` : undefined;
}

function offsetMinutes(zone: string): number | undefined {
  if (zone === 'Z' || zone === 'z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4, 6))];
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
