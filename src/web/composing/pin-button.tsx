import { type ReactNode, type RefObject, useState } from 'react';
import type { SceneView } from '#core';
import { briefPath } from '../address.ts';
import { LoadError } from '../data/client.ts';
import { Link } from '../navigation.tsx';
import { reviewerName } from '../review/reviewer-name.ts';
import { texts } from '../texts.ts';
import type { ViewerState } from '../viewer/viewer-state.ts';
import { pinView } from './pin-view.ts';

/** Puts what the viewer shows into the brief, as a figure with its date, scale and licence. */
export function PinButton(props: {
  readonly caseId: string;
  readonly view: SceneView;
  readonly state: ViewerState;
  readonly frame: RefObject<HTMLElement | null>;
}): ReactNode {
  const { caseId, frame, state, view } = props;
  const { briefPage } = texts;
  const [answer, setAnswer] = useState<string | null>(null);
  const pin = async (): Promise<void> => {
    const { clientHeight: height = 0, clientWidth: width = 0 } = frame.current ?? {};
    const by = reviewerName.read();
    if (by.trim() === '') {
      setAnswer(briefPage.nameMissing);
      return;
    }
    try {
      const isPinned = await pinView(caseId, view, state, { width: width || 1000, height: height || 600 }, by);
      setAnswer(isPinned ? briefPage.pinned : briefPage.noPlace);
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      setAnswer(error.message);
    }
  };
  return (
    <>
      <button type="button" className="button" onClick={() => void pin()}>
        {briefPage.pin}
      </button>
      <span role="status">{answer !== null && <Link to={briefPath(caseId)}>{answer}</Link>}</span>
    </>
  );
}
