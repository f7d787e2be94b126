import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { OriginEdge, PropositionTrace } from '#core';
import { documentPath } from '../address.ts';
import { navigate } from '../navigation.tsx';
import { said, saidAll } from '../parts/said.ts';
import { texts } from '../texts.ts';
import { originRows } from './origin-rows.ts';
import { type PlacedRow, axisHeight, placeRows } from './place-rows.ts';

/**
 * Who said it first and who passed it on, over true time. A row can be focused: below stands why it hangs where it does.
 * Enter opens a document, space unfolds its copies.
 */
export function OriginGraph({
  caseId,
  trace,
}: {
  readonly caseId: string;
  readonly trace: PropositionTrace;
}): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const width = Math.max(640, useWidth(frame));
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const [pointed, setPointed] = useState<string | null>(null);
  const placed = useMemo(() => placeRows(originRows(trace, unfolded), width), [trace, unfolded, width]);
  const byKey = new Map(placed.rows.map((row) => [row.key, row]));
  const toggle = (row: PlacedRow): void => {
    if (row.copies === 0) return;
    const next = new Set(unfolded);
    if (!next.delete(row.key)) next.add(row.key);
    setUnfolded(next);
  };
  const words = texts.originsPage;
  const leans = trace.edges.filter((edge) => edge.kind === 'leans-on');
  const shown = placed.rows.find((row) => row.key === pointed) ?? null;
  return (
    <figure className="origin-graph">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <div ref={frame} className="scroll" role="region" aria-label={words.graph} tabIndex={0}>
        <svg width={width} height={placed.height} role="group" aria-label={words.graphOf(trace.text)}>
          <Axis ticks={placed.ticks} height={placed.height} />
          {leans.map((edge) => (
            <Lean key={`${edge.from} ${edge.to}`} edge={edge} from={byKey.get(edge.from)} to={byKey.get(edge.to)} />
          ))}
          {placed.rows.map((row) => (
            <Branch key={row.key} row={row} parent={byKey.get(row.parentKey ?? '')} isPointed={row.key === pointed} />
          ))}
          {placed.rows.map((row) => (
            <Node
              key={row.key}
              row={row}
              isPointed={row.key === pointed}
              onPoint={() => setPointed(row.key)}
              onToggle={() => toggle(row)}
              onOpen={() => row.node.kind === 'document' && navigate(documentPath(caseId, row.node.id))}
            />
          ))}
        </svg>
      </div>
      <figcaption className="small">
        <p role="status">{shown ? <Why row={shown} /> : <span className="quiet">{words.graphHelp}</span>}</p>
      </figcaption>
    </figure>
  );
}

function Axis(props: {
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  readonly height: number;
}): ReactNode {
  return (
    <g className="axis" aria-hidden="true">
      {props.ticks.map(({ label, x }) => (
        <g key={label}>
          <line x1={x} x2={x} y1={axisHeight - 8} y2={props.height} />
          <text x={x} y={axisHeight - 14} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}

/** From what it comes from down and across to it. */
function Branch(props: {
  readonly row: PlacedRow;
  readonly parent: PlacedRow | undefined;
  readonly isPointed: boolean;
}): ReactNode {
  const { isPointed, parent, row } = props;
  if (!parent || !row.edge) return null;
  const trunk = Math.min(parent.x, row.x) - 14;
  const path = `M${parent.x} ${parent.y}H${trunk}V${row.y}H${row.x}`;
  return <path d={path} className={`branch ${row.edge.kind}${isPointed ? ' pointed' : ''}`} />;
}

/** One origin leans on another: dashed, to the left of both. */
function Lean(props: {
  readonly edge: OriginEdge;
  readonly from: PlacedRow | undefined;
  readonly to: PlacedRow | undefined;
}): ReactNode {
  const { edge, from, to } = props;
  if (!from || !to) return null;
  const bend = Math.max(4, Math.min(from.x, to.x) - 50);
  const path = `M${from.x} ${from.y}C${bend} ${from.y} ${bend} ${to.y} ${to.x} ${to.y}`;
  return (
    <path d={path} className="branch leans-on">
      <title>{said(edge)}</title>
    </path>
  );
}

function Node(props: {
  readonly row: PlacedRow;
  readonly isPointed: boolean;
  readonly onPoint: () => void;
  readonly onToggle: () => void;
  readonly onOpen: () => void;
}): ReactNode {
  const { isPointed, onOpen, onPoint, onToggle, row } = props;
  const { copies, isFolded, node, span, x, y } = row;
  const words = texts.originsPage;
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (event.key === 'Enter') onOpen();
    else onToggle();
  };
  const copiesText = copies === 0 ? '' : isFolded ? words.folded(copies) : words.unfolded(copies);
  const shownName = cut(node.name, node.kind === 'origin' ? 32 : 26);
  const shownDate = [node.date ?? words.undated, copiesText].filter(Boolean).join(' ');
  const label = `${shownName} ${shownDate}, ${words.nodeKinds[node.kind]}${shownName === node.name ? '' : `, ${node.name}`}`;
  return (
    <g
      className={`node ${node.kind}${isPointed ? ' pointed' : ''}`}
      role="button"
      tabIndex={0}
      aria-label={label}
      aria-expanded={copies > 0 ? !isFolded : undefined}
      onFocus={onPoint}
      onMouseEnter={onPoint}
      onClick={copies > 0 ? onToggle : onOpen}
      onKeyDown={press}
    >
      <rect className="hit" x={x - 16} y={y - 12} width={280} height={24} />
      {span && <line className="span" x1={span[0]} x2={span[1]} y1={y} y2={y} />}
      <Shape kind={node.kind} x={x} y={y} />
      <text x={x + 13} y={y + 4}>
        {shownName}{' '}
        <tspan className="quiet" dx="3">
          {shownDate}
        </tspan>
      </text>
    </g>
  );
}

/** Square: has the evidence or spoke first. Diamond: passes on. Circle: a document. */
function Shape({
  kind,
  x,
  y,
}: {
  readonly kind: PlacedRow['node']['kind'];
  readonly x: number;
  readonly y: number;
}): ReactNode {
  switch (kind) {
    case 'origin':
      return <rect className="mark" x={x - 7} y={y - 7} width={14} height={14} />;
    case 'carrier':
      return <path className="mark" d={`M${x} ${y - 8}L${x + 8} ${y}L${x} ${y + 8}L${x - 8} ${y}Z`} />;
    case 'document':
      return <circle className="mark" cx={x} cy={y} r={5.5} />;
  }
}

function Why({ row }: { readonly row: PlacedRow }): ReactNode {
  const words = texts.originsPage;
  return (
    <>
      <strong>{row.node.name}</strong>{' '}
      <span className="quiet">
        {words.nodeKinds[row.node.kind]}, {row.node.date ?? words.undated}
      </span>{' '}
      {row.edge === null
        ? saidAll(row.origin.because, row.origin.reasons).join('; ')
        : `${words.edgeKinds[row.edge.kind]}: ${said(row.edge)}`}
    </>
  );
}

function cut(text: string, most: number): string {
  const letters = Array.from(text);
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** The width of an element, followed as it changes. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(900);
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
