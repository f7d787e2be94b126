import type { Identity } from './accounts.ts';

/** What is remembered of a sign-in between leaving for the provider and coming back. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  /** PKCE (RFC 7636): proves that whoever comes back is who left. */
  readonly verifier: string;
}

/** Who came back, as the provider says. */
export interface ProvenIdentity {
  readonly identity: Identity;
  /** Null where the provider tells none, or has not verified it. */
  readonly email: string | null;
}

/** Somebody who knows who people are, by OpenID Connect. Throws SourceError. */
export interface IdentityProvider {
  /** As people know it. */
  readonly name: string;
  /** Whether a verified e-mail address that a person has here is enough to link the two. */
  readonly linksByEmail: boolean;
  begin(returnTo: URL): Promise<{ readonly address: URL; readonly pending: PendingSignIn }>;
  finish(returned: URL, pending: PendingSignIn): Promise<ProvenIdentity>;
}
