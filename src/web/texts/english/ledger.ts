import { numberIn } from '../number-in.ts';

const format = numberIn('en');

/** The ledger and the provisions. */
export const ledger = {
  ledgerPage: {
    between: (one: string, other: string): string => `Between ${one} and ${other}`,
    help: 'The farthest that anybody claims, and by whose word. Amounts are as stated and never added up: several may mean the same load.',
    lines: 'Every line',
    farthest: 'Farthest claimed',
    byWhom: 'By whose word',
    held: 'We hold it',
    notHeld: 'not judged',
    amounts: 'Amounts as stated',
    noAmount: 'none stated',
    touches: 'Would touch',
    noneTouched: 'no paragraph of this case',
    paragraphs: (count: number): string => `${format(count)} ${count === 1 ? 'paragraph' : 'paragraphs'}`,
    stages: { wanted: 'wanted', promised: 'promised', delivered: 'delivered', denied: 'denied' },
    effects: { forbidden: 'forbids it', capped: 'caps it', 'over-cap': 'more than its cap', spared: 'not touched' },
    units: {
      tonne: 'tonnes',
      barrel: 'barrels',
      usd: 'US dollars',
      container: 'containers',
      round: 'rounds',
      item: 'items',
    },
    atMost: (amount: string, unit: string): string => `at most ${amount} ${unit}`,
    atLeast: (amount: string, unit: string): string => `${amount} ${unit} or more`,
    inReturn: (what: string, forWhat: string): string => `In return: ${what} for ${forWhat}`,
  },

  provisionsPage: {
    transfer: 'What would a transfer touch?',
    fields: { from: 'From', to: 'To', item: 'What', date: 'When', amount: 'How much' },
    examples: { from: 'DPRK', to: 'Russia', item: 'arms', date: '2023-10', amount: '100-200, >=100' },
    unit: 'Unit',
    check: 'Check',
    touching: 'Touching a paragraph is not breaking it: exemptions, caps and proof are for a person to weigh.',
    found: (count: number): string =>
      count === 0
        ? 'No paragraph of this case would be touched.'
        : `${format(count)} ${count === 1 ? 'paragraph' : 'paragraphs'} would be touched:`,
    spared: (count: number): string => `${format(count)} on the same things would not`,
    dateUncertain: 'the date is too rough to say whether it was in force',
    exempt: (text: string, needs: string, paragraph: string): string => `exempt: ${text} (${needs}; ${paragraph})`,
    needs: { approval: 'needs approval', notification: 'needs notice', nothing: 'needs nothing' },
    caps: 'Caps of the year',
    noCaps: 'No delivery in the ledger has an amount that counts towards a cap of these paragraphs.',
    limit: 'limit',
    orMore: 'or more',
    statuses: { within: 'Within.', perhaps: 'Perhaps over.', exceeded: 'Over.' },
    notCounted: (count: number): string =>
      `${format(count)} ${count === 1 ? 'delivery counts' : 'deliveries count'} towards no cap, and why`,
    names: 'Names on sanctions lists',
    noList:
      'No sanctions list has been imported, so nobody was compared. `sightline import FILE` takes the UN Security Council’s consolidated list (XML).',
    sighted: (found: number, listed: number): string =>
      `${format(found)} in the documents of this case may be among the ${format(listed)} entries. A match is a reason to look, no finding.`,
    name: 'Name',
    compare: 'Compare',
    nobody: 'Nobody on the list is alike.',
    aliasOf: (name: string): string => `alias of ${name}`,
    levels: { strong: 'strong', possible: 'possible' },
    paragraphs: 'The paragraphs',
  },
};
