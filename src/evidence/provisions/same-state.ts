import { stateNames } from '../register/states.ts';

/** Whether two names stand for one state, as far as the register of states knows; case does not matter. */
export function isSameState(one: string, other: string): boolean {
  return stateName(one).toLowerCase() === stateName(other).toLowerCase();
}

/** The short name of the register; the name itself for what it does not know. */
export function stateName(name: string): string {
  const lower = name.trim().replaceAll('’', "'").toLowerCase();
  return stateNames.find((names) => names.some((candidate) => candidate.toLowerCase() === lower))?.[0] ?? name.trim();
}
