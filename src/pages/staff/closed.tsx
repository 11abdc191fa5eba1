/** A film that can't be shown: said kindly, never why, and whom to ask. */
import { useStaff } from './asked.ts';
import { Link } from './link.tsx';
import { useWords } from './words.ts';

/** A mail to whoever can answer. */
export function AskLink({ title = '' }: { title?: string }) {
  const w = useWords();
  const { contact } = useStaff().view;
  return <a href={`mailto:${contact.email}?subject=${encodeURIComponent(w.askSubject(title))}`}>{w.ask(contact.name)}</a>;
}

/** `title` undefined: the person may not know anything about it, not even whether it exists. */
export function Closed({ title }: { title: string | undefined }) {
  const w = useWords();
  return (
    <article class="film-page">
      <p>
        <Link to={{ kind: 'list', query: '' }}>← {w.toList}</Link>
      </p>
      <h1 tabIndex={-1}>{title === undefined ? w.closedUnknown : w.closed(title)}</h1>
      <p>
        {w.closedText} <AskLink {...(title === undefined ? {} : { title })} />
      </p>
    </article>
  );
}
