import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { serialize } from 'hono/utils/cookie';

/** Seconds that a browser keeps it; the server ends a session earlier where nobody uses it. */
const longestLife = 7 * 24 * 3600;

/**
 * The cookie of a session. Behind https its name says so: a browser takes `__Host-` only from this very host and only when
 * it is secure (RFC 6265bis, section 4.1.3.2). `Lax` and not `Strict`, so that a link in a mail, or the way back from an
 * identity provider, finds the visitor signed in; no address that answers GET changes anything.
 */
export class SessionCookie {
  readonly #name: string;
  readonly #isSecure: boolean;

  /** `use` names what it is for. */
  constructor(isSecure: boolean, use: 'session' | 'sign-in') {
    this.#isSecure = isSecure;
    this.#name = `${isSecure ? '__Host-' : ''}sightline-${use}`;
  }

  read(context: Context): string | undefined {
    return getCookie(context, this.#name);
  }

  set(answer: Response, secret: string, maxAge: number = longestLife): void {
    this.#append(answer, secret, maxAge);
  }

  clear(answer: Response): void {
    this.#append(answer, '', 0);
  }

  #append(answer: Response, value: string, maxAge: number): void {
    const attributes = { path: '/', httpOnly: true, sameSite: 'Lax', secure: this.#isSecure, maxAge } as const;
    answer.headers.append('Set-Cookie', serialize(this.#name, value, attributes));
  }
}
