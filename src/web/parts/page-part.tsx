import type { ComponentType, ReactNode } from 'react';
import { useLoad } from '../data/use-load.ts';
import { Loaded } from './states.tsx';

/**
 * A page, or a large part of one, whose code comes when it is asked for. Where the server does not answer, it says so and can
 * be asked again: nothing of what is there already is lost.
 */
export function PagePart<Props extends object>({
  name,
  load,
  what,
  props,
}: {
  /** Of the part, once each. */
  readonly name: string;
  readonly load: () => Promise<ComponentType<Props>>;
  /** What a reader is told to wait for. */
  readonly what: string;
  readonly props: Props;
}): ReactNode {
  const loaded = useLoad(name, async () => ({ Part: await load() }));
  return (
    <Loaded load={loaded} what={what}>
      {({ Part }) => <Part {...props} />}
    </Loaded>
  );
}
