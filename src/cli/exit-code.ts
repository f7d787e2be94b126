/** What the exit status says to scripts. */
export const exitCode = { ok: 0, failed: 1, usage: 2, alert: 3, cancelled: 130 } as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
