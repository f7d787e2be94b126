import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { dirname, join } from 'node:path';
import type * as OnnxRuntime from 'onnxruntime-node';
import { type DetectorModel, type Detectors, type OpenDetector, type Tensor, parseDetectorModel } from '#app';
import { readJson } from '../read-file.ts';
import { SourceError } from '../source-error.ts';

type Runtime = typeof OnnxRuntime;

/**
 * Loads ONNX models by onnxruntime-node, on the processor. The package is large (291 MB), so whoever wants detectors
 * adds it; `load` is replaced in tests. An ONNX file is run by native code: use models from people you trust.
 */
export function createDetectors(load: () => Promise<Runtime> = () => import('onnxruntime-node')): Detectors {
  return {
    async open(descriptionPath) {
      const model = parseDescription(await readJson(descriptionPath), descriptionPath);
      const path = join(dirname(descriptionPath), model.file);
      const sha256 = await hashFile(path);
      const runtime = await loadRuntime(load);
      return openSession(model, sha256, runtime, await createSession(runtime, path));
    },
  };
}

/** Version that Sightline is tested with. */
const testedVersion = '1.30.0';

function parseDescription(json: unknown, path: string): DetectorModel {
  try {
    return parseDetectorModel(json);
  } catch (cause) {
    throw new SourceError('bad-detector', `${path}: ${(cause as Error).message}`, { cause });
  }
}

async function loadRuntime(load: () => Promise<Runtime>): Promise<Runtime> {
  try {
    return await load();
  } catch (cause) {
    throw new SourceError(
      'not-installed',
      `detectors need a package that is not installed: npm install onnxruntime-node@${testedVersion}`,
      { cause },
    );
  }
}

async function createSession({ InferenceSession }: Runtime, path: string): Promise<OnnxRuntime.InferenceSession> {
  try {
    // The arena keeps what it once took; slices are all alike, so plain allocation costs little and stays bounded.
    return await InferenceSession.create(path, { executionProviders: ['cpu'], enableCpuMemArena: false });
  } catch (cause) {
    throw new SourceError('bad-detector', `${path}: not an ONNX model that can be run: ${messageOf(cause)}`, { cause });
  }
}

function openSession(
  model: DetectorModel,
  sha256: string,
  { Tensor: OnnxTensor }: Runtime,
  session: OnnxRuntime.InferenceSession,
): OpenDetector {
  const { bands, width, height } = model.input;
  const input = model.input.name ?? session.inputNames[0] ?? '';
  return {
    model,
    sha256,
    async run(planes) {
      const feeds = { [input]: new OnnxTensor('float32', planes, [1, bands.length, height, width]) };
      const answer = await session.run(feeds).catch((cause: unknown) => {
        throw new SourceError('bad-detector', `${model.file}: cannot be run as described: ${messageOf(cause)}`, {
          cause,
        });
      });
      return session.outputNames.flatMap((name): Tensor[] => {
        const { data, dims } = answer[name] ?? {};
        return data instanceof Float32Array && dims ? [{ name, dims, data }] : [];
      });
    },
    close: () => session.release(),
  };
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  } catch (cause) {
    throw new SourceError('not-found', `${path}: the model named in the description cannot be read`, { cause });
  }
  return hash.digest('hex');
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
