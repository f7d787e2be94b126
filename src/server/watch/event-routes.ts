import { Hono } from 'hono';
import { routes } from '#api';
import type { EventHub, HubEvent } from './event-hub.ts';

/** Milliseconds after which a line without meaning keeps the connection open. */
const heartbeat = 15_000;

/** One stream of everything that changes; pages of a browser share it. */
export function eventRoutes(hub: EventHub): Hono {
  return new Hono().get(routes.events.path, async (context) => {
    const last = context.req.header('last-event-id');
    const since = last !== undefined && /^\d{1,15}$/.test(last) ? Number(last) : undefined;
    const encoder = new TextEncoder();
    let stop: (() => void) | undefined;
    let beat: ReturnType<typeof setInterval> | undefined;
    const end = (): void => {
      clearInterval(beat);
      stop?.();
    };
    const stream = new ReadableStream<Uint8Array>({
      async start(controller) {
        const send = (text: string): void => controller.enqueue(encoder.encode(text));
        send('retry: 2000\n\n');
        stop = await hub.listen((event) => send(format(event)), since);
        beat = setInterval(() => send(': still here\n\n'), heartbeat);
        beat.unref();
      },
      cancel: end,
    });
    context.req.raw.signal.addEventListener('abort', end, { once: true });
    return new Response(stream, {
      headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' },
    });
  });
}

function format({ event, ...data }: HubEvent): string {
  const id = 'revision' in data ? `id: ${data.revision}\n` : '';
  return `event: ${event}\n${id}data: ${JSON.stringify(data)}\n\n`;
}
