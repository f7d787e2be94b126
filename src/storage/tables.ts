import type { AccountTables } from './people/account-tables.ts';

/** The rows as Kysely sees them. Which columns a record's table has is said in `record-tables.ts`. */
export interface Tables extends AccountTables {
  history: HistoryRow;
  history_start: HistoryStartRow;
  migration: MigrationRow;
  scene_sites: SceneSiteRow;
  job: JobRow;
  job_event: JobEventRow;
  subscription_state: SubscriptionStateRow;
}

/** What is read out of a record so that it can be searched; `body` stays the truth. */
export interface ExtractedColumns {
  readonly site_id: string | null;
  readonly zone_id: string | null;
  readonly scene_id: string | null;
  readonly case_id: string | null;
  readonly document_id: string | null;
  readonly proposition_id: string | null;
  readonly object_class_key: string | null;
  /** Days since 1970-01-01, both ends included. */
  readonly first_day: number | null;
  readonly last_day: number | null;
  readonly seen_kind: string | null;
  readonly review: string | null;
  readonly url: string | null;
  readonly sha256: string | null;
  /** The address a document was asked for at. */
  readonly requested: string | null;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly start_ms: number | null;
  readonly end_ms: number | null;
  /** Degrees; `east` is above 180 where the box crosses the antimeridian. */
  readonly west: number | null;
  readonly south: number | null;
  readonly east: number | null;
  readonly north: number | null;
  /** `recordKey` of what it is about. */
  readonly about: string | null;
  /** `personKey` */
  readonly assignee: string | null;
  readonly state: string | null;
  /** See `grid-cells.ts`. */
  readonly cell: number | null;
}
export type ExtractedColumn = keyof ExtractedColumns;

/** A row of any record table, whichever of the extracted columns that table has. */
export interface RecordRow extends ExtractedColumns {
  readonly id: string;
  /** Canonical JSON. */
  readonly body: string;
  readonly body_sha256: string;
  /** 1 when added, one more with each change. */
  readonly revision: number;
}

export interface HistoryRow {
  readonly sequence: number;
  readonly at: string;
  readonly actor_kind: string;
  readonly actor_name: string;
  readonly record_kind: string;
  readonly record_id: string;
  readonly action: string;
  readonly reason: string;
  readonly after_sha256: string;
  readonly before_body: string | null;
  readonly previous_sha256: string;
  readonly sha256: string;
}

/** Where the chain of the history begins; one row. */
interface HistoryStartRow {
  readonly entries: number;
  readonly at: string;
}

/** That the box of a scene touches the box of a site; follows both of them. */
interface SceneSiteRow {
  readonly site_id: string;
  readonly scene_id: string;
}

interface MigrationRow {
  readonly version: number;
  readonly name: string;
  readonly at: string;
}

/** Instants are milliseconds since 1970-01-01T00:00Z. */
export interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly queue: string | null;
  /** JSON */
  readonly input: string;
  readonly status: string;
  readonly not_before_ms: number;
  readonly leased_ms: number | null;
  readonly lease_until_ms: number | null;
  readonly worker: string | null;
  readonly attempts: number;
  readonly progress: number;
  readonly reason: string | null;
  readonly planned_ms: number;
  readonly ended_ms: number | null;
}

interface JobEventRow {
  readonly job_id: string;
  readonly number: number;
  readonly at: string;
  readonly status: string;
  readonly worker: string | null;
  readonly reason: string | null;
}

interface SubscriptionStateRow {
  readonly name: string;
  /** JSON */
  readonly body: string;
}
