/**
 * Writes small ONNX models: a few lines of protobuf (protobuf.dev/programming-guides/encoding) with the field numbers
 * of onnx.proto3. Constants are float32 or int64; everything else is left out.
 */
export interface OnnxNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Whole numbers, lists of them, or `{ float }`. */
  readonly attributes?: Readonly<Record<string, number | readonly number[] | { readonly float: number }>>;
}

export interface OnnxConstant {
  readonly name: string;
  readonly dims: readonly number[];
  readonly data: Float32Array | BigInt64Array;
}

export interface OnnxGraph {
  readonly input: { readonly name: string; readonly dims: readonly number[] };
  readonly outputs: readonly string[];
  readonly nodes: readonly OnnxNode[];
  readonly constants: readonly OnnxConstant[];
}

/** A model of opset 17. */
export function writeOnnx({ input, outputs, nodes, constants }: OnnxGraph): Uint8Array {
  const graph = [
    ...nodes.map((node) => message(1, encodeNode(node))),
    text(2, 'sightline-test'),
    ...constants.map((constant) => message(5, encodeConstant(constant))),
    message(11, encodeValue(input.name, input.dims)),
    ...outputs.map((name) => message(12, encodeValue(name, null))),
  ];
  return join([whole(1, 8), message(7, join(graph)), message(8, join([text(1, ''), whole(2, 17)]))]);
}

function encodeNode({ op, inputs, outputs, attributes = {} }: OnnxNode): Uint8Array {
  const encoded = Object.entries(attributes).map(([name, value]) => message(5, encodeAttribute(name, value)));
  return join([
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, op),
    ...encoded,
  ]);
}

function encodeAttribute(name: string, value: number | readonly number[] | { readonly float: number }): Uint8Array {
  if (typeof value === 'number') return join([text(1, name), whole(3, value), whole(20, 2)]);
  if ('float' in value) return join([text(1, name), float(2, value.float), whole(20, 1)]);
  return join([text(1, name), ...value.map((one) => whole(8, one)), whole(20, 7)]);
}

function encodeConstant({ name, dims, data }: OnnxConstant): Uint8Array {
  const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const type = data instanceof Float32Array ? 1 : 7;
  return join([...dims.map((dim) => whole(1, dim)), whole(2, type), text(8, name), message(9, raw)]);
}

function encodeValue(name: string, dims: readonly number[] | null): Uint8Array {
  const shape = dims === null ? [] : [message(2, join(dims.map((dim) => message(1, whole(1, dim)))))];
  return join([text(1, name), message(2, message(1, join([whole(1, 1), ...shape])))]);
}

function varint(value: number): number[] {
  const bytes = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return [...bytes, Number(rest)];
}

function whole(field: number, value: number): Uint8Array {
  return Uint8Array.from([...varint(field << 3), ...varint(value)]);
}

function float(field: number, value: number): Uint8Array {
  return join([Uint8Array.from(varint((field << 3) | 5)), new Uint8Array(Float32Array.of(value).buffer)]);
}

function message(field: number, bytes: Uint8Array): Uint8Array {
  return join([Uint8Array.from([...varint((field << 3) | 2), ...varint(bytes.length)]), bytes]);
}

function text(field: number, value: string): Uint8Array {
  return message(field, new TextEncoder().encode(value));
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
