import { type CommandDefinition, w } from '../../command.ts';

export const year: CommandDefinition = {
  signature: 'year',
  summary: w('byt läsår: vad som slutar, fortsätter och saknas', 'turn the school year: what ends, goes on and is missing'),
  what: w(
    'Visar vad ett nytt läsår kräver: uppdrag som slutar och fortsätter, enheter som blir tomma, medgivanden att förnya och kalenderrader som saknas. Skriver bara de uppdrag som du förlänger, och inställningen Läsår när året har börjat. En gång till ändrar inget.',
    'Shows what a new school year asks for: mandates that end and go on, units that become vacant, permits to renew and calendar rows that are missing. Writes only the mandates that you prolong, and the setting Läsår once the year has begun. Once more changes nothing.',
  ),
  options: [
    [
      '--to <year>',
      w(
        'läsåret, till exempel 2027/28 (annars det första utan rader i Kalender)',
        'the school year, such as 2027/28 (else the first without rows in Kalender)',
      ),
    ],
    [
      '--prolong <mandate>',
      w(
        'ett uppdrag som fortsätter till läsårets slut, eller alla; kan anges flera gånger',
        'a mandate that goes on to the year’s end, or alla; may be repeated',
      ),
      'many',
    ],
    ['--dry-run', w('visa vad som skulle hända, skriv inget', 'show what would happen, write nothing')],
  ],
  examples: ['delakultur year --dry-run', 'delakultur year --to 2027/28 --prolong alla --dry-run --json'],
  action: () => import('./action.ts'),
};
