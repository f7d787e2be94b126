// Loaded before a command: says on stderr how much memory it took at most.
process.on('exit', () => process.stderr.write(`peak memory ${process.resourceUsage().maxRSS} KiB\n`));
