import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { type AlertVerdict, type WatchedAlert, recordEtag, verdictAddress } from '#api';
import type { Alert } from '#core';
import { sitePath } from '../address.ts';
import { LoadError, postJson } from '../data/client.ts';
import { Link } from '../navigation.tsx';
import { SignatureField, useSignature } from '../decide/signature.tsx';
import { texts } from '../texts.ts';
import { chanceText } from './chance-text.ts';
import { targetText } from './target-text.ts';
import { classText } from '../parts/class-text.ts';

/** Alerts shown at once; the rest follow as these are decided. */
const shownAtOnce = 20;

/** Alerts nobody has decided on: a accepts, x dismisses, j and k go on and back. A reason is asked for each. */
export function AlertQueue({
  alerts,
  onDecided,
}: {
  readonly alerts: readonly WatchedAlert[];
  readonly onDecided: () => void;
}): ReactNode {
  const open = alerts.filter(({ decision }) => decision === null);
  const decided = alerts.filter(({ decision }) => decision !== null);
  const list = useRef<HTMLOListElement>(null);
  const { watch } = texts;
  const step = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { j: 1, k: -1 }[event.key];
    if (by === undefined) return;
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[data-alert]') ?? [])];
    const here = items.findIndex((item) => item.contains(document.activeElement));
    items[Math.min(items.length - 1, Math.max(0, here + by))]?.focus();
    event.preventDefault();
  };
  return (
    <section className="stack" aria-labelledby="alerts-heading">
      <h2 id="alerts-heading">{watch.alerts(open.length)}</h2>
      {open.length === 0 ? (
        <p className="quiet">{decided.length === 0 ? watch.noAlert : watch.allDecided}</p>
      ) : (
        <>
          <p className="small quiet">{watch.alertHelp}</p>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the items take the focus */}
          <ol ref={list} className="alert-queue" onKeyDown={step}>
            {open.slice(0, shownAtOnce).map((alert) => (
              <AlertItem key={alert.id} alert={alert} onDecided={onDecided} />
            ))}
          </ol>
          {open.length > shownAtOnce && <p className="small quiet">{watch.moreAlerts(open.length - shownAtOnce)}</p>}
        </>
      )}
      {decided.length > 0 && (
        <details>
          <summary>{watch.decided(decided.length)}</summary>
          <ol className="alert-queue">
            {decided.map((alert) => (
              <AlertItem key={alert.id} alert={alert} onDecided={onDecided} />
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

function AlertItem({ alert, onDecided }: { readonly alert: WatchedAlert; readonly onDecided: () => void }): ReactNode {
  const { decision, outdated, row, siteName } = alert;
  const [verdict, setVerdict] = useState<AlertVerdict['verdict'] | null>(null);
  const { watch } = texts;
  const begin = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== 'a' && event.key !== 'x') return;
    event.preventDefault();
    setVerdict(event.key === 'a' ? 'accepted' : 'rejected');
  };
  const { target } = row;
  const seen = target ? targetText(target) : '';
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- keys work on the alert that has the focus
    <li
      className="card"
      data-alert={alert.id}
      tabIndex={0}
      onKeyDown={begin}
      aria-label={`${siteName}, ${seen} ${classText(row.objectClass)}`}
    >
      <p>
        <Link to={sitePath(row.siteId)}>{siteName}</Link>: <strong>{seen}</strong> {classText(row.objectClass)},{' '}
        {target?.date}
      </p>
      <p className="small quiet">
        {row.exceedance !== null && `${watch.chance} ${chanceText(row.exceedance)}`}
        {row.q !== null && `, ${watch.corrected} ${chanceText(row.q)}`}
        {!row.discovery && ` · ${watch.mayBeChance}`}
        {row.recordOf !== null && ` · ${watch.recordOf(row.recordOf)}`}
      </p>
      {outdated && <Decision decision={outdated} note={watch.outdated} />}
      {decision && <Decision decision={decision} note={null} />}
      {verdict === null ? (
        <p className="row">
          <button type="button" className="button" onClick={() => setVerdict('accepted')}>
            {watch.accept} <kbd>a</kbd>
          </button>
          <button type="button" className="button" onClick={() => setVerdict('rejected')}>
            {watch.dismiss} <kbd>x</kbd>
          </button>
        </p>
      ) : (
        <DecisionForm
          alertId={alert.id}
          kept={decision ?? outdated}
          verdict={verdict}
          onDone={onDecided}
          onCancel={() => setVerdict(null)}
        />
      )}
    </li>
  );
}

function Decision({ decision, note }: { readonly decision: Alert; readonly note: string | null }): ReactNode {
  const { watch } = texts;
  return (
    <p className="small">
      <strong>{watch.verdicts[decision.review]}</strong> ({decision.decidedBy}): {decision.reason}
      {note !== null && <span className="quiet"> · {note}</span>}
    </p>
  );
}

function DecisionForm({
  alertId,
  kept,
  onCancel,
  onDone,
  verdict,
}: {
  readonly alertId: string;
  /** What was decided before. */
  readonly kept: Alert | null;
  readonly verdict: AlertVerdict['verdict'];
  readonly onDone: () => void;
  readonly onCancel: () => void;
}): ReactNode {
  const [reason, setReason] = useState('');
  const [by, setBy] = useSignature();
  const [fault, setFault] = useState<string | null>(null);
  const { watch } = texts;
  const send = async (): Promise<void> => {
    try {
      const body: AlertVerdict = { verdict, by, reason };
      await postJson<Alert>(verdictAddress('alerts', alertId), body, kept ? { 'If-Match': recordEtag(kept) } : {});
      onDone();
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      setFault(error.message);
    }
  };
  return (
    <form
      className="decision-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <label>
        {watch.why}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the key that opened the form is followed by typing */}
        <input value={reason} required maxLength={2000} autoFocus onChange={(event) => setReason(event.target.value)} />
      </label>
      <SignatureField name={by} onChange={setBy} />
      <p className="row">
        <button type="submit" className="button main" disabled={reason.trim() === '' || by.trim() === ''}>
          {verdict === 'accepted' ? watch.accept : watch.dismiss}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {watch.cancel}
        </button>
      </p>
      {fault !== null && <p role="alert">{fault}</p>}
    </form>
  );
}
