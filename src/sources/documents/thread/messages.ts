import type { SourceError } from '../../source-error.ts';
import type { Content, ContentJob } from '../read-content.ts';

export interface ReadRequest {
  readonly id: number;
  readonly job: ContentJob;
}

export type ReadAnswer =
  | { readonly id: number; readonly content: Content }
  | { readonly id: number; readonly fault: { readonly code: SourceError['code']; readonly message: string } };
