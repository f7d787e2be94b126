import { describe, expect, it } from 'vitest';
import { type ArchiveOptions, type PlannedScene, simulateArchive, simulateScene, simulateYard } from '#imagery';

const yard = simulateYard('test', { tracks: 8, lengthMetres: 500 });
const years: ArchiveOptions = { from: '2021-01-01', to: '2022-12-31', everyDays: 20 };

function wagonsOf({ cuts }: PlannedScene): string[] {
  return cuts.flatMap(({ cut }) => cut.wagons.map(({ id }) => id));
}

describe('a simulated archive', () => {
  it('has a scene every so many days, by day, with the counts that were given', () => {
    const counts = Array.from({ length: 37 }, (_, i) => (i * 7) % 60);
    const scenes = simulateArchive(yard, { ...years, counts });
    expect(scenes.map((scene) => wagonsOf(scene).length)).toEqual(counts);
    expect(scenes[1]?.date.slice(0, 10)).toBe('2021-01-21');
    for (const scene of scenes)
      expect(simulateScene(yard, { ...scene, gsdMetres: 10 }).truth.sun.elevation).toBeGreaterThan(10);
  });

  it('changes its level and has its record when told to', () => {
    const plan = { level: 12, change: { at: '2022-01-01', level: 40 }, record: { at: '2022-06-01', count: 90 } };
    const scenes = simulateArchive(yard, { ...years, counts: plan });
    const meanOf = (year: string): number => {
      const own = scenes.filter(({ date }) => date.startsWith(year));
      return own.reduce((sum, scene) => sum + wagonsOf(scene).length, 0) / own.length;
    };
    expect(Math.abs(meanOf('2021') - 12)).toBeLessThan(4);
    expect(meanOf('2022')).toBeGreaterThan(35);
    expect(wagonsOf(scenes.find(({ date }) => date > '2022-06-01') as PlannedScene)).toHaveLength(90);
  });

  it('keeps as many cuts from scene to scene as asked, some at another place', () => {
    const share = (persistence: number): number => {
      const scenes = simulateArchive(yard, { ...years, everyDays: 5, counts: [50], persistence });
      const kept = scenes.slice(1).map((scene, i) => {
        const before = new Set(wagonsOf(scenes[i] as PlannedScene));
        return wagonsOf(scene).filter((id) => before.has(id)).length / 50;
      });
      return kept.reduce((sum, one) => sum + one, 0) / kept.length;
    };
    expect(share(0)).toBe(0);
    expect(Math.abs(share(0.6) - 0.6)).toBeLessThan(0.1);
    expect(share(1)).toBe(1);
  });

  it('never lets two wagons stand in one place', () => {
    for (const scene of simulateArchive(yard, { ...years, counts: { level: 70 }, persistence: 0.8 })) {
      const { wagons } = simulateScene(yard, { ...scene, gsdMetres: 10 }).truth;
      for (const track of yard.tracks) {
        const own = wagons.filter(({ trackId }) => trackId === track.id).sort((a, b) => a.startMetres - b.startMetres);
        expect(own.every((one, i) => i === 0 || one.startMetres - (own[i - 1]?.endMetres ?? 0) > 0.89)).toBe(true);
        expect(own[0] === undefined || own[0].startMetres >= 0).toBe(true);
        expect((own.at(-1)?.endMetres ?? 0) <= track.lengthMetres).toBe(true);
      }
    }
  });

  it('turns some of the cuts that move, wagon by wagon in reverse order', () => {
    const scenes = simulateArchive(yard, { ...years, everyDays: 5, counts: [50], persistence: 1 });
    let turned = 0;
    for (const [i, scene] of scenes.slice(1).entries()) {
      for (const { cut } of scene.cuts) {
        const before = scenes[i]?.cuts.find((one) => one.cut.id === cut.id)?.cut;
        if (!before || before.wagons[0]?.isTurned === cut.wagons[0]?.isTurned || before.wagons.length < 2) continue;
        if (before.wagons.length !== cut.wagons.length) continue;
        expect(cut.wagons.map(({ id }) => id)).toEqual(before.wagons.map(({ id }) => id).reverse());
        expect(cut.wagons.slice(1).map(({ gapMetres }) => gapMetres)).toEqual(
          before.wagons
            .slice(1)
            .map(({ gapMetres }) => gapMetres)
            .reverse(),
        );
        turned++;
      }
    }
    expect(turned).toBeGreaterThan(5);
  });

  it('is planned the same for the same seed', () => {
    expect(simulateArchive(yard, years)).toEqual(simulateArchive(yard, years));
    expect(simulateArchive(yard, years)).not.toEqual(simulateArchive(yard, { ...years, seed: 2 }));
  });
});
