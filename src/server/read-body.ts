import type { Context } from 'hono';
import type { z } from 'zod';
import { ServerError } from './errors.ts';
import { currentSigner } from './team/visit.ts';

/** Under this name the guard of requests leaves how many bytes the route takes. */
export const longestBodyKey = 'longestBody';

/** The refusal of a body, which names the limit. */
export function bodyTooLong(longestBody: number): ServerError {
  return new ServerError('body-too-long', `expected at most ${longestBody} bytes of body`);
}

/** The body of a request as a JSON object; none is an empty one. Throws ServerError `bad-parameter`. */
export async function readJsonBody(context: Context): Promise<object> {
  const text = await readOnce(context);
  try {
    const body: unknown = text.trim() === '' ? {} : JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  } catch (cause) {
    throw new ServerError('bad-parameter', 'body: expected JSON', { cause });
  }
  throw new ServerError('bad-parameter', 'body: expected a JSON object');
}

/**
 * The same by a schema. Where people have signed in, `by` is the person who has, whatever the body says. Throws ServerError
 * `bad-parameter`, which names the member.
 */
export async function readBody<Body>(context: Context, schema: z.ZodType<Body>): Promise<Body> {
  const [body, by] = [await readJsonBody(context), currentSigner()];
  return parse(by === null ? body : { ...body, by }, schema);
}

/** The same where nothing of it goes into the history of records. */
export async function readUnsignedBody<Body>(context: Context, schema: z.ZodType<Body>): Promise<Body> {
  return parse(await readJsonBody(context), schema);
}

function parse<Body>(body: object, schema: z.ZodType<Body>): Body {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ServerError('bad-parameter', `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'not as expected'}`);
}

/** What was read of a request: a guard may look into a body before the handler does, and it comes only once. */
const texts = new WeakMap<Request, Promise<string>>();

function readOnce(context: Context): Promise<string> {
  const request = context.req.raw;
  const text = texts.get(request) ?? readText(context);
  texts.set(request, text);
  return text;
}

/** Reads no more than the route takes, whatever the headers say of it. Throws ServerError `body-too-long`. */
async function readText(context: Context): Promise<string> {
  const longestBody = Number(context.get(longestBodyKey) ?? 0);
  const { body } = context.req.raw;
  if (body === null) return '';
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new TextDecoder().decode(Buffer.concat(chunks));
    length += value.byteLength;
    if (length > longestBody) {
      await reader.cancel();
      throw bodyTooLong(longestBody);
    }
    chunks.push(value);
  }
}
