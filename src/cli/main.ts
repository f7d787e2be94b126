import { enableCompileCache } from 'node:module';

// Compiled once for all commands of this machine: most of what a short command takes is reading its own code.
enableCompileCache();
const { runCommandLine } = await import('./command-line.ts');

// Whoever reads our output may stop early (`| head`); that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
process.exitCode = await runCommandLine(process.argv.slice(2));
