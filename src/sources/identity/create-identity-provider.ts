import {
  type Configuration,
  type CustomFetch,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { IdentityProvider, PendingSignIn, ProvenIdentity } from '#app';
import type { GuardOptions } from '../http/guard/guard.ts';
import { createGuardedFetch } from '../http/guard/guarded-fetch.ts';
import { SourceError } from '../source-error.ts';

/** How a provider of OpenID Connect knows us. */
export interface IdentitySettings {
  /** As its discovery document is found: `https://id.example.org`. Plain http only on this machine. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  readonly linksByEmail: boolean;
  /** Which hosts of a private network it may lie on. */
  readonly guard?: GuardOptions;
}

/** Seconds for an answer of the provider. */
const patience = 15;

/**
 * OpenID Connect Core 1.0, the authorization code flow with PKCE (RFC 7636), state and nonce. The provider is looked up with the
 * first sign-in, so that a server starts without it.
 */
export function createIdentityProvider(settings: IdentitySettings): IdentityProvider {
  let found: Promise<Configuration> | undefined;
  const configure = (): Promise<Configuration> => {
    found ??= discover(settings).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
  return {
    name: settings.name,
    linksByEmail: settings.linksByEmail,
    begin: async (returnTo) => {
      const configuration = await configure();
      const pending: PendingSignIn = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const address = buildAuthorizationUrl(configuration, {
        redirect_uri: returnTo.href,
        scope: settings.linksByEmail ? 'openid email' : 'openid',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
      });
      return { address, pending };
    },
    finish: async (returned, pending) => {
      const configuration = await configure();
      try {
        return await prove(configuration, returned, pending, settings.linksByEmail);
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new SourceError('sign-in', `${settings.issuer} did not prove who came back: ${why}`, { cause });
      }
    },
  };
}

async function discover({ clientId, clientSecret, guard, issuer }: IdentitySettings): Promise<Configuration> {
  if (!URL.canParse(issuer)) throw new SourceError('bad-address', `the issuer "${issuer}" is no address`);
  const address = new URL(issuer);
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(address.hostname);
  try {
    const execute = isHere ? [allowInsecureRequests] : [];
    return await discovery(address, clientId, clientSecret, undefined, {
      execute,
      timeout: patience,
      [customFetch]: createGuardedFetch(guard) as CustomFetch,
    });
  } catch (cause) {
    // The library says that something went wrong, and what in its cause.
    const { cause: inner, message } = cause as Error;
    const why = inner instanceof Error ? inner.message : message;
    throw new SourceError('unreachable', `${issuer} tells nothing about signing in: ${why}`, { cause });
  }
}

/** The library checks issuer, audience, signature, times, state, nonce and verifier. */
async function prove(
  configuration: Configuration,
  returned: URL,
  { nonce, state, verifier }: PendingSignIn,
  wantsEmail: boolean,
): Promise<ProvenIdentity> {
  const tokens = await authorizationCodeGrant(configuration, returned, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims()!;
  const identity = { issuer: claims.iss, subject: claims.sub };
  if (!wantsEmail) return { identity, email: null };
  // Many providers put no address into the token.
  const told =
    claims['email'] === undefined ? await fetchUserInfo(configuration, tokens.access_token, claims.sub) : claims;
  const [email, isVerified] = [told['email'], told['email_verified']];
  return { identity, email: typeof email === 'string' && isVerified === true ? email : null };
}
