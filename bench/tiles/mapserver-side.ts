import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '../../test/http/find-free-port.ts';
import { type TileFile, corner } from './tile-files.ts';

/** MapServer as it is run for speed: two FastCGI processes behind lighttpd. */
export interface MapServerSide {
  /** Address of a picture of `pixels` squared, from a corner in full-resolution pixels. */
  address(file: TileFile, column: number, row: number, span: number, pixels: number): string;
  close(): void;
}

/** Undefined where Debian's cgi-mapserver or lighttpd is missing. */
export async function startMapServer(files: readonly TileFile[]): Promise<MapServerSide | undefined> {
  const program = '/usr/lib/cgi-bin/mapserv';
  if (!existsSync(program) || !existsSync('/usr/sbin/lighttpd')) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'sightline-mapserver-'));
  // Of an earlier run that was ended roughly a server may still have another.
  const port = await findFreePort();
  const map = join(folder, 'bench.map');
  writeFileSync(map, mapFile(files));
  const config = join(folder, 'lighttpd.conf');
  writeFileSync(config, lighttpdConfig(folder, port, program));
  const server = spawn('/usr/sbin/lighttpd', ['-D', '-f', config], {
    env: { ...process.env, MS_MAP_NO_PATH: '0', MAPSERVER_CONFIG_FILE: writeMapServerConfig(folder) },
    stdio: ['ignore', 'ignore', 'ignore'],
    detached: true,
  });
  await waitFor(`http://127.0.0.1:${port}/`, server);
  return {
    address(file, column, row, span, pixels) {
      const { metres, x, y } = corner;
      const box = [x + column * metres, y - (row + span) * metres, x + (column + span) * metres, y - row * metres];
      const query = {
        map,
        SERVICE: 'WMS',
        VERSION: '1.1.1',
        REQUEST: 'GetMap',
        LAYERS: layerName(file),
        STYLES: '',
        SRS: 'EPSG:32652',
        BBOX: box.join(','),
        WIDTH: String(pixels),
        HEIGHT: String(pixels),
        FORMAT: 'image/jpeg',
      };
      return `http://127.0.0.1:${port}/mapserv?${new URLSearchParams(query).toString()}`;
    },
    close() {
      // Its FastCGI processes outlive it: they are of its group.
      if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function layerName({ name }: TileFile): string {
  return name.replace(/\W/g, '_');
}

function mapFile(files: readonly TileFile[]): string {
  const layers = files.map(
    (file) => `LAYER
  NAME "${layerName(file)}"
  TYPE RASTER
  STATUS ON
  DATA "${file.path}"
  PROJECTION "init=epsg:32652" END
  PROCESSING "CLOSE_CONNECTION=DEFER"
  ${file.bits === 16 ? 'PROCESSING "SCALE=900,1900"' : ''}
END`,
  );
  return `MAP
  NAME "bench"
  SIZE 256 256
  MAXSIZE 4096
  EXTENT ${corner.x} ${corner.y - 4096} ${corner.x + 4096} ${corner.y}
  PROJECTION "init=epsg:32652" END
  OUTPUTFORMAT NAME "jpeg" DRIVER "AGG/JPEG" MIMETYPE "image/jpeg" IMAGEMODE RGB FORMATOPTION "QUALITY=88" END
  WEB METADATA "wms_enable_request" "*" "wms_srs" "EPSG:32652" "wms_title" "bench" END END
  ${layers.join('\n')}
END
`;
}

/** MapServer 8 wants to be told which map files it may open. */
function writeMapServerConfig(folder: string): string {
  const path = join(folder, 'mapserver.conf');
  writeFileSync(path, `CONFIG\n  ENV\n    MS_MAP_PATTERN "^${folder}/.*\\.map$"\n  END\nEND\n`);
  return path;
}

function lighttpdConfig(folder: string, port: number, program: string): string {
  return `server.modules = ("mod_fastcgi")
server.document-root = "${folder}"
server.bind = "127.0.0.1"
server.port = ${port}
fastcgi.server = ( "/mapserv" => (( "bin-path" => "${program}", "socket" => "${folder}/socket", "max-procs" => 2,
  "check-local" => "disable", "bin-copy-environment" => ("PATH", "MAPSERVER_CONFIG_FILE") )))
`;
}

async function waitFor(address: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (server.exitCode !== null) throw new Error(`lighttpd ended with ${server.exitCode}`);
    const answer = await fetch(address).catch(() => null);
    if (answer) return;
    await sleep(50);
  }
  throw new Error('lighttpd does not answer');
}
