import type { ReactNode } from 'react';
import type { Load } from '../data/use-load.ts';
import { texts } from '../texts.ts';

/** Shows what is ready, that it is on its way, or why not. */
export function Loaded<T>({
  load,
  what,
  children,
}: {
  readonly load: Load<T>;
  /** What is loading, in lower case. */
  readonly what: string;
  readonly children: (value: T) => ReactNode;
}): ReactNode {
  if (load.state === 'ready') return children(load.value);
  if (load.state === 'loading') return <Loading what={what} />;
  const { error, retry } = load;
  return (
    <div className="state failed" role="alert">
      <h2>{texts.failed}</h2>
      <p>
        <Words text={error.message} />
      </p>
      <button type="button" className="button" onClick={retry}>
        {texts.retry}
      </button>
    </div>
  );
}

/** On its way. */
export function Loading({ what }: { readonly what: string }): ReactNode {
  return (
    <p className="loading" role="status">
      {texts.loading(what)}
    </p>
  );
}

/** Nothing there, and what that means. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }): ReactNode {
  return (
    <div className="state">
      <p>
        <Words text={title} />
      </p>
      {children}
    </div>
  );
}

/** Text with `commands` in code. */
export function Words({ text }: { readonly text: string }): ReactNode {
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}

/** What the data does not say, so that an empty cell is never a question. */
export function NotStated(): ReactNode {
  return (
    <span className="quiet" title={texts.table.notStated}>
      <span aria-hidden="true">·</span>
      <span className="hidden">{texts.table.notStated}</span>
    </span>
  );
}

/** Text or, where there is none, that it is not stated. */
export function Stated({ text }: { readonly text: string | null | undefined }): ReactNode {
  return text === null || text === undefined || text === '' ? <NotStated /> : text;
}
