import { type CommandDefinition, w } from '../../command.ts';

export const apply: CommandDefinition = {
  signature: 'apply',
  summary: w('gör ändringarna', 'carry the changes out'),
  what: w(
    'Planerar på nytt, frågar och gör ändringarna. Spärren stoppar när fler skulle förlora tillgång än vad som är rimligt. Avbryts körningen fortsätter nästa.',
    'Plans anew, asks, and carries the changes out. The guard stops it when more people would lose access than is reasonable. If it is cut short the next run goes on.',
  ),
  options: [
    [
      '--plan <file>',
      w('bara om planen i filen fortfarande gäller (slutkod 4 annars)', 'only if the plan in the file still holds (else exit code 4)'),
    ],
    ['-y, --yes', w('fråga inte', 'do not ask')],
    ['--allow-removals <number>', w('godkänn att så många förlorar tillgång, denna gång', 'approve that so many lose access, this time')],
  ],
  examples: [
    'delakultur apply',
    'delakultur plan --out plan.json && delakultur apply --plan plan.json',
    'delakultur apply --yes --allow-removals 61',
  ],
  action: () => import('./action.ts'),
};
