import { type Place, openStore } from '../workbench/open-store.ts';

/** As many analysts of the case, each signed in: the cookies of their sessions. Before the server is started. */
export async function openSessions(place: Place, count: number): Promise<readonly string[]> {
  const store = await openStore(place);
  try {
    const { people, sessions } = store.accounts;
    const cookies: string[] = [];
    for (let index = 0; index < count; index++) {
      const name = `Analyst ${index}`;
      const known = await people.find(name);
      const { id } = known ?? (await people.add({ name, email: null, isAdmin: false, password: null }, 'bench'));
      if (!known) await people.setRole(id, 'bench', 'analyst', 'bench');
      cookies.push(`sightline-session=${await sessions.open(id, 'for a benchmark')}`);
    }
    return cookies;
  } finally {
    await store.close();
  }
}
