import { type BinaryLike, type ScryptOptions, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** What it costs to try one password (RFC 7914, section 2). */
export interface PasswordCost {
  /** log2 of N */
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

/**
 * 128 MiB and about 0.4 s of one core here: the first choice for scrypt of OWASP's Password Storage Cheat Sheet
 * (N = 2^17, r = 8, p = 1). May be raised at any time: hashes carry their own cost and are renewed with the next sign-in.
 */
export const presentCost: PasswordCost = { ln: 17, r: 8, p: 1 };

const saltBytes = 16;
const keyBytes = 32;

/** `$scrypt$ln=17,r=8,p=1$<salt>$<key>`, as the PHC string format has it, in unpadded base64. */
export async function hashPassword(password: string, cost: PasswordCost): Promise<string> {
  const salt = randomBytes(saltBytes);
  const key = await derive(password, salt, cost, keyBytes);
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${encode(salt)}$${encode(key)}`;
}

/** Compares in constant time; `isOld` where the hash was made at another cost. Never throws for what a hash may hold. */
export async function verifyPassword(
  password: string,
  hash: string,
  cost: PasswordCost,
): Promise<{ readonly isRight: boolean; readonly isOld: boolean }> {
  const parsed = parseHash(hash);
  if (parsed === null) return { isRight: false, isOld: true };
  const key = await derive(password, parsed.salt, parsed.cost, parsed.key.length);
  const { ln, p, r } = parsed.cost;
  return { isRight: timingSafeEqual(key, parsed.key), isOld: ln !== cost.ln || r !== cost.r || p !== cost.p };
}

function parseHash(
  hash: string,
): { readonly cost: PasswordCost; readonly salt: Uint8Array; readonly key: Uint8Array } | null {
  const parts = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w+/]{22,86})\$([\w+/]{22,86})$/.exec(hash);
  if (parts === null) return null;
  const [ln, r, p] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  // Whoever can write the table must not be able to stop the server with one line.
  if (ln < 1 || ln > 20 || r < 1 || r > 16 || p < 1 || p > 8) return null;
  return { cost: { ln, r, p }, salt: Buffer.from(parts[4]!, 'base64'), key: Buffer.from(parts[5]!, 'base64') };
}

/** Passwords are compared as people type them: the same letters however a keyboard composes them (NFKC, RFC 8265). */
async function derive(
  password: string,
  salt: Uint8Array,
  { ln, p, r }: PasswordCost,
  length: number,
): Promise<Uint8Array> {
  const memory = 128 * 2 ** ln * r;
  return inTurn(() =>
    scryptKey(password.normalize('NFKC'), salt, length, { N: 2 ** ln, r, p, maxmem: memory + 128 * r * p + 2 ** 20 }),
  );
}

function scryptKey(
  password: BinaryLike,
  salt: BinaryLike,
  length: number,
  options: ScryptOptions,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, length, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

let lastTurn: Promise<unknown> = Promise.resolve();

/** One after the other: a hundred sign-ins at once would otherwise take 13 GB. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = lastTurn.then(work);
  lastTurn = turn.catch(() => {});
  return turn;
}

function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '');
}
