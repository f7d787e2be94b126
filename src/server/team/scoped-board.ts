import type { BoardState, CaseScope, Reach, WatchBoard } from '#app';
import { visits } from './visit.ts';

/** The watch list as the visitor of the present request may see it. */
export function scopeBoard(board: Pick<WatchBoard, 'read'>): Pick<WatchBoard, 'read'> {
  return {
    read: async (patience) => {
      const reads = visits.getStore()?.reach.reads ?? null;
      return narrowBoard(await board.read(patience), reads);
    },
  };
}

/** Of one state and one scope, for all who follow the work and may see the same. */
const narrowed = new WeakMap<BoardState, WeakMap<CaseScope, BoardState>>();

/** The rows of the sites within reach. How unusual one is was corrected for all series of the workspace, and stays so. */
export function narrowBoard(state: BoardState, reads: Reach['reads']): BoardState {
  if (reads === null) return state;
  const byScope = narrowed.get(state) ?? new WeakMap<CaseScope, BoardState>();
  narrowed.set(state, byScope);
  const before = byScope.get(reads) ?? narrow(state, reads);
  byScope.set(reads, before);
  return before;
}

function narrow(state: BoardState, reads: CaseScope): BoardState {
  const rows = state.list.rows.filter(({ siteId }) => reads.sites.has(siteId));
  return {
    ...state,
    sites: reads.sites.size,
    waiting: state.waiting.filter((siteId) => reads.sites.has(siteId)),
    list: { ...state.list, rows, series: rows.length, tested: rows.filter(({ q }) => q !== null).length },
  };
}
