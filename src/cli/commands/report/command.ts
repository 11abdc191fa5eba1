import { type CommandDefinition, w } from '../../command.ts';

export const report: CommandDefinition = {
  signature: 'report [part]',
  summary: w('samordnarens rapport per område', 'the coordinator’s report by area'),
  what: w(
    'Enheter, lärspridare, vakanser, träffar, svar och filmer per område och tema. Aldrig vem som har sett vad. Med coverage: täckningen, enhet för enhet.',
    'Units, ambassadors, vacancies, meetings, answers and films by area and theme. Never who watched what. With coverage: the need that is met, unit by unit.',
  ),
  examples: ['delakultur report', 'delakultur report --json', 'delakultur report coverage --json'],
  action: () => import('./action.ts'),
};
