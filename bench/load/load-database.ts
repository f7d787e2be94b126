import { startScratchCluster } from '../../test/postgres/scratch-cluster.ts';

/** A PostgreSQL that a workspace is made in, until it is let go. */
export interface LoadDatabase {
  readonly connectionString: string;
  readonly stop: () => Promise<void>;
}

/**
 * That of SIGHTLINE_DATABASE, where a workspace of an earlier run may lie; else a server of the benchmark's own in a temporary folder, as the
 * tests start it, with the settings that Debian gives it. Throws where there is none.
 */
export async function startLoadDatabase(): Promise<LoadDatabase> {
  const given = process.env['SIGHTLINE_DATABASE'];
  if (given) return { connectionString: given, stop: async () => {} };
  const cluster = await startScratchCluster();
  if (cluster.kind === 'unavailable') throw new Error(cluster.reason);
  return cluster;
}
