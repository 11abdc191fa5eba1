/** From person to permit: why someone sees a film, or does not. */
import type { Words } from '../../../domain/message.ts';
import { useSpeech } from '../language.ts';

export function Chain({ sentence, chain }: { sentence: string; chain: readonly { readonly ok: boolean; readonly text: Words }[] }) {
  const { w, say } = useSpeech();
  return (
    <>
      <p class="strong">{sentence}</p>
      <ol class="chain">
        {chain.map((link) => (
          <li key={link.text.sv} class={link.ok ? 'good' : 'stop'}>
            <span aria-hidden="true">{link.ok ? '✓' : '✕'}</span>
            <span>
              <span class="unseen">{link.ok ? w.holds : w.holdsNot}: </span>
              {say(link.text)}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
