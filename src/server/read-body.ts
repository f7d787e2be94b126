import type { Context } from 'hono';
import type { z } from 'zod';
import { ServerError } from './errors.ts';
import { currentSigner } from './team/visit.ts';

/** The body of a request as a JSON object; none is an empty one. Throws ServerError `bad-parameter`. */
export async function readJsonBody(context: Context): Promise<object> {
  const text = await context.req.text();
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
