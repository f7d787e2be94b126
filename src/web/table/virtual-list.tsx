import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Rows above and below what is seen, so that a short scroll finds them there. */
const spare = 8;

/**
 * A list of any length of which only the rows in sight are in the page; every row is as high as `rowHeight` (pixels) and holds
 * a link first. Arrow keys, Page Up and Down, Home and End go from link to link.
 */
export function VirtualList<Row extends { readonly id: string }>({
  rows,
  rowHeight,
  label,
  chosen,
  onChoose,
  children,
}: {
  readonly rows: readonly Row[];
  readonly rowHeight: number;
  readonly label: string;
  /** Id of the row that is marked and kept in sight. */
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly children: (row: Row) => ReactNode;
}): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const isStepping = useRef(false);
  const [view, setView] = useState({ top: 0, height: 600 });
  const index = rows.findIndex(({ id }) => id === chosen);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const look = (): void => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  useEffect(() => {
    const element = box.current;
    if (!element || index < 0) return;
    const top = index * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + rowHeight - element.clientHeight;
  }, [index, rowHeight]);
  // Before the next key: the row that had the focus may be gone, and a key must not go to the page instead.
  useLayoutEffect(() => {
    if (!isStepping.current || index < 0) return;
    const link = box.current?.querySelector<HTMLElement>(`[data-row="${index}"] a`);
    if (!link) return;
    isStepping.current = false;
    link.focus({ preventScroll: true });
  });
  const page = Math.max(1, Math.floor(view.height / rowHeight) - 1);
  const move = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: rows.length - 1,
    };
    const to = steps[event.key];
    if (to === undefined || rows.length === 0) return;
    event.preventDefault();
    isStepping.current = true;
    onChoose(rows[Math.min(rows.length - 1, Math.max(0, to))]!.id);
  };
  const first = Math.max(0, Math.floor(view.top / rowHeight) - spare);
  const last = Math.min(rows.length, Math.ceil((view.top + view.height) / rowHeight) + spare);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the links inside take the focus, this moves it
    <div ref={box} className="virtual-list" role="list" aria-label={label} onKeyDown={move}>
      {/* The whole height, so that the bar at the side tells the truth. */}
      <div role="presentation" className="virtual-rows" style={{ height: rows.length * rowHeight }}>
        {rows.slice(first, last).map((row, offset) => (
          <div
            key={row.id}
            role="listitem"
            data-row={first + offset}
            aria-posinset={first + offset + 1}
            aria-setsize={rows.length}
            className={row.id === chosen ? 'virtual-row chosen' : 'virtual-row'}
            style={{ top: (first + offset) * rowHeight, height: rowHeight }}
            onFocus={() => onChoose(row.id)}
            onMouseEnter={() => onChoose(row.id)}
          >
            {children(row)}
          </div>
        ))}
      </div>
    </div>
  );
}
