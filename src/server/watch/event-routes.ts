import { Hono } from 'hono';
import { routes } from '#api';
import type { Gate } from '../team/gate.ts';
import type { EventHub, HubEvent } from './event-hub.ts';
import { VisitorEvents } from './visitor-events.ts';

/** Milliseconds after which a line without meaning keeps the connection open. */
const heartbeat = 15_000;

/** One stream of everything that changes within reach; pages of a browser share it. It ends with the session. */
export function eventRoutes(hub: EventHub, gate: Pick<Gate, 'reachNow'>): Hono {
  return new Hono().get(routes.events.path, async (context) => {
    const last = context.req.header('last-event-id');
    const since = last !== undefined && /^\d{1,15}$/.test(last) ? Number(last) : undefined;
    const encoder = new TextEncoder();
    const events = new VisitorEvents(hub, since);
    let stop: (() => void) | undefined;
    let beat: ReturnType<typeof setInterval> | undefined;
    let turn: Promise<void> = Promise.resolve();
    let isOver = false;
    const end = (): void => {
      isOver = true;
      clearInterval(beat);
      stop?.();
    };
    const stream = new ReadableStream<Uint8Array>({
      async start(controller) {
        const send = (text: string): void => controller.enqueue(encoder.encode(text));
        /** One after the other; whoever is signed out, or a fault, ends the stream, and the browser asks again. */
        const follow = (
          tell: (reach: NonNullable<Awaited<ReturnType<Gate['reachNow']>>>) => Promise<string | null>,
        ) => {
          turn = turn
            .then(async () => {
              const reach = await gate.reachNow(context);
              const text = reach === null ? null : await tell(reach);
              if (text !== null) send(text);
              if (reach === null) throw new Error('signed out');
            })
            .catch(() => {
              if (!isOver) controller.close();
              end();
            });
        };
        send('retry: 2000\n\n');
        stop = await hub.listen((event) => {
          follow(async (reach) => {
            const seen = await events.see(event, reach);
            return seen && format(seen);
          });
        }, since);
        beat = setInterval(() => follow(async () => ': still here\n\n'), heartbeat);
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
