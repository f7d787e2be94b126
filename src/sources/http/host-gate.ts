/** Lets so many through at once for each host; the others wait in the order they came. */
export class HostGate {
  private readonly most: number;
  private readonly hosts = new Map<string, { inside: number; readonly waiting: (() => void)[] }>();

  constructor(most: number) {
    this.most = most;
  }

  async through<T>(host: string, work: () => Promise<T>): Promise<T> {
    const gate = this.hosts.get(host) ?? { inside: 0, waiting: [] };
    this.hosts.set(host, gate);
    if (gate.inside < this.most) gate.inside++;
    else await new Promise<void>((enter) => gate.waiting.push(enter));
    try {
      return await work();
    } finally {
      const next = gate.waiting.shift();
      if (next) next();
      else gate.inside--;
      if (gate.inside === 0) this.hosts.delete(host);
    }
  }
}
