import { type CommandDefinition, editionOption, w } from '../../command.ts';

export const serve: CommandDefinition = {
  signature: 'serve',
  summary: w('kör den inbyggda arbetsytan över HTTP', 'serve the embedded workspace over HTTP'),
  what: w(
    'Kör den inbyggda arbetsytan över HTTP med Googles egna sökvägar: /drive/v3, /v4/spreadsheets, /calendar/v3, /v1/groups. Authorization: Bearer local:<e-post> säger vem som agerar. Avsluta med Ctrl-C.',
    'Serves the embedded workspace over HTTP with Google’s own paths: /drive/v3, /v4/spreadsheets, /calendar/v3, /v1/groups. Authorization: Bearer local:<e-mail> says who acts. End with Ctrl-C.',
  ),
  options: [['--port <number>', w('port (annars 8787; 0 tar en ledig)', 'port (else 8787; 0 takes a free one)')], editionOption],
  examples: ['delakultur serve', 'delakultur serve --port 9000 --now 2026-11-16T08:00:00Z'],
  action: () => import('./action.ts'),
};
