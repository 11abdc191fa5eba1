/** A status cell as a chip, as the add-on's pages show that state; other text as it is. */
import { Chip } from '../../../../pages/kit/components/chip.tsx';
import { filmMoods } from '../../../../pages/kit/states.tsx';

const moods = new Map(Object.entries(filmMoods));

export function Status({ word }: { word: string }) {
  const mood = moods.get(word);
  return mood ? <Chip mood={mood}>{word}</Chip> : <span>{word}</span>;
}
