import { type MouseEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { describeSeries, notesOf, seriesChart, wordsIn } from '#brief';
import type { Assessment } from '#core';
import { language, texts } from '../texts.ts';

const words = wordsIn(language);

/** A series in its baseline: the chart of the brief, where each look leads to its image, and the sentences about it. */
export function SeriesPanel({
  assessment,
  onChoose,
}: {
  readonly assessment: Assessment;
  /** A date of the series. */
  readonly onChoose: (date: string) => void;
}): ReactNode {
  const sentences = useMemo(() => describeSeries(assessment, words), [assessment]);
  const notes = notesOf(assessment, words.series.note);
  return (
    <div className="series-panel">
      <SeriesDrawing assessment={assessment} onChoose={onChoose} />
      <section className="stack measure" aria-label={texts.sitePage.howUnusual}>
        {sentences.map(({ text }) => (
          <p key={text}>{text}</p>
        ))}
        {notes.length > 0 && (
          <details>
            <summary>{texts.sitePage.notesHeading}</summary>
            <ul className="bullets plain-list small">
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </details>
        )}
      </section>
    </div>
  );
}

/** The chart of the brief; each look is a button. */
export function SeriesDrawing({
  assessment,
  onChoose,
}: {
  readonly assessment: Assessment;
  readonly onChoose: (date: string) => void;
}): ReactNode {
  const chart = useRef<HTMLDivElement>(null);
  const drawing = useMemo(() => ({ __html: seriesChart(assessment, words) }), [assessment]);
  const latest = useRef(onChoose);
  latest.current = onChoose;
  useEffect(() => {
    const element = chart.current;
    if (!element) return undefined;
    // A picture has no parts that can be pressed, a group has.
    element.querySelector('svg')?.setAttribute('role', 'group');
    for (const look of element.querySelectorAll<SVGGElement>('[data-date]')) {
      look.setAttribute('tabindex', '0');
      look.setAttribute('role', 'button');
      look.setAttribute('aria-label', look.querySelector('title')?.textContent ?? '');
    }
    const press = (event: KeyboardEvent): void => {
      const date = event.key === 'Enter' || event.key === ' ' ? dateOf(event.target) : null;
      if (date === null) return;
      event.preventDefault();
      latest.current(date);
    };
    element.addEventListener('keydown', press);
    return () => element.removeEventListener('keydown', press);
  }, [drawing]);
  const click = (event: MouseEvent): void => {
    const date = dateOf(event.target);
    if (date !== null) onChoose(date);
  };
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- each look is a button of its own */}
      <div ref={chart} className="chart" onClick={click} dangerouslySetInnerHTML={drawing} />
    </>
  );
}

function dateOf(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest('[data-date]')?.getAttribute('data-date') ?? null) : null;
}
