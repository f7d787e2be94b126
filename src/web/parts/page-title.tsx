import { type ReactNode, useEffect } from 'react';
import { texts } from '../texts.ts';

/** The heading of a page, which is also the title of its tab. `language` where the words are not of the interface. */
export function PageTitle({
  title,
  language,
}: {
  readonly title: string;
  readonly language?: string | null;
}): ReactNode {
  useEffect(() => {
    document.title = title === texts.name ? title : `${title} · ${texts.name}`;
  }, [title]);
  return <h1 lang={language ?? undefined}>{title}</h1>;
}
