import type { ReactNode } from 'react';

/** A link out of the workbench. Addresses come from outside; the records allow http(s) only, and so does this. */
export function OutwardLink({ url, children }: { readonly url: string; readonly children?: ReactNode }): ReactNode {
  const label = children ?? hostOf(url);
  if (!/^https?:\/\//.test(url)) return label;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {label}
    </a>
  );
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname.replace(/^www\./, '') ?? url;
}
