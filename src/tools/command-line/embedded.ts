/** The embedded workspace as the command line asks for it. Each part is loaded when it is asked: `--help` needs none. */
import type { Embedded } from '../../cli/embedded.ts';

export const embedded: Embedded = {
  open: async (...args) => (await import('./open.ts')).openEmbedded(...args),
  serve: async (...args) => (await import('./serve.ts')).serveEmbedded(...args),
  fill: async (...args) => (await import('./fill.ts')).fillWithSample(...args),
};
