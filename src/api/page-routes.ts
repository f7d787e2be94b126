import type { Access, Route } from './route.ts';
import { allRoutes } from './routes.ts';

/** An address that a person opens in a browser, beside the API: not part of its description. */
interface PageRoute extends Pick<Route, 'path' | 'access'> {
  readonly method: 'get';
}

const page = (access: Access, path: string): PageRoute => ({ access, path, method: 'get' });

/** The brief of a case, and its published versions, as files for readers. */
const briefPageRoutes: readonly PageRoute[] = [
  page('viewer', '/cases/{case}/brief.html'),
  page('viewer', '/cases/{case}/brief.pdf'),
  page('viewer', '/cases/{case}/brief.json'),
  page('viewer', '/cases/{case}/publications/{number}/'),
  page('viewer', '/cases/{case}/publications/{number}/{path...}'),
];

/** The pages of the web application, which reads from the address which one is meant. They carry no data. */
export const applicationPages: readonly PageRoute[] = [
  '/',
  '/sign-in',
  '/sites/{site}',
  '/scenes/{scene}',
  '/work',
  '/account',
  '/people',
  '/cases',
  '/cases/{case}',
  '/cases/{case}/{view}',
  '/cases/{case}/{view}/{record}',
].map((path) => page('anyone', path));

const applicationFiles: readonly PageRoute[] = [page('anyone', '/assets/{name}'), page('anyone', '/favicon.ico')];

/** By which a browser leaves for the identity provider, and comes back. */
export const providerSignInAddress = '/sign-in/provider';
export const providerReturnAddress = '/sign-in/return';
const providerRoutes: readonly PageRoute[] = [
  page('anyone', providerSignInAddress),
  page('anyone', providerReturnAddress),
];

/** Everything that the server answers, and the least a visitor must be for it. */
export function accessTable(): readonly Pick<Route, 'path' | 'access' | 'method'>[] {
  return [...allRoutes(), ...briefPageRoutes, ...providerRoutes, ...applicationPages, ...applicationFiles];
}
