import { describe, expect, it } from 'vitest';
import { parseWatchPlan } from './watch-plan.ts';

const stac = { kind: 'stac', name: 'a', address: 'https://example.org/v1', site: 'Yard' };
const desk = { name: 'desk', to: 'https://example.org/hook' };
const plan = { format: 'sightline-watch/1', recipients: [desk], subscriptions: [{ ...stac, tell: ['desk'] }] };

describe('a watch plan', () => {
  it('says what it leaves out', () => {
    expect(parseWatchPlan(plan, 'watch.yaml')).toEqual({
      workbench: null,
      mail: null,
      recipients: [{ ...desk, person: null, timeZone: 'UTC', quiet: null, digest: null }],
      subscriptions: [
        {
          ...stac,
          tell: ['desk'],
          everyMinutes: 360,
          objectClass: 'railcar',
          collections: [],
          mostCloud: 0.8,
          since: null,
          lateDays: 30,
        },
      ],
    });
  });

  it.each([
    [{ ...plan, format: 'other' }, /^watch\.yaml: format: /],
    [{ ...plan, subscriptions: [] }, /subscriptions: /],
    [{ ...plan, recipients: [{ ...desk, to: 'desk' }] }, /recipients\.0\.to: expected mailto:, https: or file:/],
    [{ ...plan, recipients: [{ ...desk, timeZone: 'Seoul' }] }, /timeZone: expected a time zone/],
    [{ ...plan, recipients: [{ ...desk, digest: '8:00' }] }, /digest: expected a time of day as HH:MM/],
    [{ ...plan, recipients: [] }, /a tells "desk", who is not among the recipients/],
    [{ ...plan, recipients: [desk, desk] }, /recipients: two are called "desk"/],
    [{ ...plan, recipients: [{ ...desk, to: 'mailto:a@b' }] }, /mail: expected the SMTP server/],
    [{ ...plan, subscriptions: [{ ...stac, since: '2023-13-01' }] }, /since: expected a day/],
    [{ ...plan, subscriptions: [{ ...stac, sites: 'typo' }] }, /sites/],
    [null, /^watch\.yaml: /],
  ])('that is wrong is refused with its place: %j', (wrong, expected) => {
    expect(() => parseWatchPlan(wrong, 'watch.yaml')).toThrow(expected);
  });
});
