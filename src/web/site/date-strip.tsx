import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { texts } from '../texts.ts';
import type { StripItem, StripMark } from './lay-out-dates.ts';

const lanes = ['scenes', 'looks'] as const;
const laneHeight = 34;
const margin = { left: 62, right: 16, axis: 24 };

/** Every date of a site on one line of time: what there is an image of, what was counted, and what nobody saw. */
export function DateStrip({
  items,
  chosen,
  onChoose,
}: {
  readonly items: readonly StripItem[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const { sitePage } = texts;
  const [start, end] = reach(items);
  const place = (day: number): number =>
    margin.left + ((day - start) / (end - start)) * (width - margin.left - margin.right);
  const index = items.findIndex(({ id }) => id === chosen);
  const step = (event: KeyboardEvent): void => {
    const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const item = items[Math.min(items.length - 1, Math.max(0, to))];
    if (item) onChoose(item.id);
  };
  const height = lanes.length * laneHeight + margin.axis;
  const one = items[index];
  return (
    <div
      ref={box}
      className="date-strip"
      role="slider"
      tabIndex={0}
      aria-label={`${sitePage.strip}. ${sitePage.stripKeys}`}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, items.length - 1)}
      aria-valuenow={Math.max(0, index)}
      aria-valuetext={one ? describeItem(one) : sitePage.nothingChosen}
      onKeyDown={step}
    >
      <svg width={width} height={height} aria-hidden="true">
        {ticksBetween(start, end).map(({ day, name }) => (
          <g key={name} className="strip-year">
            <line x1={place(day)} x2={place(day)} y1="0" y2={height - margin.axis + 6} />
            <text x={place(day) + 4} y={height - 6}>
              {name}
            </text>
          </g>
        ))}
        {lanes.map((lane, row) => (
          <g key={lane}>
            <line
              className="strip-lane"
              x1={margin.left}
              x2={width - margin.right}
              y1={(row + 0.5) * laneHeight}
              y2={(row + 0.5) * laneHeight}
            />
            <text className="strip-name" x="0" y={(row + 0.5) * laneHeight + 4}>
              {sitePage.lanes[lane]}
            </text>
          </g>
        ))}
        {items.map((item) => {
          const y = (lanes.indexOf(item.lane) + 0.5) * laneHeight;
          const [from, to] = [place(item.first), place(item.last + 1)];
          const x = (from + to) / 2;
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the strip itself takes the keys
            <g
              key={item.id}
              className={item.id === chosen ? 'strip-item chosen' : 'strip-item'}
              onClick={() => onChoose(item.id)}
            >
              <title>{describeItem(item)}</title>
              {to - from > 8 && <line className="strip-span" x1={from} x2={to} y1={y} y2={y} />}
              {item.id === chosen && <circle className="strip-chosen" cx={x} cy={y} r="10" />}
              <rect x={x - 6} y={y - 12} width="12" height="24" className="strip-target" />
              <StripShape mark={item.mark} x={x} y={y} />
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** What the shapes mean, with how many of each. */
export function StripLegend({ items }: { readonly items: readonly StripItem[] }): ReactNode {
  const counts = Map.groupBy(items, ({ mark }) => mark);
  return (
    <ul className="legend">
      {marks
        .filter((mark) => counts.has(mark))
        .map((mark) => (
          <li key={mark} className="nowrap">
            <svg className="strip-key" viewBox="0 0 14 14" aria-hidden="true">
              <StripShape mark={mark} x={7} y={7} />
            </svg>
            {texts.sitePage.marks[mark]}: {counts.get(mark)!.length}
          </li>
        ))}
    </ul>
  );
}

const marks: readonly StripMark[] = ['counted', 'published', 'uncounted', 'cloudy', 'unusable', 'absent'];

/** `2023-10-05 · S2A · 10 m · 12 % cloud · counted` */
export function describeItem({ looks, mark, scene }: StripItem): string {
  const { sitePage, watch } = texts;
  if (scene === null) {
    const when = looks[0]!.when;
    return `${when.from}${when.to === null ? '' : ` – ${when.to}`} · ${sitePage.marks[mark]}`;
  }
  const { cloudFraction, gsdMetres, platform, start } = scene;
  return [
    start.slice(0, 10),
    platform ?? watch.noPlatform,
    ...(gsdMetres === null ? [] : [`${Number(gsdMetres.toPrecision(2))} m`]),
    ...(cloudFraction === null ? [] : [watch.cloud(Math.round(cloudFraction * 100))]),
    sitePage.marks[mark],
  ].join(' · ');
}

/** Full: counted. Diamond: others counted. Ring: nobody counted. Struck: could not be seen. Dashed square: nobody looked. */
function StripShape({ mark, x, y }: { readonly mark: StripMark; readonly x: number; readonly y: number }): ReactNode {
  switch (mark) {
    case 'counted':
      return <circle className="strip-counted" cx={x} cy={y} r="4.5" />;
    case 'published':
      return <path className="strip-counted" d={`M${x} ${y - 5.5}l5.5 5.5l-5.5 5.5l-5.5 -5.5Z`} />;
    case 'uncounted':
      return <circle className="strip-open" cx={x} cy={y} r="4" />;
    case 'cloudy':
      return <path className="strip-open" d={`M${x - 4} ${y}a4 4 0 0 1 8 0M${x - 4} ${y}h8`} />;
    case 'unusable':
      return (
        <path
          className="strip-struck"
          d={`M${x - 4} ${y + 4}L${x + 4} ${y - 4}M${x + 4} ${y}a4 4 0 1 1 -8 0a4 4 0 1 1 8 0`}
        />
      );
    case 'absent':
      return <rect className="strip-absent" x={x - 4} y={y - 4} width="8" height="8" />;
  }
}

/** At least a year, so that a single date does not stand at an edge. */
function reach(items: readonly StripItem[]): readonly [number, number] {
  const first = items.reduce((least, item) => Math.min(least, item.first), Infinity);
  const last = items.reduce((most, item) => Math.max(most, item.last + 1), -Infinity);
  if (first > last) return [0, 365];
  const spare = Math.max(0, 365 - (last - first)) / 2 + (last - first) * 0.01;
  return [first - spare, last + spare];
}

/** First days of months, quarters or years: about a dozen. */
function ticksBetween(start: number, end: number): { readonly day: number; readonly name: string }[] {
  const months = [1, 3, 12, 24, 60, 120].find((step) => (end - start) / (step * 30.4) <= 14) ?? 240;
  const begin = new Date(start * 86_400_000);
  const first = Math.ceil((begin.getUTCFullYear() * 12 + begin.getUTCMonth() + 1) / months) * months;
  const ticks: { readonly day: number; readonly name: string }[] = [];
  for (let month = first; ; month += months) {
    const time = new Date(Date.UTC(Math.floor(month / 12), month % 12));
    if (time.getTime() / 86_400_000 >= end) return ticks;
    ticks.push({ day: time.getTime() / 86_400_000, name: time.toISOString().slice(0, months < 12 ? 7 : 4) });
  }
}

function useWidth(box: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(700);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.max(280, element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return width;
}
