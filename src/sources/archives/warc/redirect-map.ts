import { httpAddress } from '../../documents/document-facts.ts';

/** Redirects that are remembered of one archive. */
const most = 100_000;

/** Which address sent on to which, as far as the archive has come: the way that led to a page. */
export class RedirectMap {
  private readonly ways = new Map<string, { readonly status: number; readonly from: string }>();

  note(from: string, status: number, location: string | undefined): void {
    const to = httpAddress(location, from);
    if (to !== null && to !== from && this.ways.size < most) this.ways.set(to, { status, from });
  }

  /** From the first address to the last but one; at most ten steps. */
  to(address: string): { readonly status: number; readonly from: string }[] {
    const steps: { status: number; from: string }[] = [];
    for (let at = this.ways.get(address); at && steps.length < 10; at = this.ways.get(at.from)) {
      if (steps.some(({ from }) => from === at!.from)) break;
      steps.unshift(at);
    }
    return steps;
  }
}
