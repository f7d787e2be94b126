import { readFileSync } from 'node:fs';

/**
 * Loaded before a program (`node --import`): its clock is off by the milliseconds that stand in the file CHAOS_CLOCK, which
 * may change while it runs. Timers keep their pace, as they do when somebody sets a machine's clock.
 */
const file = process.env['CHAOS_CLOCK'] ?? '';
const RealDate = Date;
const realNow = Date.now.bind(Date);
let [offset, readAt] = [0, Number.NEGATIVE_INFINITY];

function now(): number {
  if (performance.now() - readAt > 20) {
    readAt = performance.now();
    offset = Number(readFileSync(file, 'utf8')) || offset;
  }
  return realNow() + offset;
}

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args: unknown[], newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
});
