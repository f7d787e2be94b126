/** When a reader wants to be told. Times are `HH:MM` on the clock of `timeZone` (IANA). */
export interface TellingHours {
  readonly timeZone: string;
  /** Nothing is told from `from` to `until`; over midnight where `until` is the earlier. */
  readonly quiet: { readonly from: string; readonly until: string } | null;
  /** Everything of a day in one message, at this time; null: each at once. */
  readonly digest: string | null;
}

/** Two days: no pair of hours is farther away, whatever the clocks of a place do in between. */
const mostMinutes = 2880;

/** The first moment from `now` on at which the reader may be told: whole minutes, but `now` itself where that will do. */
export function nextTelling(now: Date, hours: TellingHours): Date {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: hours.timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const isTime = (at: Date): boolean => {
    const time = clock.format(at);
    return hours.digest === null ? !isQuiet(time, hours.quiet) : time === hours.digest;
  };
  if (hours.digest === null && isTime(now)) return now;
  const minute = Math.floor(now.getTime() / 60_000) + 1;
  for (let step = 0; step < mostMinutes; step++) {
    const at = new Date((minute + step) * 60_000);
    if (isTime(at)) return at;
  }
  // A time that the clocks skip on both days, or hours that are never over: late is better than never.
  return new Date((minute + mostMinutes / 2) * 60_000);
}

function isQuiet(time: string, quiet: TellingHours['quiet']): boolean {
  if (quiet === null) return false;
  const { from, until } = quiet;
  return from <= until ? time >= from && time < until : time >= from || time < until;
}
