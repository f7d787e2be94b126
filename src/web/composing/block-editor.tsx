import type { ReactNode } from 'react';
import { wordsIn } from '#brief';
import type { CompositionBlock, Scene, WrittenStatement } from '#core';
import { language, texts } from '../texts.ts';
import { CitePicker } from './cite-picker.tsx';
import { type Citable, sameSource } from './source-names.ts';

/** What a block is called, in its buttons too. */
export function nameOfBlock(block: CompositionBlock, scenes: readonly Scene[]): string {
  const { briefPage } = texts;
  const day = (id: string): string => scenes.find((scene) => scene.id === id)?.start.slice(0, 10) ?? id;
  switch (block.kind) {
    case 'part':
      return wordsIn(language).titles[block.part];
    case 'text':
      return block.heading || briefPage.addText;
    case 'view':
      return briefPage.figureOf(day(block.sceneId), block.otherId && day(block.otherId));
    case 'strips':
      return briefPage.strips(block.zoneId, block.sceneIds.length);
  }
}

/** What can be changed in a block. */
export function BlockEditor(props: {
  readonly block: CompositionBlock;
  readonly citable: readonly Citable[];
  readonly onChange: (block: CompositionBlock) => void;
}): ReactNode {
  const { block, citable, onChange } = props;
  const { briefPage } = texts;
  if (block.kind === 'part') return null;
  if (block.kind !== 'text')
    return (
      <label className="field">
        {briefPage.caption}
        <input value={block.caption} onChange={(event) => onChange({ ...block, caption: event.target.value })} />
      </label>
    );
  const setStatement = (index: number, statement: WrittenStatement): void =>
    onChange({ ...block, statements: block.statements.with(index, statement) });
  return (
    <div className="stack">
      <label className="field">
        {briefPage.heading}
        <input value={block.heading} onChange={(event) => onChange({ ...block, heading: event.target.value })} />
      </label>
      {block.statements.map((statement, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- statements have no other identity than their place
        <div key={index} className={isSourced(statement, citable) ? 'written' : 'written unsourced'}>
          <textarea
            rows={2}
            aria-label={briefPage.statement(index + 1)}
            value={statement.text}
            onChange={(event) => setStatement(index, { ...statement, text: event.target.value })}
          />
          {!isSourced(statement, citable) && <p className="small warning">{briefPage.unsourced}</p>}
          <CitePicker
            number={index + 1}
            sources={statement.sources}
            citable={citable}
            onChange={(sources) => setStatement(index, { ...statement, sources })}
          />
          <button
            type="button"
            className="button small"
            onClick={() => onChange({ ...block, statements: block.statements.toSpliced(index, 1) })}
          >
            {briefPage.removeStatement(index + 1)}
          </button>
        </div>
      ))}
      <p>
        <button
          type="button"
          className="button"
          onClick={() => onChange({ ...block, statements: [...block.statements, { text: '', sources: [] }] })}
        >
          {briefPage.addStatement}
        </button>
      </p>
    </div>
  );
}

/** Whether a statement rests on something that is still in the case; words of a document are looked up when it is published. */
export function isSourced({ sources }: WrittenStatement, citable: readonly Citable[]): boolean {
  return sources.some((source) => source.kind === 'document' || citable.some((one) => sameSource(one.source, source)));
}
