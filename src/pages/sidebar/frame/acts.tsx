/** "Det jag gjort": one's own acts since the tab was opened, each with its way back where there is one. */
import { Empty } from '../../kit/components/empty.tsx';
import { useSpeech } from '../../kit/language.ts';
import { useSidebar } from './context.ts';
import { Undo } from './undo.tsx';

export function Acts() {
  const { w } = useSpeech();
  const { acts } = useSidebar();
  if (acts.length === 0) return <Empty title={w.noActs}>{w.noActsText}</Empty>;
  return (
    <>
      <p class="soft">{w.actsText}</p>
      <ul class="bare tasks">
        {acts.map((one) => (
          <li key={one.key} class="task">
            <p>{one.text}</p>
            <Undo done={one} about={one.text} />
          </li>
        ))}
      </ul>
    </>
  );
}
