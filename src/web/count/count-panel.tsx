import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Agreement, type Verdict, type VerdictAnswer, agreementAddress, recordEtag, verdictAddress } from '#api';
import { type Geometry, type Marking, type Site, labelPosition } from '#core';
import { LoadError, postJson, readJson } from '../data/client.ts';
import { SignatureField, useSignature } from '../decide/signature.tsx';
import { texts } from '../texts.ts';
import { type DrawTool, type EditedMark, drawTools } from '../viewer/mark-editor.ts';
import type { SceneMap } from '../viewer/scene-map.ts';
import { ClassRow } from './class-row.tsx';
import { digits, keepClasses, readClasses } from './object-classes.ts';
import { type OwnMarks, useOwnMarks } from './use-own-marks.ts';
import { classText } from '../parts/class-text.ts';

/** Counting by hand, by mouse and keyboard. A second count is blind: what others marked stays hidden until it is finished. */
export function CountPanel(props: {
  readonly map: SceneMap | null;
  readonly sites: readonly Site[];
  readonly sceneId: string;
  readonly gsdMetres: number | null;
  readonly markings: readonly Marking[];
  readonly onFinished: () => void;
}): ReactNode {
  const { sites } = props;
  const [analyst, setAnalyst] = useSignature();
  const [isBegun, setBegun] = useState(false);
  const [siteId, setSite] = useState(sites[0]?.id ?? '');
  const { count } = texts;
  if (sites.length === 0) return <p>{count.noSite}</p>;
  if (isBegun) return <Counting {...props} siteId={siteId} analyst={analyst.trim()} />;
  return (
    <form
      className="mark-review"
      onSubmit={(event) => {
        event.preventDefault();
        setBegun(true);
      }}
    >
      <SignatureField name={analyst} onChange={setAnalyst} />
      {sites.length > 1 && (
        <label>
          {texts.columns.site}{' '}
          <select value={siteId} onChange={(event) => setSite(event.target.value)}>
            {sites.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="submit" className="button main" disabled={analyst.trim() === ''}>
        {count.begin}
      </button>
      <span className="small quiet">{count.blind}</span>
    </form>
  );
}

function Counting(props: {
  readonly map: SceneMap | null;
  readonly siteId: string;
  readonly sceneId: string;
  readonly gsdMetres: number | null;
  readonly analyst: string;
  readonly markings: readonly Marking[];
  readonly onFinished: () => void;
}): ReactNode {
  const { analyst, gsdMetres, map, markings, onFinished, sceneId, siteId } = props;
  const own = useOwnMarks({ siteId, sceneId, gsdMetres, analyst }, markings);
  const [classes, setClasses] = useState(() => readClasses(markings));
  const [digit, setDigit] = useState<string>('1');
  const [tool, setTool] = useState<DrawTool | null>('point');
  const [selected, setSelected] = useState<string | null>(null);
  const objectClass = classes[digits.indexOf(digit as '1')] ?? classes[0]!;
  const keyOf = (name: string): string => digits[classes.indexOf(name)] ?? '9';
  const edited = own.marks.map(({ geometry, id, objectClass: name }): EditedMark => ({
    id,
    geometry,
    key: keyOf(name),
  }));
  const latest = useRef({ own, objectClass });
  latest.current = { own, objectClass };
  const add = (geometry: Geometry): void => {
    const mark = { id: `m-${crypto.randomUUID().slice(0, 13)}`, objectClass: latest.current.objectClass, geometry };
    latest.current.own.put(mark);
    setSelected(mark.id);
  };
  useEffect(
    () =>
      map?.edit({
        onDrawn: add,
        onChanged: (id, geometry) => {
          const mark = latest.current.own.marks.find((one) => one.id === id);
          if (mark) latest.current.own.put({ ...mark, geometry });
        },
        onSelected: setSelected,
      }),
    [map],
  );
  useEffect(() => map?.useTool(tool), [map, tool]);
  useEffect(() => map?.showOwn(edited, selected), [map, own.marks, selected, classes]);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const chosen = own.marks.find(({ id }) => id === selected);
  const go = (by: number): void => {
    const next =
      own.marks[(own.marks.findIndex(({ id }) => id === selected) + by + own.marks.length) % own.marks.length];
    if (!next) return;
    setSelected(next.id);
    map?.moveTo(labelPosition(next.geometry));
  };
  const chooseClass = (key: string): void => {
    const name = classes[digits.indexOf(key as '1')];
    if (name === undefined) return;
    setDigit(key);
    if (chosen && tool === null) own.put({ ...chosen, objectClass: name });
  };
  const removeChosen = (): void => {
    if (!chosen) return;
    own.remove(chosen);
    setSelected(null);
  };
  const keys: Readonly<Record<string, () => void>> = {
    ...Object.fromEntries(digits.map((key) => [key, () => chooseClass(key)])),
    p: () => setTool('point'),
    b: () => setTool('box'),
    g: () => setTool('polygon'),
    v: () => setTool(null),
    Enter: () => {
      const middle = map?.middle();
      if (middle) add({ type: 'Point', coordinates: [middle.lon, middle.lat] });
    },
    ArrowLeft: () => map?.panBy(-0.05, 0),
    ArrowRight: () => map?.panBy(0.05, 0),
    ArrowUp: () => map?.panBy(0, -0.05),
    ArrowDown: () => map?.panBy(0, 0.05),
    '+': () => map?.zoomBy(1),
    '-': () => map?.zoomBy(-1),
    j: () => go(1),
    k: () => go(-1),
    Delete: removeChosen,
    Backspace: () => own.undo(),
    u: () => own.undo(),
    Escape: () => map?.giveUp(),
  };
  const press = useRef<(event: KeyboardEvent) => void>(() => {});
  press.current = (event) => {
    const { target } = event;
    if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return;
    const isUndo = (event.ctrlKey || event.metaKey) && event.key === 'z';
    if ((event.ctrlKey || event.metaKey || event.altKey) && !isUndo) return;
    if (target instanceof HTMLButtonElement && event.key === 'Enter') return;
    const act = isUndo ? keys['u'] : keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  // Before the picture's own keys, since after a click the focus is there.
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press.current(event);
    addEventListener('keydown', listen, { capture: true });
    return () => removeEventListener('keydown', listen, { capture: true });
  }, []);
  const { count } = texts;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the count begins with the focus here
    <div ref={panel} className="mark-review count-panel" role="group" aria-label={count.title} tabIndex={0}>
      <div className="row" role="radiogroup" aria-label={count.tool}>
        {drawTools.map((one) => (
          <button
            key={one}
            type="button"
            className="button"
            role="radio"
            aria-checked={tool === one}
            onClick={() => setTool(one)}
          >
            {count.tools[one]} <kbd>{toolKeys[one]}</kbd>
          </button>
        ))}
        <button
          type="button"
          className="button"
          role="radio"
          aria-checked={tool === null}
          onClick={() => setTool(null)}
        >
          {count.choose} <kbd>v</kbd>
        </button>
      </div>
      <ClassRow
        classes={classes}
        digit={digit}
        tally={(name) => own.marks.filter((mark) => mark.objectClass === name).length}
        onChoose={chooseClass}
        onAdd={(name) => {
          const next = [...classes, name].slice(0, digits.length);
          keepClasses(next);
          setClasses(next);
          setDigit(digits[next.length - 1]!);
        }}
      />
      <div className="row">
        <button type="button" className="button" disabled={!own.canUndo} onClick={() => own.undo()}>
          {texts.marksReview.undo} <kbd>⌫</kbd>
        </button>
        <button type="button" className="button" disabled={!chosen} onClick={removeChosen}>
          {count.remove} <kbd>{count.deleteKey}</kbd>
        </button>
        <span role="status" className="small quiet">
          {count.state(own.marks.length, own.unsent)}
          {own.fault !== null && ` ${count.notSent(own.fault)}`}
        </span>
      </div>
      <Finish own={own} {...props} objectClass={objectClass} onFinished={onFinished} />
      <p className="small quiet">{count.help}</p>
    </div>
  );
}

const toolKeys: Readonly<Record<DrawTool, string>> = { point: 'p', box: 'b', polygon: 'g' };

/** Ends the count of one class: it becomes observations, and only then the others' marks and the agreement are shown. */
function Finish(props: {
  readonly own: OwnMarks;
  readonly siteId: string;
  readonly sceneId: string;
  readonly analyst: string;
  readonly objectClass: string;
  readonly markings: readonly Marking[];
  readonly onFinished: () => void;
}): ReactNode {
  const { analyst, markings, objectClass, onFinished, own, siteId } = props;
  const [agreements, setAgreements] = useState<readonly Agreement[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const { count } = texts;
  const isOwn = (one: Marking): boolean =>
    one.analyst === analyst && one.siteId === siteId && one.objectClass === objectClass;
  const marking = markings.find(isOwn);
  const finish = async (): Promise<void> => {
    try {
      const marking = (await own.flush()).find(isOwn);
      if (!marking) return;
      const body: Verdict = { verdict: 'accepted', by: analyst, reason: 'counted by eye' };
      await postJson<VerdictAnswer>(verdictAddress('markings', marking.id), body, { 'If-Match': recordEtag(marking) });
      const answer = await readJson<{ readonly items: readonly Agreement[] }>(
        agreementAddress(marking.id),
        new AbortController().signal,
      );
      setAgreements(answer.items);
      setFault(null);
      onFinished();
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      setFault(error.message);
    }
  };
  const total = own.marks.filter((mark) => mark.objectClass === objectClass).length;
  return (
    <>
      <button type="button" className="button main" disabled={!marking || own.unsent > 0} onClick={() => void finish()}>
        {count.finish(total, classText(objectClass))}
      </button>
      {fault !== null && <p role="alert">{fault}</p>}
      {agreements?.length === 0 && <p role="status">{count.alone}</p>}
      {agreements?.map(({ both, by, f1, notes, one, other, total: { high, low } }) => (
        <p key={by} role="status">
          {count.agreement(by, one, other, both, f1 === null ? null : Math.round(f1 * 100))} {count.total(low, high)}{' '}
          <span className="small quiet">{notes.join(' ')}</span>
        </p>
      ))}
    </>
  );
}
