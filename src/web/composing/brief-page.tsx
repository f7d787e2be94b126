import { type ReactNode, useMemo } from 'react';
import { briefFileAddress } from '#api';
import type { Composition, CompositionBlock, Scene } from '#core';
import { all, useCollection, useComposed } from '../data/use-load.ts';
import { DiscussionPanel } from '../discussion/discussion-panel.tsx';
import type { NamedTopic } from '../discussion/use-discussion.ts';
import { mayHere } from '../team/visitor.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { Loaded } from '../parts/states.tsx';
import { SignatureField, useSignature } from '../decide/signature.tsx';
import { language, texts } from '../texts.ts';
import { BlockEditor, isSourced, nameOfBlock } from './block-editor.tsx';
import { PublishPanel } from './publish-panel.tsx';
import { type Citable, listCitable } from './source-names.ts';
import { type KeptComposition, useComposition } from './use-composition.ts';

/** Putting the brief of a case together: order, own words with their sources, figures; and publishing it. */
export function BriefPage({ caseId }: { readonly caseId: string }): ReactNode {
  const load = all(
    useComposed(caseId),
    useCollection(caseId, 'claims'),
    useCollection(caseId, 'observations'),
    useCollection(caseId, 'judgements'),
    useCollection(caseId, 'propositions'),
    useCollection(caseId, 'scenes'),
  );
  return (
    <Loaded load={load} what={texts.briefPage.title}>
      {([composition, claims, observations, judgements, propositions, scenes]) => (
        <Editor
          caseId={caseId}
          loaded={composition}
          scenes={scenes.items}
          lists={{
            claims: claims.items,
            observations: observations.items,
            judgements: judgements.items,
            propositions: propositions.items,
          }}
        />
      )}
    </Loaded>
  );
}

function Editor(props: {
  readonly caseId: string;
  readonly loaded: Composition;
  readonly scenes: readonly Scene[];
  readonly lists: Parameters<typeof listCitable>[0];
}): ReactNode {
  const { caseId, lists, loaded, scenes } = props;
  const { briefPage } = texts;
  const [by, setBy] = useSignature();
  const kept = useComposition(caseId, loaded, by);
  const { composition, status } = kept;
  const citable = useMemo(() => listCitable(lists), [lists]);
  const blocked = composition.blocks.reduce(
    (sum, block) =>
      sum + (block.kind === 'text' ? block.statements.filter((one) => !isSourced(one, citable)).length : 0),
    0,
  );
  return (
    <div className="stack wide brief-editor">
      <header className="stack measure">
        <PageTitle title={briefPage.title} />
        <p className="quiet">{briefPage.help}</p>
        <p className="row">
          <a className="button" href={briefFileAddress(caseId, 'html', language)} target="_blank" rel="noreferrer">
            {briefPage.preview}
          </a>
          <button type="button" className="button" disabled={!kept.canUndo} onClick={kept.undo}>
            {briefPage.undo}
          </button>
          <span role="status" className={`keeping ${status}`}>
            {by.trim() === '' && status !== 'saved'
              ? mayHere('analyst')
                ? briefPage.nameMissing
                : texts.account.mayRead
              : briefPage.status[status]}
          </span>
        </p>
        <Conflict kept={kept} />
        <SignatureField name={by} onChange={setBy} />
        <label className="field">
          {briefPage.headline}
          <input
            value={composition.title ?? ''}
            onChange={(event) =>
              kept.change({ ...composition, title: event.target.value === '' ? null : event.target.value })
            }
          />
          <span className="quiet small">{briefPage.headlineHelp}</span>
        </label>
      </header>
      <Blocks composition={composition} citable={citable} scenes={scenes} onChange={kept.change} />
      <PublishPanel caseId={caseId} by={by} blocked={blocked} isKept={status === 'saved'} />
      <DiscussionPanel
        caseId={caseId}
        topics={[
          { label: texts.discussion.kinds.case, topic: { kind: 'case', id: caseId, place: null } },
          ...composition.blocks.map((block): NamedTopic => ({
            label: nameOfBlock(block, scenes),
            topic: { kind: 'case', id: caseId, place: { kind: 'section', section: block.id } },
          })),
        ]}
      />
    </div>
  );
}

function Conflict({ kept }: { readonly kept: KeptComposition }): ReactNode {
  const { briefPage } = texts;
  if (kept.status === 'failed') return <p role="alert">{kept.fault}</p>;
  if (kept.status !== 'conflict') return null;
  return (
    <div role="alert" className="state failed">
      <p>{briefPage.conflict}</p>
      <p className="row">
        <button type="button" className="button" onClick={() => void kept.takeTheirs()}>
          {briefPage.takeTheirs}
        </button>
        <button type="button" className="button" onClick={() => void kept.keepMine()}>
          {briefPage.keepMine}
        </button>
      </p>
    </div>
  );
}

function Blocks(props: {
  readonly composition: Composition;
  readonly citable: readonly Citable[];
  readonly scenes: readonly Scene[];
  readonly onChange: (composition: Composition) => void;
}): ReactNode {
  const { citable, composition, onChange, scenes } = props;
  const { blocks } = composition;
  const { briefPage } = texts;
  const set = (next: readonly CompositionBlock[]): void => onChange({ ...composition, blocks: next });
  const move = (from: number, to: number): void => {
    const block = blocks[from];
    if (block && to >= 0 && to < blocks.length) set(blocks.toSpliced(from, 1).toSpliced(to, 0, block));
  };
  const write = (): void => {
    const text = { id: freshId(blocks), kind: 'text', heading: '', statements: [{ text: '', sources: [] }] } as const;
    set([text, ...blocks]);
  };
  return (
    <section className="stack" aria-labelledby="sections-heading">
      <h2 id="sections-heading">{briefPage.sections}</h2>
      <p>
        <button type="button" className="button" onClick={write}>
          {briefPage.addText}
        </button>
      </p>
      <p className="quiet small">{briefPage.pinHelp}</p>
      <ol className="plain-list blocks">
        {blocks.map((block, index) => {
          const name = nameOfBlock(block, scenes);
          return (
            <li key={block.id} className={block.kind === 'part' && block.isHidden ? 'block hidden-part' : 'block'}>
              <div className="block-head">
                <BlockName block={block} name={name} onChange={(next) => set(blocks.with(index, next))} />
                <button
                  type="button"
                  className="button small"
                  disabled={index === 0}
                  aria-label={briefPage.moveUp(name)}
                  onClick={() => move(index, index - 1)}
                >
                  ↑
                </button>
                <button
                  type="button"
                  className="button small"
                  disabled={index === blocks.length - 1}
                  aria-label={briefPage.moveDown(name)}
                  onClick={() => move(index, index + 1)}
                >
                  ↓
                </button>
                {block.kind !== 'part' && (
                  <button
                    type="button"
                    className="button small"
                    aria-label={briefPage.remove(name)}
                    onClick={() => set(blocks.toSpliced(index, 1))}
                  >
                    ×
                  </button>
                )}
              </div>
              <BlockEditor block={block} citable={citable} onChange={(next) => set(blocks.with(index, next))} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function BlockName(props: {
  readonly block: CompositionBlock;
  readonly name: string;
  readonly onChange: (block: CompositionBlock) => void;
}): ReactNode {
  const { block, name, onChange } = props;
  if (block.kind !== 'part') return <strong className="block-name">{name}</strong>;
  return (
    <label className="toggle block-name">
      <input
        type="checkbox"
        aria-label={texts.briefPage.show(name)}
        checked={!block.isHidden}
        onChange={(event) => onChange({ ...block, isHidden: !event.target.checked })}
      />
      {name}
    </label>
  );
}

/** The first `text-N` that is free. */
function freshId(blocks: readonly CompositionBlock[]): string {
  const taken = new Set(blocks.map(({ id }) => id));
  let number = 1;
  while (taken.has(`text-${number}`)) number++;
  return `text-${number}`;
}
