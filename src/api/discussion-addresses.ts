import { search } from './addresses.ts';

interface Query {
  readonly about?: readonly string[];
  readonly case?: string;
  readonly state?: string;
  readonly person?: string;
}

/** Threads about records; new comments go there too. */
export function commentsAddress(query: Query = {}): string {
  return `/api/v1/comments${search(query)}`;
}

/** One comment, or what is done to it. */
export function commentAddress(id: string, part?: 'text' | 'withdrawal' | 'resolution'): string {
  return `/api/v1/comments/${encodeURIComponent(id)}${part === undefined ? '' : `/${part}`}`;
}

/** Pieces of work; new ones go there too. */
export function assignmentsAddress(query: Query = {}): string {
  return `/api/v1/assignments${search(query)}`;
}

/** Where the state of an assignment is set. */
export function assignmentStateAddress(id: string): string {
  return `/api/v1/assignments/${encodeURIComponent(id)}/state`;
}

/** Where the whole history is checked. */
export const auditAddress = '/api/v1/audit';
