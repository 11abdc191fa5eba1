import { type CommandDefinition, w } from '../../command.ts';

export const why: CommandDefinition = {
  signature: 'why <e-mail> <target>',
  summary: w('varför ser Anna detta?', 'why can Anna see this?'),
  what: w(
    'Visar länk för länk varför en person får se en inspelning eller ett rum, eller var kedjan brister.',
    'Shows link by link why a person may see a recording or a room, or where the chain breaks.',
  ),
  examples: ['delakultur why aino.bergstrom@delaby.example F-012', 'delakultur why aino.bergstrom@delaby.example rum-alla --json'],
  action: () => import('./action.ts'),
};
