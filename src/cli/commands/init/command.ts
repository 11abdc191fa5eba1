import { type CommandDefinition, editionOption, w } from '../../command.ts';

export const init: CommandDefinition = {
  signature: 'init',
  summary: w('skapa arbetsbok, mappar och kalender', 'make workbook, folders and calendar'),
  what: w(
    'Skapar arbetsboken, rotmappen, Väntrummet och kalendern. Finns arbetsytan redan ändras inget.',
    'Makes the workbook, the root folder, the waiting room and the calendar. If the workspace exists nothing changes.',
  ),
  options: [
    ['--domain <domain>', w('kommunens e-postdomän; flera med komma', 'the municipality’s e-mail domain; several with commas')],
    ['--coordinator <e-mail>', w('samordnaren: kontot som äger allt', 'the coordinator: the account that owns everything')],
    ['--sample', w('fyll med den påhittade Delaby kommun, tre ändringar väntar', 'fill with the invented Delaby, three changes waiting')],
    ['--seed <number>', w('samma tal ger samma exempel', 'the same number gives the same sample')],
    ['--municipality <name>', w('kommunens namn', 'the municipality’s name')],
    ['--customer-id <id>', w('Googles kund-id (C…), behövs för grupper', 'Google’s customer id (C…), needed for groups')],
    editionOption,
  ],
  examples: [
    'delakultur init --domain delaby.example --coordinator maryam.lindqvist@delaby.example --sample',
    'delakultur init --workspace google --domain kommun.se --coordinator namn@kommun.se --customer-id C0abc123',
  ],
  action: () => import('./action.ts'),
};
