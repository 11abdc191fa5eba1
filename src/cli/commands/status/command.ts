import { type CommandDefinition, w } from '../../command.ts';

export const status: CommandDefinition = {
  signature: 'status',
  summary: w('läget: vad som väntar och vad som saknas', 'how things stand: what waits and what is missing'),
  what: w(
    'Visar antal, ändringar som väntar, spärren, pågående körning, medgivanden som snart går ut, filmer efter status och enheter utan lärspridare.',
    'Shows counts, waiting changes, the guard, any run under way, permits that end soon, films by status and units without an ambassador.',
  ),
  examples: ['delakultur status', 'delakultur status --json'],
  action: () => import('./action.ts'),
};
