import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { SignedCorrection } from '#api';
import { type Claim, type Document, type HedgeKind, type TextSpan, likelihoodBands } from '#core';
import { texts } from '../../texts.ts';
import type { Stretch } from './text-selection.ts';
import { WordPicker } from './word-picker.tsx';

const kinds = [
  'observation',
  'assertion',
  'denial',
  'assessment',
  'forecast',
  'legal',
  'demand',
  'background',
] as const;
const types = ['direct', 'indirect', 'mixed', 'reported', 'plain'] as const;
const polarities = ['affirmed', 'negated', 'denied'] as const;
const hedgeKinds = ['modal', 'adverb', 'evidential', 'reportative', 'approximator', 'verb'] as const;

/** What of a claim a person can set. */
type Draft = Omit<SignedCorrection, 'by' | 'reason'> & {
  readonly span: Stretch;
  readonly hedges: readonly (Stretch & { readonly kind: HedgeKind })[];
};

/**
 * Corrects a claim, or makes one of words that no program took for one (`claim` null). Words, speaker and hedges are
 * taken from a selection, in the text or in the field below, which also works by keyboard. Control and Enter saves.
 */
export function ClaimEditor(props: {
  readonly document: Document;
  readonly claim: Claim | null;
  /** What is selected in the text above. */
  readonly selected: Stretch | null;
  readonly by: string;
  /** `base`: the claim as it was when the form was opened, however often the page renews itself meanwhile. */
  readonly onSave: (body: SignedCorrection, base: Claim | null) => Promise<boolean>;
  readonly onCancel: () => void;
}): ReactNode {
  const { by, document, onCancel, onSave, selected } = props;
  const [claim] = useState(props.claim);
  const [draft, setDraft] = useState<Draft>(() => draftOf(claim, selected));
  const [reason, setReason] = useState('');
  const [picked, setPicked] = useState<Stretch | null>(selected);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('select')?.focus(), []);
  useEffect(() => {
    if (selected) setPicked(selected);
  }, [selected]);
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const words = texts.claimReview;
  const textOf = ({ end, start }: Stretch): string => document.text.slice(start, end);
  const save = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    const body: SignedCorrection = { by, ...changedOnly(draft, claim), ...(reason.trim() === '' ? {} : { reason }) };
    if (await onSave(body, claim)) onCancel();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onCancel();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape and Control+Enter work wherever in the form the focus is
    <form
      ref={form}
      className="editor stack"
      aria-label={claim ? words.correct : words.add}
      onSubmit={save}
      onKeyDown={press}
    >
      <div className="fields">
        <Choice
          label={words.kind}
          value={draft.kind ?? 'assertion'}
          options={kinds}
          names={words.kinds}
          onChange={(kind) => set({ kind })}
        />
        <Choice
          label={words.type}
          value={draft.type ?? 'plain'}
          options={types}
          names={words.types}
          onChange={(type) => set({ type })}
        />
        <Choice
          label={texts.columns.polarity}
          value={draft.polarity ?? 'affirmed'}
          options={polarities}
          names={texts.polarity}
          onChange={(polarity) => set({ polarity })}
        />
        <label>
          {texts.columns.likelihood}
          <select value={draft.likelihood ?? ''} onChange={(event) => set({ likelihood: event.target.value || null })}>
            <option value="">{words.noLikelihood}</option>
            {likelihoodOptions(claim).map((term) => (
              <option key={term}>{term}</option>
            ))}
          </select>
        </label>
        <label>
          {texts.columns.when}
          <input
            value={draft.time ?? ''}
            placeholder="2023-10-05"
            maxLength={60}
            onChange={(event) => set({ time: event.target.value.trim() || null })}
          />
        </label>
      </div>
      <dl className="pairs">
        <dt>{words.words}</dt>
        <dd lang={document.language ?? undefined}>{textOf(draft.span)}</dd>
        <dt>{texts.reader.speaker}</dt>
        <dd>
          {draft.speaker ? textOf(draft.speaker) : <span className="quiet">{texts.reader.author}</span>}{' '}
          {draft.speaker && (
            <button type="button" className="small-button" onClick={() => set({ speaker: null })}>
              {words.isAuthor}
            </button>
          )}
        </dd>
        <dt>{texts.reader.via}</dt>
        <dd>
          <Spans spans={draft.via ?? []} textOf={textOf} onChange={(via) => set({ via })} />
        </dd>
        <dt>{texts.reader.hedges}</dt>
        <dd>
          <Spans
            spans={draft.hedges}
            textOf={textOf}
            note={(hedge) => words.hedgeKinds[hedge.kind]}
            onChange={(hedges) => set({ hedges })}
          />
        </dd>
      </dl>
      <WordPicker text={document.text} around={draft.span} picked={picked} onPick={setPicked} />
      <div className="row">
        <PickButton picked={picked} onPick={(span) => set({ span })} label={words.takeWords} />
        <PickButton picked={picked} onPick={(speaker) => set({ speaker })} label={words.takeSpeaker} />
        <PickButton picked={picked} onPick={(via) => set({ via: [...(draft.via ?? []), via] })} label={words.takeVia} />
        <HedgePicker picked={picked} onPick={(hedge) => set({ hedges: [...draft.hedges, hedge] })} />
      </div>
      <label className="block">
        {words.reason}
        <input value={reason} maxLength={2000} onChange={(event) => setReason(event.target.value)} />
      </label>
      <div className="row">
        <button type="submit" className="button main" disabled={by.trim() === ''}>
          {claim ? words.saveCorrection : words.saveNew}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {texts.decide.cancel}
        </button>
        <span className="quiet small">{words.draftStays}</span>
      </div>
    </form>
  );
}

function Choice<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Value[];
  readonly names: Readonly<Record<Value, string>>;
  readonly onChange: (value: Value) => void;
}): ReactNode {
  const { label, names, onChange, options, value } = props;
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value as Value)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {names[option]}
          </option>
        ))}
      </select>
    </label>
  );
}

function PickButton(props: {
  readonly picked: Stretch | null;
  readonly label: string;
  readonly onPick: (stretch: Stretch) => void;
}): ReactNode {
  const { label, onPick, picked } = props;
  return (
    <button type="button" className="small-button" disabled={picked === null} onClick={() => picked && onPick(picked)}>
      {label}
    </button>
  );
}

function HedgePicker(props: {
  readonly picked: Stretch | null;
  readonly onPick: (hedge: Stretch & { readonly kind: HedgeKind }) => void;
}): ReactNode {
  const [kind, setKind] = useState<HedgeKind>('adverb');
  const words = texts.claimReview;
  return (
    <span className="row tight">
      <PickButton
        picked={props.picked}
        label={words.takeHedge}
        onPick={(stretch) => props.onPick({ ...stretch, kind })}
      />
      <select aria-label={words.hedgeKind} value={kind} onChange={(event) => setKind(event.target.value as HedgeKind)}>
        {hedgeKinds.map((one) => (
          <option key={one} value={one}>
            {words.hedgeKinds[one]}
          </option>
        ))}
      </select>
    </span>
  );
}

function Spans<Span extends Stretch>(props: {
  readonly spans: readonly Span[];
  readonly textOf: (span: Stretch) => string;
  readonly note?: (span: Span) => string;
  readonly onChange: (spans: readonly Span[]) => void;
}): ReactNode {
  const { note, onChange, spans, textOf } = props;
  if (spans.length === 0) return <span className="quiet">{texts.claimReview.none}</span>;
  return (
    <ul className="row tight">
      {spans.map((span, index) => (
        <li key={`${span.start} ${index}`} className="tag">
          {textOf(span)}
          {note && <span className="quiet"> {note(span)}</span>}{' '}
          <button
            type="button"
            className="bare"
            aria-label={texts.claimReview.takeOut(textOf(span))}
            onClick={() => onChange(spans.filter((_, at) => at !== index))}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}

function draftOf(claim: Claim | null, selected: Stretch | null): Draft {
  const bare = (span: TextSpan): Stretch => ({ start: span.start, end: span.end });
  if (claim === null)
    return { span: selected ?? { start: 0, end: 0 }, speaker: null, via: [], hedges: [], likelihood: null, time: null };
  return {
    span: bare(claim),
    speaker: claim.speaker && bare(claim.speaker),
    via: claim.via.map(bare),
    hedges: claim.hedges.map((hedge) => ({ ...bare(hedge), kind: hedge.kind })),
    likelihood: claim.likelihood?.term ?? null,
    kind: claim.kind,
    type: claim.type,
    polarity: claim.polarity,
    time: claim.time,
  };
}

/** What differs from the claim: what was not touched is not sent, so that it stays exactly as it was. */
function changedOnly(draft: Draft, claim: Claim | null): Partial<Draft> {
  if (claim === null) return draft;
  const before = draftOf(claim, null);
  const isOther = ([key, value]: [string, unknown]): boolean =>
    JSON.stringify(value) !== JSON.stringify(before[key as keyof Draft]);
  return Object.fromEntries(Object.entries(draft).filter(isOther));
}

/** The words of ICD 203, and the claim's own where it has another. */
function likelihoodOptions(claim: Claim | null): readonly string[] {
  const own = claim?.likelihood?.term;
  return [...new Set([...(own === undefined ? [] : [own]), ...Object.keys(likelihoodBands)])];
}
