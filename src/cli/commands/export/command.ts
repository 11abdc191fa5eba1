import { type CommandDefinition, w } from '../../command.ts';

export const exportRows: CommandDefinition = {
  signature: 'export <table>',
  summary: w('visa en tabells rader', 'show a table’s rows'),
  what: w(
    'Visar en tabells rader. Tabellen kan anges med flikens namn eller kodnamnet.',
    'Shows a table’s rows. The table may be given by its tab’s title or its code name.',
  ),
  options: [['--csv', w('som CSV med svenska rubriker', 'as CSV with Swedish headers')]],
  examples: ['delakultur export recordings --json', 'delakultur export Personer --csv > personer.csv'],
  action: () => import('./action.ts'),
};
