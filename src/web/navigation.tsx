import { type MouseEvent, type ReactNode, useSyncExternalStore } from 'react';

/** Where the browser is: path, search and hash of its address. */
export interface BrowserAddress {
  readonly path: string;
  readonly search: string;
  /** Decoded, without `#`. */
  readonly hash: string;
}

/** Follows the address bar. */
export function useBrowserAddress(): BrowserAddress {
  const href = useSyncExternalStore(subscribe, () => location.href);
  const { pathname, search, hash } = new URL(href);
  return { path: pathname, search, hash: decodeHash(hash.slice(1)) };
}

/** The path alone: what changes in search or hash is the page's own business and renders nothing around it. */
export function useBrowserPath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}

/** Goes to an address of the workbench without loading the page anew. */
export function navigate(to: string): void {
  history.pushState(null, '', to);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** Writes what a page shows into its address without a new step in the history: a reload restores it. */
export function replaceSearch(search: URLSearchParams): void {
  const text = search.toString();
  history.replaceState(null, '', `${location.pathname}${text === '' ? '' : `?${text}`}${location.hash}`);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** Goes to another place of the page that is shown, keeping its search and adding no step to the history. */
export function replaceHash(to: string): void {
  const { hash } = new URL(to, location.href);
  history.replaceState(null, '', `${location.pathname}${location.search}${hash}`);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** A link inside the workbench. Modified clicks (new tab, download) stay the browser's. */
export function Link({
  to,
  children,
  className,
  current,
  isNoText,
}: {
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly current?: boolean;
  /** It stands in a text without being part of it. */
  readonly isNoText?: boolean;
}): ReactNode {
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <a
      href={to}
      onClick={follow}
      className={className}
      aria-current={current ? 'page' : undefined}
      data-not-text={isNoText || undefined}
    >
      {children}
    </a>
  );
}

function subscribe(changed: () => void): () => void {
  addEventListener('popstate', changed);
  addEventListener('hashchange', changed);
  return () => {
    removeEventListener('popstate', changed);
    removeEventListener('hashchange', changed);
  };
}

function decodeHash(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
