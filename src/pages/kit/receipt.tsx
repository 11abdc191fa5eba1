/** The receipt of a withdrawal: what was closed, what can't be undone, and a letter for the lecturer. */
import { useEffect, useRef } from 'preact/hooks';
import type { ReceiptView } from '../../contract/api.ts';
import { Banner } from './components/banner.tsx';
import { Button } from './components/button.tsx';
import { CopyButton } from './components/copy.tsx';
import { useSpeech } from './language.ts';

/** Opens a letter in the reader's own mail, to read through and send. All of it is encoded: no address adds a recipient. */
function mailto(address: string, subject: string, text: string): string {
  const body = text.replace(/\n/g, '\r\n');
  return `mailto:${encodeURIComponent(address)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

export function Receipt({ receipt, onDone }: { receipt: ReceiptView; onDone: () => void }) {
  const { w, say } = useSpeech();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="receipt" aria-labelledby="receipt">
      <Banner mood={receipt.closed ? 'good' : 'stop'}>
        <h2 id="receipt" tabIndex={-1} ref={heading}>
          {receipt.closed ? w.closedAll : w.closedNotAll}
        </h2>
      </Banner>
      <ul class="bare">
        {receipt.films.map((film) => (
          <li key={film.recording}>
            <span aria-hidden="true">{film.closed ? '✓ ' : '■ '}</span>
            {w.filmClosed(film.title, film.closed, film.readersBefore)}
          </li>
        ))}
      </ul>
      <p class="soft">{say(receipt.cannotUndo)}</p>
      <details open={!receipt.closed}>
        <summary>{w.wholeReceipt}</summary>
        <pre>{say(receipt.text)}</pre>
      </details>
      <div class="buttons">
        {receipt.letter && receipt.lecturerEmail !== '' && (
          <a class="button act" href={mailto(receipt.lecturerEmail, say(receipt.letter.subject), say(receipt.letter.text))} target="_top">
            {w.mailReceipt}
          </a>
        )}
        {receipt.letter && <CopyButton text={say(receipt.letter.text)}>{w.copyLetter}</CopyButton>}
        <CopyButton text={say(receipt.text)}>{w.copyReceipt}</CopyButton>
        <Button onPress={() => window.print()}>{w.printReceipt}</Button>
        <Button look="quiet" onPress={onDone}>
          {w.ready}
        </Button>
      </div>
      {/* What a printer gets, and nobody sees. */}
      <article class="letter on-paper">
        <h2>{receipt.letter ? say(receipt.letter.subject) : receipt.closed ? w.closedAll : w.closedNotAll}</h2>
        <p>{say(receipt.text)}</p>
      </article>
    </section>
  );
}
