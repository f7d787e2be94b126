import { amounts } from './amounts.ts';

const { bounds, number, probability } = amounts;

/** What stands in and behind the drawings. */
export const charts = {
  looks: (objectClass: string, looks: number): string => `${objectClass}: ${looks} looks`,
  noNumbers: 'No numbers in this series.',
  ofLooksAtMost: (percent: number, upper: number): string => `${percent} % of looks at most ${upper}`,
  target: (seen: string, date: string, isUnusual: boolean): string =>
    `${seen} on ${date}${isUnusual ? ': unusual' : ''}`,
  statuses: {
    observed: 'observed',
    bound: 'bound',
    uncounted: 'uncounted',
    unusable: 'unusable',
    'not-observed': 'not-observed',
  },
  describe: {
    looks: (looks: number): string => `${looks} looks with a number.`,
    usual: (low: number, high: number | null): string => ` Nine in ten looks would show ${bounds({ low, high })}.`,
    newest: (seen: string, date: string, exceedance: number | null): string =>
      ` The look judged is ${seen} on ${date}${exceedance === null ? '.' : `; the chance of as many under the baseline is ${probability(exceedance)}.`}`,
    shift: (date: string, before: number, after: number): string =>
      ` The level shifted around ${date}, from about ${before.toFixed(0)} to about ${after.toFixed(0)}.`,
    states: (changes: number): string => `States as seen, in order of date; ${changes} changes.`,
    state: (state: string, date: string): string => ` The look judged is “${state}” on ${date}.`,
    now: (date: string, yes: number): string => ` The chance of “yes” on ${date} is ${probability(yes)}.`,
  },
  legend: {
    counted: 'counted',
    none: 'none seen',
    later: 'later (outcome)',
    baseline: 'baseline, 90 % of looks',
    period: 'stated for a whole period',
    contradicts: 'contradicts it',
    shift: 'level shift',
    gap: 'nobody looked',
    unusable: 'unusable',
    notObserved: 'no image',
    uncounted: 'seen, no number',
    hint: 'True spacing in time. Each mark names its date and counter when pointed at.',
    states: 'filled: yes, open: no, grey: uncertain; a diamond is the look judged; under the axis: no usable look',
  },
  lanes: { yes: 'yes', uncertain: 'uncertain', no: 'no' },
  gap: (days: number): string => `nobody looked for ${number(days)} days`,
  shift: (date: string, low: string, high: string, probabilityOfIt: number): string =>
    `level shift around ${date} (${low} to ${high}), probability ${probabilityOfIt.toFixed(3)}`,
  event: (date: string): string => `event ${date}`,

  calibration: {
    title: (forecaster: string, total: number): string =>
      `Calibration of ${forecaster}: ${total} scored ${total === 1 ? 'forecast' : 'forecasts'}`,
    forecast: 'forecast, %',
    cameTrue: 'came true, %',
    nothing: 'nothing scored yet',
    nothingResolved: 'No resolved forecast with a probability.',
    bin: (n: number, forecast: number, observed: number): string =>
      `Of ${n} at about ${Math.round(forecast * 100)} %, ${Math.round(observed * 100)} % came true.`,
  },

  origins: {
    title: (text: string): string => `Origins: ${text}`,
    origin: 'Origin',
    carried: 'Carried by, in order of date',
    noDate: 'no date',
    copies: (copies: number): string => ` + ${copies} ${copies === 1 ? 'copy' : 'copies'}`,
    describe: (mentions: number, boxes: number, names: readonly string[], low: number, high: number): string =>
      `${mentions} mentions in ${boxes} texts lead to ${names.length} origins (${names.join(', ')}); independent: ${low} to ${high}.`,
  },
};
