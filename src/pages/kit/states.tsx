/** How permits and films stand, as every page shows it: one sign and one colour a state. */
import type { PermitState } from '../../domain/permits/state.ts';
import type { RecordingStatus } from '../../domain/permits/verdict.ts';
import { statusWords } from '../../messages/words.ts';
import { Chip, type Mood } from './components/chip.tsx';
import { useSpeech } from './language.ts';

export const permitMoods: Readonly<Record<PermitState, Mood>> = {
  waiting: 'waiting',
  ending: 'care',
  yes: 'good',
  ahead: 'quiet',
  ended: 'care',
  no: 'stop',
  withdrawn: 'stop',
};

export const filmMoods: Readonly<Record<RecordingStatus, Mood>> = {
  planerad: 'quiet',
  'föreläsaren är inte frågad': permitMoods.waiting,
  'väntar på svar': permitMoods.waiting,
  delad: permitMoods.yes,
  'delad i vissa rum': permitMoods.yes,
  'föreläsaren sa nej': permitMoods.no,
  återkallad: permitMoods.withdrawn,
  'medgivandet har gått ut': permitMoods.ended,
  'fil saknas': 'care',
};

export function FilmStatus({ status }: { status: RecordingStatus }) {
  const { lang } = useSpeech();
  return <Chip mood={filmMoods[status]}>{statusWords[status][lang]}</Chip>;
}
