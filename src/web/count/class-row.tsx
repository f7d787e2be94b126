import { type ReactNode, useState } from 'react';
import { formatNumber, texts } from '../texts.ts';
import { digits } from './object-classes.ts';
import { classText } from '../parts/class-text.ts';

/** The classes that a mark can have, each with its digit, and a field for one more. */
export function ClassRow(props: {
  readonly classes: readonly string[];
  /** The one that is chosen; null for none. */
  readonly digit: string | null;
  readonly tally: (name: string) => number;
  readonly onChoose: (digit: string) => void;
  readonly onAdd: (name: string) => void;
}): ReactNode {
  const { classes, digit, onAdd, onChoose, tally } = props;
  const [name, setName] = useState('');
  const { count } = texts;
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '' && !classes.includes(name.trim())) onAdd(name.trim());
        setName('');
      }}
    >
      <span className="row" role="radiogroup" aria-label={count.classes}>
        {classes.map((one, index) => (
          <button
            key={one}
            type="button"
            role="radio"
            aria-checked={digits[index] === digit}
            className="button"
            onClick={() => onChoose(digits[index]!)}
          >
            <kbd className="class-key">{digits[index]}</kbd> {classText(one)}: {formatNumber(tally(one))}
          </button>
        ))}
      </span>
      {classes.length < digits.length && (
        <>
          <label>
            {count.newClass} <input value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
          </label>
          <button type="submit" className="button" disabled={name.trim() === ''}>
            {count.add}
          </button>
        </>
      )}
    </form>
  );
}
