import { useState } from 'preact/hooks';
import { useSpeech } from '../language.ts';
import { Button } from './button.tsx';

/** Up to `most` lines, and the rest at a press. `total` where there are more than were sent. */
export function Names({ names, most = 20, total = names.length }: { names: readonly string[]; most?: number; total?: number }) {
  const { w, number } = useSpeech();
  const [all, setAll] = useState(false);
  const shown = all ? names : names.slice(0, most);
  return (
    <>
      <ul class="names">
        {shown.map((name, index) => (
          <li key={`${index} ${name}`}>{name}</li>
        ))}
        {shown.length === names.length && total > names.length && <li class="soft">{w.andMore(number(total - names.length))}</li>}
      </ul>
      {shown.length < names.length && (
        <Button look="quiet" onPress={() => setAll(true)}>
          {w.showAll(number(total))}
        </Button>
      )}
    </>
  );
}
