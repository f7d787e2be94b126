import react from '@vitejs/plugin-react';
import { type UserConfig, defineConfig } from 'vite';

/**
 * The workbench as plain files that a strict policy lets run: no inline script, no inline style, no data URLs.
 * Our pure modules do nothing at import time, so those of which nothing is used are left out; with them zod.
 */
const config: UserConfig = defineConfig({
  root: 'src/web',
  plugins: [react()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: '../../build/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    reportCompressedSize: false,
    rolldownOptions: {
      // The PDF of a brief is made on the server; its compiler is no file that a bundler could even read.
      external: ['@myriaddreamin/typst-ts-node-compiler'],
      treeshake: { moduleSideEffects: (id) => !/[\\/]src[\\/](core|api|brief)[\\/]/.test(id) },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/healthz', '^/cases/[^/]+/(brief\\.|publications/)'].map((path) => [path, 'http://127.0.0.1:4173']),
    ),
  },
});

export default config;
