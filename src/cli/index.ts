export { runCommandLine } from './command-line.ts';
export { type ExitCode, exitCode } from './exit-code.ts';
