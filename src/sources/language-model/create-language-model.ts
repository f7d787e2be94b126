import type { LanguageModel } from '#app';
import { parseAddress, printAddress } from '../http/address.ts';
import { fetchJson } from '../http/fetch-json.ts';
import { HttpClient } from '../http/http-client.ts';
import { SourceError } from '../source-error.ts';
import { toAbortSignal } from '../stac/to-abort-signal.ts';

export interface LanguageModelOptions {
  /** `http://127.0.0.1:11434/v1`, or the whole address of the endpoint. */
  readonly address: string;
  readonly name: string;
  /** Sent as a bearer token; never printed. */
  readonly key?: string | undefined;
}

/** Models think for a while. */
const silenceMilliseconds = 300_000;

/**
 * A language model behind an OpenAI-compatible endpoint for chat completions. The person named its address, so it may lie
 * on this machine; the document's text goes there and nowhere else.
 */
export function createLanguageModel({ address, key, name }: LanguageModelOptions): LanguageModel {
  const url = parseAddress(address);
  if (!url.pathname.endsWith('/chat/completions')) url.pathname = `${url.pathname.replace(/\/$/, '')}/chat/completions`;
  const headers = key === undefined ? [] : [{ origin: url.origin, name: 'authorization', value: `Bearer ${key}` }];
  const client = new HttpClient({ headers, silenceMilliseconds, retries: 2 });
  return {
    name,
    complete: async ({ system, user }, signal) => {
      const messages = [
        { role: 'system', content: system },
        { role: 'user', content: user },
      ];
      const body = JSON.stringify({ model: name, messages, temperature: 0, stream: false });
      const { value } = await fetchJson(client, url.href, { method: 'POST', body, signal: toAbortSignal(signal) });
      const { choices, model } = (value ?? {}) as { choices?: unknown; model?: unknown };
      const [first] = Array.isArray(choices) ? (choices as { message?: { content?: unknown } }[]) : [];
      const content = first?.message?.content;
      if (typeof content !== 'string')
        throw new SourceError(
          'bad-response',
          `${printAddress(url)}: expected a chat completion with choices[0].message.content`,
        );
      return { content, model: typeof model === 'string' && model !== '' ? model.slice(0, 200) : null };
    },
  };
}
