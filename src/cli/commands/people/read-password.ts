import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CommandError } from '../../workspace.ts';

/**
 * A password: on a terminal asked for twice and not shown, else the first line of stdin. Never an argument, which other
 * users of the machine and the shell's history could read.
 */
export async function readPassword(what: string): Promise<string> {
  if (!process.stdin.isTTY) return requireSome(await readLine(process.stdin));
  const first = await ask(`${what}: `);
  if (first !== (await ask('once more: '))) throw new CommandError('usage', 'the two passwords differ');
  return requireSome(first);
}

/** Readline shows what is typed on its output, which here goes nowhere. */
async function ask(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  const cancel = new AbortController();
  lines.once('SIGINT', () => cancel.abort());
  // Only now does the terminal show nothing of what is typed.
  process.stderr.write(question);
  try {
    return await lines.question('', { signal: cancel.signal });
  } catch (cause) {
    throw new CommandError('usage', 'no password was given; nothing has changed', { cause });
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}

async function readLine(input: NodeJS.ReadStream): Promise<string> {
  for await (const line of createInterface({ input })) return line;
  return '';
}

function requireSome(password: string): string {
  if (password !== '') return password;
  throw new CommandError('usage', 'expected a password on the terminal or as a line of stdin, got nothing');
}
