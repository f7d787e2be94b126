import { formatDay, firstDay, lastDay, parsePartialDate } from '#core';
import { SourceError } from '../source-error.ts';

/** The time members of a STAC Item's properties, and what a reader must know of where they come from. */
export interface SceneTimes {
  readonly properties: {
    readonly datetime: string | null;
    readonly start_datetime?: string;
    readonly end_datetime?: string;
  };
  readonly note: string | null;
}

/**
 * When the image was taken: as the caller says (an instant, or a date or month, kept as a span, since no hour may be
 * invented), else the file's DateTime tag. Throws SourceError `no-date` where neither gives a time.
 */
export function decideTimes(file: string, stated: string | undefined, dateTime: string | null): SceneTimes {
  if (stated !== undefined) return { properties: parseStated(file, stated), note: null };
  const tag = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(dateTime ?? '');
  if (tag) {
    const [, year, month, day, clock] = tag;
    const datetime = `${year}-${month}-${day}T${clock}Z`;
    if (isReal(datetime)) {
      const note = `dated by the file's DateTime tag, read as UTC: often when the file was written, not when the image was taken`;
      return { properties: { datetime }, note };
    }
  }
  const found =
    dateTime === null ? 'the file carries no date' : `the file's DateTime tag is "${dateTime.slice(0, 40)}"`;
  throw new SourceError(
    'no-date',
    `${file}: ${found}; give a STAC item for it, or the date it was taken (import --published DATE)`,
  );
}

function parseStated(file: string, stated: string): SceneTimes['properties'] {
  if (stated.length > 10) {
    if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(stated) && isReal(stated))
      return { datetime: stated };
    throw new SourceError(
      'no-date',
      `${file}: expected an instant such as 2023-10-05T02:10:00Z, got "${stated.slice(0, 40)}"`,
    );
  }
  try {
    const date = parsePartialDate(stated);
    return {
      datetime: null,
      start_datetime: `${formatDay(firstDay(date))}T00:00:00Z`,
      end_datetime: `${formatDay(lastDay(date))}T23:59:59Z`,
    };
  } catch (cause) {
    throw new SourceError('no-date', `${file}: ${(cause as Error).message}`, { cause });
  }
}

/** Whether the calendar and the clock have it: `2023-02-30` would silently become 2 March. */
function isReal(instant: string): boolean {
  const clock = `${instant.slice(0, 19)}Z`;
  const time = new Date(clock);
  return !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 19) === clock.slice(0, 19);
}
