import { numberIn } from '../number-in.ts';

const format = numberIn('en');

/** What every page may say. */
export const general = {
  name: 'Sightline',
  skip: 'Skip to the page',
  pages: 'Pages',
  contents: 'Contents',
  overview: 'Overview',
  /** Somebody's words, in the marks of the reader's language. */
  quoted: (words: string): string => `“${words}”`,

  loading: (what: string): string => `Loading ${what}…`,

  failed: 'This could not be loaded',
  unreachable: 'The server does not answer. Is `sightline serve` still running?',
  /** By the code of the problem; the server's own words stand for those that are not here. */
  faults: {
    'changed-meanwhile':
      'Somebody has changed this since it was shown here. It is shown anew; look at it and decide again.',
    'if-match-missing': 'This is known here in an older state. Load the page again.',
    'not-permitted': 'Your role in this case does not allow that.',
    'not-signed-in': 'Your session is over. Sign in again.',
    'too-many': 'Too much at once. Wait a little and try again.',
    'body-too-long': 'That is more than the server takes at once.',
    'not-undoable': 'That cannot be taken back.',
    locked: 'The workspace is busy. Try again.',
    internal: 'The server failed; its log says why.',
  },
  retry: 'Try again',
  nowhere: 'There is no such page',
  nowhereHelp: 'The address may be mistyped, or the case may not be in this workspace.',
  toCases: 'All cases',

  table: {
    filter: 'Filter',
    shown: (shown: number, total: number): string =>
      `${shown === total ? '' : `${format(shown)} of `}${format(total)} ${total === 1 ? 'row' : 'rows'}`,
    cut: (loaded: number, total: number | null): string =>
      `Only the first ${format(loaded)}${total === null ? '' : ` of ${format(total)}`} are loaded; sorting and filter work on these.`,
    more: (count: number): string => `Show ${format(count)} more`,
    nothing: 'Nothing here has these words',
    clear: 'Clear the filter',
    notStated: 'not stated',
    later: 'after the day of the case',
  },

  seen: {
    counted: 'counted or measured',
    zero: 'looked, 0 seen',
    words: 'seen, no number given',
    unusable: 'unusable',
    absent: 'not observed',
    atLeast: 'at least',
    atMost: 'at most',
    none: '0 seen',
    yes: 'yes',
    no: 'no',
    uncertain: 'uncertain',
  },

  review: { draft: 'draft', accepted: 'accepted', rejected: 'rejected' },

  form: { original: 'original', digest: 'our digest' },

  role: { holder: 'holder', carrier: 'carrier' },

  boundary: { none: 'none', approximate: 'approximate', drawn: 'drawn' },

  polarity: { affirmed: 'affirmed', negated: 'negated', denied: 'denied' },

  indicator: { seen: 'seen', reported: 'reported', 'not-seen': 'looked, not seen', 'not-observed': 'not observed' },

  borneOut: { yes: 'yes', partly: 'partly', no: 'no', open: 'open' },

  actions: { added: 'added', updated: 'changed' },

  zoneFunctions: {
    track: 'track',
    yard: 'yard',
    berth: 'berth',
    apron: 'apron',
    pad: 'pad',
    gate: 'gate',
    building: 'building',
    storage: 'storage',
    portal: 'portal',
    water: 'water',
    other: 'other',
  },

  outcome: { yes: 'yes', no: 'no', void: 'void', open: 'open' },

  verified: { yes: 'read in the source', no: 'from memory, to be checked' },

  actor: { person: 'person', machine: 'program' },

  inferred: 'date inferred',
  download: 'download',
};
