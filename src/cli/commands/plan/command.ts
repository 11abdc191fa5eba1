import { type CommandDefinition, w } from '../../command.ts';

export const plan: CommandDefinition = {
  signature: 'plan',
  summary: w('visa vad som måste ändras (ändrar inget)', 'show what must change (changes nothing)'),
  what: w(
    'Jämför arbetsboken med Google och visar varje ändring med skäl: det som stängs först. Ändrar inget. Slutkod 2 när ändringar väntar, 3 när spärren slår till.',
    'Compares the workbook with Google and shows each change with its reason: what closes first. Changes nothing. Exit code 2 when changes wait, 3 when the guard trips.',
  ),
  options: [
    ['--out <file>', w('skriv planen till en fil, för apply --plan', 'write the plan to a file, for apply --plan')],
    ['--all', w('korta inte av listor', 'do not cut lists short')],
  ],
  examples: ['delakultur plan', 'delakultur plan --out plan.json', 'delakultur plan --json | jq .changes'],
  action: () => import('./action.ts'),
};
