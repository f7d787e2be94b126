/**
 * What a person may do in a case, each with all that stands before it. `viewer` reads. `analyst` decides on drafts, marks,
 * corrects, weighs and composes. `reviewer` publishes and resolves forecasts. `admin` says who has which role.
 */
export const roles = ['viewer', 'analyst', 'reviewer', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Whether a role, or none, is at least this one. */
export function reachesRole(role: Role | null | undefined, least: Role): boolean {
  return role !== null && role !== undefined && roles.indexOf(role) >= roles.indexOf(least);
}

/** The lower of two roles. */
export function lowerRole(a: Role, b: Role): Role {
  return reachesRole(a, b) ? b : a;
}
