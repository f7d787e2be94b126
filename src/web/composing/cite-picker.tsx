import { type ReactNode, useId, useState } from 'react';
import type { StatementSource } from '#core';
import { texts } from '../texts.ts';
import { type Citable, findCitable, sameSource } from './source-names.ts';

/** What a statement rests on: chips of what is cited, and a search for more. */
export function CitePicker(props: {
  readonly number: number;
  readonly sources: readonly StatementSource[];
  readonly citable: readonly Citable[];
  readonly onChange: (sources: readonly StatementSource[]) => void;
}): ReactNode {
  const { citable, number, onChange, sources } = props;
  const { briefPage } = texts;
  const [words, setWords] = useState('');
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const found = isOpen
    ? findCitable(
        citable.filter(({ source }) => !sources.some((one) => sameSource(one, source))),
        words,
      )
    : [];
  const nameOf = (source: StatementSource): string =>
    citable.find((one) => sameSource(one.source, source))?.name ??
    source.exact ??
    `${source.id} (${briefPage.sourceGone})`;
  return (
    <div
      className="cite"
      onFocus={() => setOpen(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <ul className="chips">
        {sources.map((source) => (
          <li key={`${source.kind} ${source.id} ${source.exact ?? ''}`} className="chip">
            <span className="quiet">{briefPage.kinds[source.kind]}</span> {nameOf(source)}
            <button
              type="button"
              aria-label={briefPage.uncite(nameOf(source))}
              onClick={() => onChange(sources.filter((one) => !sameSource(one, source)))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <input
        type="search"
        aria-label={briefPage.cite(number)}
        aria-controls={id}
        placeholder={briefPage.citeHelp}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <ul id={id} className="found">
        {found.map((one) => (
          <li key={`${one.source.kind} ${one.source.id}`}>
            <button
              type="button"
              onClick={() => {
                onChange([...sources, one.source]);
                setWords('');
              }}
            >
              <span className="quiet">{briefPage.kinds[one.source.kind]}</span> {one.name}
            </button>
          </li>
        ))}
        {isOpen && words !== '' && found.length === 0 && <li className="quiet small">{briefPage.citeNothing}</li>}
      </ul>
    </div>
  );
}
