import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Comment, RecordKind, RecordTypes, Scene, Site, Zone } from '#core';
import { fixtureGrid, fixtureTrack, gradientRaster, placeOf, sceneAt, writeScene } from '../server/scene-fixture.ts';
import { launchChromium, requireChromium } from './chromium.ts';
import { sampleId, sampleRecords } from './sample-case.ts';
import { type SampleServer, startSampleServer } from './sample-server.ts';

const executable = requireChromium();
const home = `/cases/${sampleId}`;
/** A word that stands nowhere until somebody else writes it. */
const word = 'Xylograph';

/** A page, and a change of a record by somebody else that it must show. */
interface Watched {
  readonly path: string;
  readonly kind: RecordKind;
  readonly change: object;
  /** The sample's first of that kind where none is named. */
  readonly record?: RecordTypes[RecordKind];
}

/** What the sample lacks: an image to look at, the site it shows, a track, and something said. */
const [west, north] = placeOf(0, 0);
const [east, south] = placeOf(fixtureGrid.width, fixtureGrid.height);
const shownSite: Site = {
  ...sampleRecords.site![0]!,
  id: 'shown-yard',
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  },
};
const track: Zone = { ...fixtureTrack, id: 'track-2', siteId: sampleRecords.site![0]!.id };
const comment: Comment = {
  id: 'comment-1',
  caseId: sampleId,
  about: { kind: 'site', id: sampleRecords.site![0]!.id, place: null },
  inReplyTo: null,
  text: 'Who has an image of this?',
  by: 'Ben',
  at: '2023-10-14T08:00:00Z',
  edited: null,
  mentions: [],
  resolved: null,
  withdrawn: false,
};
const shownScene = async (): Promise<Scene> =>
  sceneAt('shown', await writeScene(gradientRaster(new Uint8Array(fixtureGrid.width * fixtureGrid.height * 3))));

const list = (name: string, kind: RecordKind, change: object): Watched => ({ path: `${home}/${name}`, kind, change });
const watched: readonly Watched[] = [
  { path: '/', kind: 'site', change: { name: word } },
  { path: '/cases', kind: 'case', change: { title: word } },
  { path: `/sites/${sampleRecords.site![0]!.id}`, kind: 'site', change: { name: word } },
  { path: '/work', kind: 'comment', record: comment, change: { text: word } },
  { path: '/scenes/shown', kind: 'site', record: shownSite, change: { name: word } },
  { path: `${home}/scenes/shown`, kind: 'site', record: shownSite, change: { name: word } },
  { path: `${home}/zones/${track.id}`, kind: 'zone', record: track, change: { name: word } },
  { path: home, kind: 'case', change: { title: word } },
  { path: `${home}/brief`, kind: 'case', change: { title: word } },
  { path: `${home}/documents/doc-de`, kind: 'document', change: { title: word } },
  { path: `${home}/propositions/${sampleRecords.proposition![0]!.id}`, kind: 'case', change: { title: word } },
  list('sites', 'site', { name: word }),
  list('zones', 'zone', { name: word }),
  list('scenes', 'scene', { platform: word }),
  list('observations', 'observation', { observer: word }),
  list('documents', 'document', { title: word }),
  list('claims', 'claim', { time: word }),
  list('propositions', 'proposition', { text: word }),
  list('parties', 'party', { name: word }),
  list('mentions', 'mention', { agency: word }),
  list('grades', 'grade', { reason: word }),
  list('hypotheses', 'hypothesis', { text: word }),
  list('judgements', 'judgement', { text: word }),
  list('exchanges', 'exchange', { what: word }),
  list('provisions', 'provision', { relevance: word }),
  list('indicators', 'indicator', { text: word }),
  list('forecasts', 'forecast', { question: word }),
  list('outcomes', 'outcome', { reason: word }),
  list('history', 'site', { name: word }),
];

describe.skipIf(executable === undefined)('every page, when things go wrong', { timeout: 120_000 }, () => {
  let server: SampleServer;
  let browser: Browser;
  let context: BrowserContext;
  const tabs = new Map<string, Page>();

  beforeAll(async () => {
    server = await startSampleServer({
      ...sampleRecords,
      site: [...sampleRecords.site!, shownSite],
      zone: [...sampleRecords.zone!, track],
      scene: [...sampleRecords.scene!, await shownScene()],
      comment: [comment],
    });
    browser = await launchChromium(executable!);
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    context.setDefaultTimeout(30_000);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function settle(page: Page): Promise<void> {
    await page.waitForSelector('h1');
    await page.waitForSelector('main .loading', { state: 'detached' });
  }
  /** The same in all tabs at once; what failed is named by its page. */
  async function inEach(work: (page: Page, path: string) => Promise<void>): Promise<void> {
    const faults: string[] = [];
    await Promise.all(
      [...tabs].map(([path, page]) =>
        work(page, path).catch((error: unknown) => faults.push(`${path}: ${String(error).slice(0, 300)}`)),
      ),
    );
    expect(faults).toEqual([]);
  }
  /** Of a list; the other pages have none. */
  const filterOf = (page: Page): ReturnType<Page['locator']> =>
    page.locator('main .table-filter input, main input[type=search]').first();

  it('a reload restores its address and what it shows', async () => {
    for (const { path } of watched) {
      const page = await context.newPage();
      tabs.set(path, page);
      await page.goto(server.url + path);
    }
    await inEach(async (page) => {
      await settle(page);
      if ((await filterOf(page).count()) > 0) {
        await filterOf(page).fill(word);
        await page.waitForURL((url) => url.href.includes(word));
      }
      const shown = async (): Promise<unknown> => [page.url(), await page.locator('h1').first().textContent()];
      const before = await shown();
      await page.reload();
      await settle(page);
      await expect.poll(shown, { timeout: 15_000 }).toEqual(before);
      if ((await filterOf(page).count()) > 0) expect(await filterOf(page).inputValue()).toBe(word);
    });
  });

  it('a server that is started anew is found again without a reload; what was written meanwhile is kept, and what others changed is shown', async () => {
    const brief = tabs.get(`${home}/brief`)!;
    await brief.getByLabel('Your name').fill('Ann');
    await server.pause();
    await brief.getByLabel('Headline').fill('Written while it was away');
    await server.store.transaction({ actor: { kind: 'machine', name: 'another' }, reason: word }, async (writer) => {
      const changed = watched.map(({ change, kind, record = sampleRecords[kind]![0]! }) => ({ kind, record, change }));
      for (const { change, kind, record } of new Map(changed.map((one) => [one.record.id, one])).values())
        await writer.put(kind, [{ ...record, ...change } as never]);
    });
    await brief.waitForTimeout(1000);
    await server.resume();
    await inEach((page) => page.getByText(word).first().waitFor());
    await expect
      .poll(async () => (await server.store.list('composition', { caseId: sampleId }))[0]?.title, { timeout: 15_000 })
      .toBe('Written while it was away');
    expect(await brief.getByLabel('Headline').inputValue()).toBe('Written while it was away');
  });

  it('without a network it says so in its own words, and goes on by itself when there is one', async () => {
    await context.setOffline(true);
    await inEach(async (page, path) => {
      // There and back: what a page needs is asked for anew.
      await page.getByRole('link', { name: path === '/cases' ? 'Work' : 'Cases', exact: true }).click();
      await page.locator('main .state.failed').getByText('The server does not answer.').waitFor();
      await page.goBack();
      // The overview of a case is known from before.
      const said = page.locator('main .state.failed').getByText('The server does not answer.');
      await said
        .or(page.locator('main h1', { hasText: word }))
        .first()
        .waitFor();
    });
    await context.setOffline(false);
    await inEach(async (page) => {
      await page.locator('main .state.failed').first().waitFor({ state: 'detached' });
      await settle(page);
      await page.getByText(word).first().waitFor();
    });
  });
});
