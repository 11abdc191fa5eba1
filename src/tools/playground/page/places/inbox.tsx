import { useEffect, useState } from 'preact/hooks';
import { recall, remember } from '../kept.ts';
import { Chip, Empty, Shown } from '../parts.tsx';
import { local } from '../server.ts';
import { useAsk, useShell, useWords } from '../shell.ts';
import { clockOf, longDay } from '../when.ts';
import type { Words } from '../words.ts';

export interface Mail {
  id: number;
  at: string;
  to: string;
  kind: keyof Words['mailKinds'];
  subject: string;
  body?: string;
  event: string | null;
}

const readKey = (email: string) => `read ${email}`;
/** The newest mail that someone has seen, or -1. */
const newestRead = (email: string) => recall(readKey(email), -1);

/** How many mails have come since the inbox was last open as this person. */
export const unreadOf = (email: string, mails: readonly Mail[]): number => {
  const seen = newestRead(email);
  return mails.filter(({ id }) => id > seen).length;
};

const shownAtFirst = 50;

/** *Inkorg*: the mails that would have been sent to the person one tries as, newest first. */
export function Inbox() {
  const { actor, changes, lang } = useShell();
  const w = useWords();
  const [seen] = useState(() => newestRead(actor.email));
  const [limit, setLimit] = useState(shownAtFirst);
  const answer = useAsk(`inbox ${actor.email}`, () => local<{ mails: Mail[] }>('inbox', { query: { to: actor.email } }), changes);
  const newest = answer.value?.mails[0]?.id;
  useEffect(() => {
    if (newest !== undefined) remember(readKey(actor.email), newest);
  }, [newest, actor.email]);
  return (
    <section class="card pad">
      <h1>
        {w.inbox} <span class="soft">{actor.name}</span>
      </h1>
      <Shown answer={answer} rows={8}>
        {({ mails }) =>
          mails.length === 0 ? (
            <Empty>{w.noMail(actor.name)}</Empty>
          ) : (
            <>
              <ul class="list">
                {mails.slice(0, limit).map((mail) => (
                  <li key={mail.id}>
                    <details class="mail">
                      <summary>
                        <span class="row">
                          {mail.id > seen && <Chip tone="wait">{w.new}</Chip>}
                          <b lang="sv">{mail.subject}</b>
                        </span>
                        <span class="soft small">
                          {w.mailKinds[mail.kind]} · {longDay(mail.at, lang)} {clockOf(mail.at, lang)}
                        </span>
                      </summary>
                      <div class="body" lang={mail.body ? 'sv' : undefined}>
                        {mail.body ?? w.mailNoBody}
                      </div>
                      {mail.event && <a href={`#/kalender/${mail.event}`}>{w.toCalendar}</a>}
                    </details>
                  </li>
                ))}
              </ul>
              {mails.length > limit && (
                <button type="button" class="outline" onClick={() => setLimit(mails.length)}>
                  {w.more} ({mails.length - limit})
                </button>
              )}
            </>
          )
        }
      </Shown>
    </section>
  );
}
