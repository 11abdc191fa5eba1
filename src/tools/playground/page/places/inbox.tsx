import { useEffect, useState } from 'preact/hooks';
import { valueIn } from '../../../../pages/kit/asking.ts';
import { Button } from '../../../../pages/kit/components/button.tsx';
import { Chip } from '../../../../pages/kit/components/chip.tsx';
import { Empty } from '../../../../pages/kit/components/empty.tsx';
import { Ready } from '../../../../pages/kit/components/loading.tsx';
import { useSpeech } from '../../../../pages/kit/language.ts';
import { recall, remember } from '../kept.ts';
import { local } from '../server.ts';
import { useAsk, useShell, useWords } from '../shell.ts';
import { clockOf, longDay } from '../when.ts';
import type { Words } from '../words.ts';
import { Invitation, type Sent } from './invitation.tsx';

export interface Mail {
  id: number;
  at: string;
  to: string;
  kind: keyof Words['mailKinds'];
  subject: string;
  body?: string;
  event: string | null;
  invitation?: Sent;
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
  const { actor, changes, lang, now } = useShell();
  const w = useWords();
  const { w: kit } = useSpeech();
  const [seen] = useState(() => newestRead(actor.email));
  const [limit, setLimit] = useState(shownAtFirst);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const answer = useAsk(`inbox ${actor.email}`, () => local<{ mails: Mail[] }>('inbox', { query: { to: actor.email } }), changes);
  const newest = valueIn(answer)?.mails[0]?.id;
  useEffect(() => {
    if (newest !== undefined) remember(readKey(actor.email), newest);
  }, [newest, actor.email]);
  return (
    <section class="card pad">
      <h1>
        {w.inbox} <span class="soft">{actor.name}</span>
      </h1>
      <Ready loaded={answer} lines={8}>
        {({ mails }) =>
          mails.length === 0 ? (
            <Empty title={w.noMail(actor.name)} />
          ) : (
            <>
              <ul class="list">
                {mails.slice(0, limit).map((mail) => (
                  <li key={mail.id}>
                    <details
                      class="mail"
                      onToggle={({ currentTarget }) => currentTarget.open && setOpened((before) => new Set(before).add(mail.id))}
                    >
                      <summary>
                        <span class="line">
                          {mail.id > seen && !opened.has(mail.id) && (
                            <Chip mood="waiting" sign="">
                              {w.new}
                            </Chip>
                          )}
                          <b lang="sv">{mail.subject}</b>
                        </span>
                        <span class="soft small">
                          {w.mailKinds[mail.kind]} · {longDay(mail.at, lang, now)} {clockOf(mail.at, lang)}
                        </span>
                      </summary>
                      {opened.has(mail.id) && <Content mail={mail} />}
                    </details>
                  </li>
                ))}
              </ul>
              {mails.length > limit && <Button onPress={() => setLimit(mails.length)}>{kit.showMore(mails.length - limit)}</Button>}
            </>
          )
        }
      </Ready>
    </section>
  );
}

function Content({ mail: { kind, body, event, invitation } }: { mail: Mail }) {
  const w = useWords();
  if (invitation && event) return <Invitation id={event} sent={invitation} asks={kind !== 'cancel'} />;
  return (
    <>
      <div class="body" lang={body ? 'sv' : undefined}>
        {body ?? w.mailNoBody}
      </div>
      {event && <a href={`#/kalender/${event}`}>{w.toCalendar}</a>}
    </>
  );
}
