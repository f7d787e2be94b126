import { describe, expect, it } from 'vitest';
import type { Accounts, Person } from '#app';
import type { ContractWorld } from './contract-world.ts';

/** Trying a password at the real cost takes half a second. */
const cheap = { ln: 4, r: 8, p: 1 };
const password = 'correct horse battery staple';
const hour = 3600_000;

/** What the port `Accounts` promises. */
export function describeAccounts(world: ContractWorld): void {
  /** With a clock that the test sets. */
  async function openAccounts(): Promise<{ accounts: Accounts; pass: (ms: number) => void }> {
    let now = Date.parse('2024-01-01T00:00:00Z');
    const { accounts } = await world.open({ passwordCost: cheap, now: () => new Date(now) });
    return { accounts, pass: (ms) => (now += ms) };
  }
  const add = (accounts: Accounts, name: string, more: object = {}): Promise<Person> =>
    accounts.people.add({ name, email: null, isAdmin: false, password, ...more }, 'shell');

  describe('people', () => {
    it('are none at first, and found by name or address whatever the letters look like', async () => {
      const { accounts } = await openAccounts();
      expect(await accounts.people.hasAny()).toBe(false);
      expect(await accounts.people.list()).toEqual([]);
      const person = await add(accounts, 'Zoë Kim', { email: 'Zoe@Example.org' });
      expect(await accounts.people.hasAny()).toBe(true);
      // Another encoding of the same letters.
      for (const name of ['zoë  kim', 'Zoë Kim', 'ZOE@example.org'])
        expect(await accounts.people.find(name)).toEqual(person);
      expect(await accounts.people.find('zoe kim')).toBeUndefined();
      expect(await accounts.people.find('a\0b')).toBeUndefined();
      await expect(add(accounts, 'ZOË KIM')).rejects.toMatchObject({ code: 'name-taken' });
      await expect(add(accounts, 'Z', { email: 'zoe@example.ORG' })).rejects.toMatchObject({ code: 'name-taken' });
      for (const name of ['', '  ', 'a@b.c', 'x\ny', 'x'.repeat(101)])
        await expect(add(accounts, name)).rejects.toMatchObject({ code: 'bad-name' });
    });

    it('have roles in cases, which are kept for the next process', async () => {
      const { accounts } = await openAccounts();
      const { id } = await add(accounts, 'Kim');
      await accounts.people.setRole(id, 'a', 'viewer', 'shell');
      await accounts.people.setRole(id, 'b', 'admin', 'shell');
      await accounts.people.setRole(id, 'a', 'reviewer', 'shell');
      const other = (await world.open()).accounts;
      expect((await other.people.find('Kim'))?.roles).toEqual({ a: 'reviewer', b: 'admin' });
      await accounts.people.setRole(id, 'b', null, 'shell');
      await accounts.people.setAdmin(id, true, 'shell');
      expect(await other.people.find('Kim')).toMatchObject({ roles: { a: 'reviewer' }, isAdmin: true });
      await expect(accounts.people.setRole('nobody', 'a', 'viewer', 'x')).rejects.toMatchObject({
        code: 'no-such-person',
      });
      expect((await accounts.events(3)).map(({ by, what }) => [by, what])).toEqual([
        ['shell', 'Kim is an admin of the server'],
        ['shell', 'Kim has no role in b any more'],
        ['shell', 'Kim is reviewer in a'],
      ]);
    });

    it('prove themselves by a password, however its letters are encoded', async () => {
      const { accounts } = await openAccounts();
      await add(accounts, 'Kim', { password: 'Fünf Äpfel, zwei Birnen' });
      expect((await accounts.people.checkPassword('kim', 'Fünf Äpfel, zwei Birnen'))?.name).toBe('Kim');
      for (const wrong of ['', 'fünf Äpfel, zwei Birnen', 'Fünf Äpfel, zwei Birnen '])
        expect(await accounts.people.checkPassword('kim', wrong)).toBeUndefined();
      expect(await accounts.people.checkPassword('nobody', password)).toBeUndefined();
    });

    it('are refused a password that is short, of few characters, or of their name', async () => {
      const { accounts } = await openAccounts();
      for (const weak of ['short', 'fourteen chars', 'abababababababababab', 'I am Kim Kim Kim Kim'])
        await expect(add(accounts, 'Kim', { password: weak })).rejects.toMatchObject({ code: 'weak-password' });
      expect(await accounts.people.hasAny()).toBe(false);
    });

    it('without a password, or disabled, do not sign in with one', async () => {
      const { accounts } = await openAccounts();
      const [kim] = [await add(accounts, 'Kim'), await add(accounts, 'Lee', { password: null })];
      expect(await accounts.people.checkPassword('Lee', '')).toBeUndefined();
      const session = await accounts.sessions.open(kim.id, 'with a password');
      const { secret } = await accounts.tokens.add(
        { personId: kim.id, label: 'x', ceiling: 'admin', expires: null },
        'Kim',
      );
      await accounts.people.setDisabled(kim.id, true, 'shell');
      expect(await accounts.people.checkPassword('Kim', password)).toBeUndefined();
      expect(await accounts.sessions.use(session)).toBeUndefined();
      expect(await accounts.tokens.use(secret)).toBeUndefined();
      await accounts.people.setDisabled(kim.id, false, 'shell');
      expect(await accounts.sessions.use(session)).toBeUndefined();
      expect((await accounts.people.checkPassword('Kim', password))?.name).toBe('Kim');
    });

    it('get a hash of the present cost with the next sign-in', async () => {
      const { accounts } = await openAccounts();
      await add(accounts, 'Kim');
      const dearer = (await world.open({ passwordCost: { ln: 5, r: 8, p: 1 } })).accounts;
      expect((await dearer.people.checkPassword('Kim', password))?.name).toBe('Kim');
      // The hash is nowhere to be read: a statement that counts it tells.
      await world.harness.runSql(`update person set password = '$scrypt$broken' where password not like '%ln=5,%'`);
      expect((await dearer.people.checkPassword('Kim', password))?.name).toBe('Kim');
      await world.harness.runSql(`update person set password = '$scrypt$ln=31,r=99,p=99$AAAA$AAAA'`);
      expect(await dearer.people.checkPassword('Kim', password)).toBeUndefined();
    });

    it('belong to one identity elsewhere each', async () => {
      const { accounts } = await openAccounts();
      const [kim, lee] = [await add(accounts, 'Kim'), await add(accounts, 'Lee')];
      const identity = { issuer: 'https://id.example.org', subject: '42' };
      expect(await accounts.people.findByIdentity(identity)).toBeUndefined();
      await accounts.people.link(kim.id, identity, 'shell');
      await accounts.people.link(kim.id, identity, 'shell');
      expect((await accounts.people.findByIdentity(identity))?.name).toBe('Kim');
      expect(await accounts.people.findByIdentity({ ...identity, issuer: 'https://other.example' })).toBeUndefined();
      await expect(accounts.people.link(lee.id, identity, 'shell')).rejects.toMatchObject({ code: 'identity-taken' });
    });
  });

  describe('sessions', () => {
    it('last while they are used, at most a week', async () => {
      const { accounts, pass } = await openAccounts();
      const { id } = await add(accounts, 'Kim');
      const rested = await accounts.sessions.open(id, 'in a test');
      pass(12 * hour + 1);
      expect(await accounts.sessions.use(rested)).toBeUndefined();
      const used = await accounts.sessions.open(id, 'in a test');
      for (let hours = 0; hours < 7 * 24; hours += 8) {
        expect((await accounts.sessions.use(used))?.name).toBe('Kim');
        pass(8 * hour);
      }
      pass(1);
      expect(await accounts.sessions.use(used)).toBeUndefined();
    });

    it('end when they are closed or the password changes; no other secret opens one', async () => {
      const { accounts } = await openAccounts();
      const { id } = await add(accounts, 'Kim');
      const [one, two] = [await accounts.sessions.open(id, 'a'), await accounts.sessions.open(id, 'b')];
      expect(one).not.toBe(two);
      await accounts.sessions.close(one);
      expect(await accounts.sessions.use(one)).toBeUndefined();
      expect((await accounts.sessions.use(two))?.name).toBe('Kim');
      await accounts.people.setPassword(id, 'another horse altogether', 'Kim');
      expect(await accounts.sessions.use(two)).toBeUndefined();
      expect(await accounts.sessions.use('')).toBeUndefined();
    });
  });

  describe('sessions of a person', () => {
    it('are listed without their secrets, and ended one by one by that person', async () => {
      const { accounts, pass } = await openAccounts();
      const [kim, lee] = [await add(accounts, 'Kim'), await add(accounts, 'Lee')];
      const first = await accounts.sessions.open(kim.id, 'a');
      pass(hour);
      const [second] = [await accounts.sessions.open(kim.id, 'b'), await accounts.sessions.open(lee.id, 'c')];
      const listed = await accounts.sessions.list(kim.id, first);
      expect(listed.map(({ isThis, opened }) => [isThis, opened])).toEqual([
        [false, '2024-01-01T01:00:00.000Z'],
        [true, '2024-01-01T00:00:00.000Z'],
      ]);
      expect(JSON.stringify(listed)).not.toContain(second);
      const { id } = listed[0]!;
      await expect(accounts.sessions.end(lee.id, id)).rejects.toMatchObject({ code: 'no-such-session' });
      await accounts.sessions.end(kim.id, id);
      expect(await accounts.sessions.use(second)).toBeUndefined();
      expect((await accounts.sessions.use(first))?.name).toBe('Kim');
      pass(13 * hour);
      expect(await accounts.sessions.list(kim.id, null)).toEqual([]);
    });
  });

  describe('tokens', () => {
    it('work until they expire or are revoked, and are listed without their secret', async () => {
      const { accounts, pass } = await openAccounts();
      const { id: personId } = await add(accounts, 'Kim');
      const expires = '2024-01-02T00:00:00.000Z';
      const { secret, token } = await accounts.tokens.add(
        { personId, label: 'QGIS', ceiling: 'viewer', expires },
        'Kim',
      );
      expect(await accounts.tokens.use(secret)).toMatchObject({ person: { name: 'Kim' }, ceiling: 'viewer' });
      expect(await accounts.tokens.use(`${secret}x`)).toBeUndefined();
      const [listed] = await accounts.tokens.list();
      expect(listed).toEqual({ ...token, used: '2024-01-01T00:00:00.000Z' });
      expect(JSON.stringify(listed)).not.toContain(secret.slice(10));
      pass(24 * hour);
      expect(await accounts.tokens.use(secret)).toBeUndefined();
      const lasting = await accounts.tokens.add({ personId, label: 'b', ceiling: 'admin', expires: null }, 'Kim');
      await accounts.tokens.revoke(lasting.token.id, 'Kim');
      expect(await accounts.tokens.use(lasting.secret)).toBeUndefined();
      await expect(accounts.tokens.revoke(lasting.token.id, 'Kim')).rejects.toMatchObject({ code: 'no-such-token' });
    });
  });

  describe('case policies', () => {
    it('ask for one person unless told', async () => {
      const { accounts } = await openAccounts();
      expect(await accounts.policies.get('a')).toEqual({ fourEyes: false });
      await accounts.policies.set('a', { fourEyes: true }, 'Kim');
      await accounts.policies.set('a', { fourEyes: true }, 'Kim');
      expect(await accounts.policies.get('a')).toEqual({ fourEyes: true });
      expect(await accounts.policies.get('b')).toEqual({ fourEyes: false });
    });
  });
}
