import type { Picture } from '#core';
import { type WasmMemory, getWebAssembly, pageBytes } from '../geotiff/kernels/web-assembly.ts';
import { jpegEncoderBytes } from './jpeg-encoder-bytes.ts';
import { computeSteps, writeHeader } from './jpeg-header.ts';
import { type CodeTable, differenceCodes, runCodes } from './standard-tables.ts';

interface Exports {
  readonly memory: WasmMemory;
  roomFrom(): number;
  factorsOf(kind: number): number;
  codesOf(kind: number): number;
  encodeScan(pixels: number, width: number, height: number, channels: number, target: number): number;
}

/** As libjpeg counts it. */
export const jpegQuality = 88;
const steps = computeSteps(jpegQuality);
/** 64 coefficients of 27 bits, and each byte may need another behind it. */
const mostBytesPerSample = 7;
/** A row of the transform is this much too large, and a column (Arai, Agui and Nakajima). */
const scales = Array.from({ length: 8 }, (_, k) => (k === 0 ? 1 : Math.SQRT2 * Math.cos((k * Math.PI) / 16)));
let kernel: Exports | undefined;

/**
 * A picture without transparency as JPEG, one channel as grey, three with colours at full size. It works on the calling
 * thread: 0.3 ms of grey and 0.6 ms of colours for 256 × 256 pixels, where a call to libvips takes 0.7 ms before it encodes
 * anything (measured).
 */
export function encodeSmallJpeg({ channels, data, height, width }: Picture): Uint8Array {
  if (channels !== 1 && channels !== 3) throw new RangeError(`expected 1 or 3 channels, got ${channels}`);
  kernel ??= prepare();
  const [across, down] = [Math.ceil(width / 8) * 8, Math.ceil(height / 8) * 8];
  const pixels = kernel.roomFrom();
  const size = across * down * channels;
  const target = pixels + size + 64;
  const missing = target + mostBytesPerSample * size + 64 - kernel.memory.buffer.byteLength;
  if (missing > 0) kernel.memory.grow(Math.ceil(missing / pageBytes));
  const room = new Uint8Array(kernel.memory.buffer, pixels, size);
  if (across === width) room.set(data);
  else spreadRows(data, width * channels, room, across * channels, channels);
  // Rows below repeat the last one.
  for (let row = height; row < down; row++)
    room.copyWithin(row * across * channels, (height - 1) * across * channels, height * across * channels);
  const length = kernel.encodeScan(pixels, across, down, channels, target);
  const header = takeHeader(width, height, channels);
  const jpeg = new Uint8Array(header.length + length + 2);
  jpeg.set(header);
  jpeg.set(new Uint8Array(kernel.memory.buffer, target, length), header.length);
  jpeg.set([0xff, 0xd9], header.length + length);
  return jpeg;
}

/** Tiles are all of one size, and a header takes a tenth of a tile's time. */
const headers = new Map<string, Uint8Array>();

function takeHeader(width: number, height: number, channels: 1 | 3): Uint8Array {
  const name = `${width} ${height} ${channels}`;
  const known = headers.get(name);
  if (known) return known;
  const header = writeHeader(width, height, channels, steps);
  if (headers.size >= 16) headers.clear();
  headers.set(name, header);
  return header;
}

/** Rows of `length` bytes to rows of `wide`, the last pixel of each repeated. */
function spreadRows(data: Uint8Array, length: number, room: Uint8Array, wide: number, channels: number): void {
  for (let from = 0, to = 0; from < data.length; from += length, to += wide) {
    room.set(data.subarray(from, from + length), to);
    for (let at = length; at < wide; at++) room[to + at] = data[from + length - channels + (at % channels)] ?? 0;
  }
}

function prepare(): Exports {
  const { Instance, Module } = getWebAssembly();
  const exports = new Instance(new Module(Buffer.from(jpegEncoderBytes, 'base64')), {}).exports as Exports;
  const { buffer } = exports.memory;
  for (const kind of [0, 1]) {
    const factors = new Float32Array(buffer, exports.factorsOf(kind), 64);
    for (let column = 0; column < 8; column++)
      for (let row = 0; row < 8; row++)
        factors[column * 8 + row] =
          1 / ((steps[kind]?.[row * 8 + column] ?? 1) * 8 * (scales[row] ?? 1) * (scales[column] ?? 1));
    writeCodes(new Uint32Array(buffer, exports.codesOf(kind), 16), differenceCodes[kind]);
    writeCodes(new Uint32Array(buffer, exports.codesOf(kind) + 64, 256), runCodes[kind]);
  }
  return exports;
}

/** Codes of a length follow each other (T.81 §C.2). */
function writeCodes(into: Uint32Array, table: CodeTable | undefined): void {
  let [code, next] = [0, 0];
  for (const [index, count] of (table?.counts ?? []).entries()) {
    for (let one = 0; one < count; one++) into[table?.symbols[next++] ?? 0] = (code++ << 8) | (index + 1);
    code <<= 1;
  }
}
