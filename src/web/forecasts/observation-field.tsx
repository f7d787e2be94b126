import { type ReactNode, useId } from 'react';
import type { Observation } from '#core';
import { useCollection } from '../data/use-load.ts';
import { observationName } from '../parts/observation-name.ts';

/** An observation of the case, found by what it says; an id may be written as well. */
export function ObservationField(props: {
  readonly caseId: string;
  readonly label: string;
  readonly text: string;
  /** `id` of the one that is meant, null for none. */
  readonly onChange: (text: string, id: string | null) => void;
}): ReactNode {
  const { caseId, label, onChange, text } = props;
  const load = useCollection(caseId, 'observations');
  const list = useId();
  const known = load.state === 'ready' ? load.value.items.filter(({ review }) => review !== 'rejected') : [];
  const idOf = (written: string): string | null =>
    known.find((one) => nameOf(one) === written)?.id ?? (written.trim() === '' ? null : written.trim());
  return (
    <label>
      {label}
      <input value={text} list={list} onChange={(event) => onChange(event.target.value, idOf(event.target.value))} />
      <datalist id={list}>
        {known.map((one) => (
          <option key={one.id} value={nameOf(one)} />
        ))}
      </datalist>
    </label>
  );
}

/** With who saw it, since two may have counted alike. */
function nameOf(observation: Observation): string {
  return [observationName(observation), observation.observer].filter(Boolean).join(' · ');
}
