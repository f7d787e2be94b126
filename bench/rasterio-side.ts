import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A Python process with rasterio that does one command after the other. */
export interface RasterioSide {
  readonly versions: string;
  call<T>(command: string, ...values: readonly unknown[]): Promise<T>;
  close(): void;
}

/** Debian's python3-rasterio lives with the system's Python; SIGHTLINE_PYTHON names another. */
export async function startRasterio(): Promise<RasterioSide> {
  const script = fileURLToPath(new URL('rasterio-side.py', import.meta.url));
  const child = spawn(process.env['SIGHTLINE_PYTHON'] ?? '/usr/bin/python3', [script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => {
    const line = await lines.next();
    if (line.done === true) throw new Error('python with rasterio ended; is python3-rasterio installed?');
    return JSON.parse(line.value);
  };
  const { rasterio, gdal } = (await next()) as { rasterio: string; gdal: string };
  return {
    versions: `rasterio ${rasterio}, GDAL ${gdal}`,
    call: async <T>(...command: readonly unknown[]) => {
      child.stdin.write(`${JSON.stringify(command)}\n`);
      return (await next()) as T;
    },
    close: () => child.stdin.end(),
  };
}
