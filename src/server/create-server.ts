import { type Context, Hono } from 'hono';
import { accessTable, allRoutes, routes } from '#api';
import { assessSeriesOf } from '#app';
import { apiRoutes } from './api-routes.ts';
import { auditRoutes } from './audit-routes.ts';
import { briefRoutes } from './brief-routes.ts';
import { CaseTotals } from './case-totals.ts';
import { claimRoutes } from './changes/claim-routes.ts';
import type { ServerDependencies } from './dependencies.ts';
import { discussionRoutes } from './discussion-routes.ts';
import { ServerError, TooManyError } from './errors.ts';
import { guardRequest, secureAnswer } from './guard-request.ts';
import { toProblem } from './http-error.ts';
import { KeptAnswers } from './kept-answers.ts';
import { markingRoutes } from './marking-routes.ts';
import { monitoringRoutes } from './monitoring/monitoring-routes.ts';
import { RequestMeter } from './monitoring/request-meter.ts';
import { featureRoutes } from './ogc/feature-routes.ts';
import { pattern } from './parse-query.ts';
import { publishingRoutes } from './publishing-routes.ts';
import { forecastRoutes } from './reasoning/forecast-routes.ts';
import { ledgerRoutes } from './reasoning/ledger-routes.ts';
import { propositionRoutes } from './reasoning/proposition-routes.ts';
import { weighingRoutes } from './reasoning/weighing-routes.ts';
import { requireIfMatch } from './require-if-match.ts';
import { sceneRoutes } from './scene-routes.ts';
import { stacRoutes } from './stac/stac-routes.ts';
import { accountRoutes } from './team/account-routes.ts';
import { Gate } from './team/gate.ts';
import { guardUndo } from './team/guard-undo.ts';
import { ownAccountRoutes } from './team/own-account-routes.ts';
import { peopleRoutes } from './team/people-routes.ts';
import { providerRoutes } from './team/provider-routes.ts';
import { scopeBoard } from './team/scoped-board.ts';
import { SessionCookie } from './team/session-cookie.ts';
import { verdictRoutes } from './verdict-routes.ts';
import { EventHub } from './watch/event-hub.ts';
import { eventRoutes } from './watch/event-routes.ts';
import { watchRoutes } from './watch/watch-routes.ts';
import { builtWebRoot, indexPage, webRoutes } from './web-routes.ts';

/** The whole server without a socket, over one workspace. `app.request('/healthz')` tries it in process. */
export function createServer(given: ServerDependencies): Hono {
  const app = new Hono();
  const {
    accounts,
    assess = async (observations) => assessSeriesOf(observations),
    onError,
    provider,
    publicUrl = null,
  } = given;
  const [site, isSecure] = [{ publicUrl, trustedProxies: given.trustedProxies }, publicUrl?.protocol === 'https:'];
  const [cookie, leaving] = [new SessionCookie(isSecure, 'session'), new SessionCookie(isSecure, 'sign-in')];
  const gate = new Gate(given.store, accounts, cookie);
  const dependencies: ServerDependencies = { ...given, store: gate.store };
  const meter = new RequestMeter();
  app.use(meter.measure, secureAnswer, guardRequest(site), gate.admit);
  for (const route of accessTable()) app.on(route.method, pattern(route), gate.guard(route));
  app.use(gate.requireGuarded);
  app.post(pattern(routes.undo), guardUndo(gate, gate.store));
  for (const route of allRoutes()) if (route.ifMatch === 'always') app.post(pattern(route), requireIfMatch);
  app.route('/', monitoringRoutes(dependencies.store, meter, given.version));
  app.route('/', accountRoutes({ accounts, gate, cookie, site, provider: provider?.name ?? null }));
  app.route('/', ownAccountRoutes(accounts, cookie));
  app.route('/', peopleRoutes(accounts, gate.store));
  app.route('/', providerRoutes({ accounts, provider, session: cookie, leaving, site, onError }));
  // Before the lists of a case, whose address would take theirs.
  const kept = new KeptAnswers(given.store);
  for (const routesOf of [propositionRoutes, weighingRoutes, forecastRoutes, ledgerRoutes])
    app.route('/', routesOf(dependencies.store, kept));
  app.route('/', publishingRoutes(dependencies));
  app.route('/', claimRoutes(dependencies));
  app.route('/', apiRoutes(dependencies, kept, new CaseTotals(given.store)));
  app.route('/', sceneRoutes(dependencies));
  app.route('/', featureRoutes(dependencies.store));
  app.route('/', stacRoutes(dependencies.store));
  app.route('/', verdictRoutes(dependencies.store));
  app.route('/', markingRoutes(dependencies.store));
  app.route('/', discussionRoutes(dependencies.store));
  app.route('/', auditRoutes(dependencies.store));
  app.route('/', watchRoutes(dependencies.store, scopeBoard(given.board), kept, assess));
  app.route('/', eventRoutes(new EventHub(given.store, given.board), gate));
  app.route('/', briefRoutes(dependencies));
  app.route('/', webRoutes(dependencies));
  const webRoot = builtWebRoot(dependencies);
  // Browsers ask for it beside a brief or a PDF; a 404 would stand in their console.
  app.get('/favicon.ico', () => new Response(null, { status: 204 }));
  app.notFound((context) =>
    webRoot !== null && wantsPage(context) ? indexPage(context, webRoot, 404) : notFound(context, dependencies),
  );
  app.onError((error, context) =>
    isNotSignedIn(error) && wantsPage(context) ? signInFirst(context) : problem(error, dependencies),
  );
  return app;
}

/** A person gets the application, which says so in its own words and shows the way back; a program gets a problem. */
function wantsPage(context: Context): boolean {
  return (
    context.req.header('accept')?.includes('text/html') === true && !/^\/(api|assets|ogc|stac)\b/.test(context.req.path)
  );
}

function isNotSignedIn(error: unknown): boolean {
  return error instanceof ServerError && error.code === 'not-signed-in';
}

/** A person who opened a brief is shown the sign-in, and then the brief. */
function signInFirst(context: Context): Response {
  const { pathname, search } = new URL(context.req.url);
  return new Response(null, {
    status: 302,
    headers: { Location: `/sign-in?to=${encodeURIComponent(pathname + search)}` },
  });
}

function notFound(context: Context, dependencies: ServerDependencies): Response {
  return problem(
    new ServerError('no-such-page', `there is nothing at ${context.req.path.slice(0, 200)}`),
    dependencies,
  );
}

function problem(error: unknown, { onError }: ServerDependencies): Response {
  const body = toProblem(error);
  // A reader who went away is nobody's fault.
  if (body.status >= 500 && !(error instanceof Error && error.name === 'AbortError')) onError?.(error);
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: {
      'Content-Type': 'application/problem+json',
      ...(error instanceof TooManyError ? { 'Retry-After': String(error.retryAfterSeconds) } : {}),
      ...(body.status === 401 ? { 'WWW-Authenticate': 'Bearer realm="Sightline"' } : {}),
    },
  });
}
