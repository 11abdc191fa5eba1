import { type CommandDefinition, w } from '../../command.ts';

export const report: CommandDefinition = {
  signature: 'report',
  summary: w('samordnarens rapport per område', 'the coordinator’s report by area'),
  what: w(
    'Enheter, lärspridare, vakanser, träffar, svar och filmer per område och tema. Aldrig vem som har sett vad.',
    'Units, ambassadors, vacancies, meetings, answers and films by area and theme. Never who watched what.',
  ),
  examples: ['delakultur report', 'delakultur report --json'],
  action: () => import('./action.ts'),
};
