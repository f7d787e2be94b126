import { type ReactNode, type UIEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { replaceSearch, useBrowserAddress } from '../navigation.tsx';
import { Stated } from '../parts/states.tsx';
import { texts } from '../texts.ts';
import { type Column, type Order, arrange } from './column.ts';

/** Rows rendered at first, and again whenever the reader comes near the end: some thousand at once would stall a slow machine. */
const batch = 60;

/**
 * A table to sort and filter. Order and filter stand in the address (`?sort=date&order=down&filter=73`), the row
 * that a link points at in its hash; so a reload, a bookmark and a colleague see the same.
 */
export function DataTable<Row extends { readonly id: string }>({
  rows,
  columns,
  caption,
  order: usual,
}: {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly caption: string;
  readonly order: Order;
}): ReactNode {
  const { search, hash } = useBrowserAddress();
  const asked = readSearch(search, usual);
  // The field and the headings answer at once; the rows follow when the browser has time.
  const later = useDeferredValue(search);
  const arranged = useMemo(() => {
    const { filter, order } = readSearch(later, usual);
    return arrange(rows, columns, filter, order);
  }, [rows, columns, later, usual]);
  const [extra, setExtra] = useState(0);
  const shown = Math.max(batch + extra, arranged.findIndex((row) => row.id === hash) + 1);
  const more = (): void => {
    if (arranged.length > shown) setExtra(extra + batch);
  };
  const body = useMemo(
    () =>
      arranged
        .slice(0, shown)
        .map((row) => <TableRow key={row.id} row={row} columns={columns} marked={row.id === hash} />),
    [arranged, shown, columns, hash],
  );
  return (
    <div>
      <TableTools filter={asked.filter} shown={arranged.length} total={rows.length} />
      {arranged.length === 0 ? (
        <NothingLeft />
      ) : (
        <TableRegion caption={caption} isBusy={later !== search} onNearEnd={more}>
          <Headings columns={columns} order={asked.order} />
          <tbody>{body}</tbody>
        </TableRegion>
      )}
      {arranged.length > shown && (
        <button type="button" className="button more" onClick={more}>
          {texts.table.more(Math.min(batch, arranged.length - shown))}
        </button>
      )}
    </div>
  );
}

function readSearch(search: string, usual: Order): { readonly filter: string; readonly order: Order } {
  const asked = new URLSearchParams(search);
  const key = asked.get('sort');
  return {
    filter: asked.get('filter') ?? '',
    order: key === null ? usual : { key, descending: asked.get('order') === 'down' },
  };
}

function TableTools(props: { readonly filter: string; readonly shown: number; readonly total: number }): ReactNode {
  const { filter, shown, total } = props;
  return (
    <div className="table-tools">
      <label>
        {texts.table.filter}
        <input type="search" value={filter} onChange={(event) => setSearch({ filter: event.target.value })} />
      </label>
      <span className="quiet small" role="status">
        {texts.table.shown(shown, total)}
      </span>
    </div>
  );
}

/** Scrolls by keyboard too, so it can be focused and has a name. */
function TableRegion(props: {
  readonly caption: string;
  /** The rows are not yet those that were asked for. */
  readonly isBusy: boolean;
  readonly onNearEnd: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { caption, children, isBusy, onNearEnd } = props;
  const scroll = ({ currentTarget: { clientHeight, scrollHeight, scrollTop } }: UIEvent<HTMLElement>): void => {
    if (scrollHeight - scrollTop - clientHeight < clientHeight) onNearEnd();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable (WCAG 2.1.1)
    <div className="table-region" role="region" aria-label={caption} aria-busy={isBusy} tabIndex={0} onScroll={scroll}>
      <table>
        <caption>
          <span>{caption}</span>
        </caption>
        {children}
      </table>
    </div>
  );
}

function Headings<Row>({
  columns,
  order,
}: {
  readonly columns: readonly Column<Row>[];
  readonly order: Order;
}): ReactNode {
  const sort = (key: string): void => {
    const descending = order.key === key && !order.descending;
    setSearch({ sort: key, order: descending ? 'down' : null });
  };
  return (
    <thead>
      <tr>
        {columns.map(({ key, heading, form }) => {
          const direction = order.key !== key ? undefined : order.descending ? 'descending' : 'ascending';
          return (
            <th key={key} scope="col" aria-sort={direction} className={form}>
              <button type="button" onClick={() => sort(key)}>
                {heading}
                <span className="arrow" aria-hidden="true">
                  {direction === undefined ? '' : direction === 'ascending' ? '▲' : '▼'}
                </span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function TableRow<Row extends { readonly id: string }>({
  row,
  columns,
  marked,
}: {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly marked: boolean;
}): ReactNode {
  const element = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (marked) element.current?.scrollIntoView({ block: 'center' });
  }, [marked]);
  return (
    <tr ref={element} className={marked ? 'marked' : undefined} aria-current={marked || undefined}>
      {columns.map(({ key, form, value, cell }) => (
        <td key={key} className={form}>
          {cell ? cell(row) : <Stated text={value(row)?.toString()} />}
        </td>
      ))}
    </tr>
  );
}

function NothingLeft(): ReactNode {
  return (
    <div className="state">
      <p>{texts.table.nothing}</p>
      <button type="button" className="button" onClick={() => setSearch({ filter: '' })}>
        {texts.table.clear}
      </button>
    </div>
  );
}

/** Changes parts of the search; empty ones leave the address. */
function setSearch(parts: Readonly<Record<string, string | null>>): void {
  const search = new URLSearchParams(location.search);
  for (const [key, value] of Object.entries(parts)) {
    if (value === null || value === '') search.delete(key);
    else search.set(key, value);
  }
  replaceSearch(search);
}
