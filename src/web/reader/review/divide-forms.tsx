import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Claim } from '#core';
import { texts } from '../../texts.ts';
import { CaretField } from './caret-field.tsx';

interface DivideProps {
  readonly claim: Claim;
  readonly isUnsigned: boolean;
  readonly onCancel: () => void;
}

/** Cuts a claim where the caret stands; the caret moves with mouse or arrow keys. */
export function SplitForm(props: DivideProps & { readonly onSplit: (at: number) => void }): ReactNode {
  const { claim, isUnsigned, onCancel, onSplit } = props;
  const [first] = useState(() => middleOf(claim.text));
  const [at, setAt] = useState(first);
  const words = texts.claimReview;
  return (
    <Form label={words.split} onCancel={onCancel} onSubmit={() => onSplit(claim.start + at)}>
      <CaretField
        label={words.caret}
        text={claim.text}
        rows={4}
        selected={{ start: first, end: first }}
        hasFocus
        onSelect={({ start }) => setAt(start)}
      />
      <ol className="small bullets">
        <li>{claim.text.slice(0, at)}</li>
        <li>{claim.text.slice(at)}</li>
      </ol>
      <Buttons isOff={isUnsigned || at === 0 || at === claim.text.length} label={words.cut} onCancel={onCancel} />
    </Form>
  );
}

/** Makes one claim of this and its neighbours. */
export function MergeForm(
  props: DivideProps & { readonly neighbours: readonly Claim[]; readonly onMerge: (ids: readonly string[]) => void },
): ReactNode {
  const { claim, isUnsigned, neighbours, onCancel, onMerge } = props;
  const following = neighbours.find((one) => one.start >= claim.end) ?? neighbours[0];
  const [chosen, setChosen] = useState<readonly string[]>(following ? [following.id] : []);
  const form = useRef<HTMLFieldSetElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const words = texts.claimReview;
  return (
    <Form label={words.merge} onCancel={onCancel} onSubmit={() => onMerge(chosen)}>
      <fieldset ref={form}>
        <legend>{words.mergeWith}</legend>
        {neighbours.map(({ id, text }) => (
          <label key={id} className="choice">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) =>
                setChosen(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
              }
            />
            {text}
          </label>
        ))}
      </fieldset>
      <Buttons isOff={isUnsigned || chosen.length === 0} label={words.join} onCancel={onCancel} />
    </Form>
  );
}

function Form(props: {
  readonly label: string;
  readonly children: ReactNode;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
}): ReactNode {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    props.onSubmit();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') props.onCancel();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape works wherever in the form the focus is
    <form className="editor stack" aria-label={props.label} onSubmit={submit} onKeyDown={press}>
      {props.children}
    </form>
  );
}

function Buttons(props: { readonly isOff: boolean; readonly label: string; readonly onCancel: () => void }): ReactNode {
  return (
    <div className="row">
      <button type="submit" className="button main" disabled={props.isOff}>
        {props.label}
      </button>
      <button type="button" className="button" onClick={props.onCancel}>
        {texts.decide.cancel}
      </button>
    </div>
  );
}

/** The space nearest to the middle. */
function middleOf(text: string): number {
  const half = Math.floor(text.length / 2);
  const after = text.indexOf(' ', half);
  return after < 0 ? half : after;
}
