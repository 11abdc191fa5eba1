import { Chip, type Mood } from '../../../../pages/kit/components/chip.tsx';

/** The workbook's own words of state, as the add-on's pages show them. */
const moodOf: Record<string, Mood> = {
  delad: 'good',
  'delad i vissa rum': 'good',
  'väntar på svar': 'waiting',
  'föreläsaren sa nej': 'stop',
  återkallad: 'stop',
  'medgivandet har gått ut': 'care',
  'fil saknas': 'care',
  planerad: 'quiet',
};

/** A status cell as a chip; other text as it is. */
export function Status({ word }: { word: string }) {
  const mood = moodOf[word];
  return mood ? <Chip mood={mood}>{word}</Chip> : <span>{word}</span>;
}
