/** A film's own page, or an example's: where to play it, who it is from, what to talk about, and why one sees it. */

import type { FilmView, LinkView } from '../../contract/staff.ts';
import { fileLink, hostOf } from '../../domain/link.ts';
import { languageWord } from '../../messages/words.ts';
import { CopyButton } from '../kit/components/copy.tsx';
import { useSpeech } from '../kit/language.ts';
import { useStaff } from './asked.ts';
import { kindText, Standing, shownIn } from './card.tsx';
import { CloseNow } from './close-now.tsx';
import { Closed } from './closed.tsx';
import { Cover } from './cover.tsx';
import { Link, Outward } from './link.tsx';
import { hrefOf } from './route.ts';
import { monthText, secondsText, toneOf } from './shown.ts';
import { WhyMe, WhyOther } from './why.tsx';
import { useWords } from './words.ts';

export function FilmPage({ id }: { id: string }) {
  const { view } = useStaff();
  const film = view.films.find((one) => one.id === id);
  if (film) return <Film film={film} />;
  const link = view.links.find((one) => one.id === id);
  if (link) return <LinkExample link={link} />;
  return <Closed title={view.closed.find((one) => one.id === id)?.title} />;
}

function Film({ film }: { film: FilmView }) {
  const { lang } = useSpeech();
  const w = useWords();
  const { view } = useStaff();
  const others = film.series === '' ? [] : view.films.filter((one) => one.series === film.series);
  const order = [...others].sort((a, b) => (a.part?.number ?? 0) - (b.part?.number ?? 0));
  const facts: [string, string][] = [
    [w.from, film.exampleFrom === '' ? film.lecturers.join(', ') : [...film.lecturers, film.exampleFrom].join(', ')],
    [w.theme, film.theme],
    [w.date, monthText(film.date, lang, true)],
    [w.length, film.seconds === null ? '' : secondsText(film.seconds, w)],
    [w.language, languageWord(film.language, lang)],
    [w.captionsHead, film.captions ? w.captionsYes : w.captionsNo],
    [w.shownIn, shownIn(film, w)],
    [w.shownUntil, film.until === '' ? '' : monthText(film.until, lang, true)],
  ];
  return (
    <article class="film-page">
      <p>
        <Link to={{ kind: 'list', query: '' }}>← {w.toList}</Link>
      </p>
      <p class="soft">{kindText({ film }, w)}</p>
      <h1 tabIndex={-1}>{film.title}</h1>
      {film.status !== '' && !film.shared && (
        <p>
          <Standing status={film.status} />
        </p>
      )}
      <div class={`still large tone${toneOf(film.theme, view.themes)}`}>
        <Cover id={film.id} theme={film.theme} who={film.exampleFrom === '' ? film.lecturers.join(', ') : film.exampleFrom} />
        <Outward class="button act" href={fileLink(film.file)}>
          <span aria-hidden="true">▶ </span>
          {w.play} <span class="unseen">{w.newWindow}</span>
        </Outward>
      </div>
      <Facts facts={facts} />
      {film.description !== '' && <Text title={w.about} text={film.description} />}
      {film.questions !== '' && (
        <section>
          <h2>{w.questions}</h2>
          <p class="lines">{film.questions}</p>
          <CopyButton text={film.questions}>{w.copyQuestions}</CopyButton>
        </section>
      )}
      {order.length > 1 && (
        <section>
          <h2>{w.seriesTitle(film.series)}</h2>
          <ol class="series">
            {order.map((one) => (
              <li key={one.id} value={one.part?.number}>
                {one.id === film.id ? `${one.title} (${w.thisPart})` : <Link to={{ kind: 'film', id: one.id }}>{one.title}</Link>}
              </li>
            ))}
          </ol>
        </section>
      )}
      {film.shared && (
        <PassOn title={film.title} who={film.lecturers.join(', ')} minutes={facts[3]?.[1] ?? ''} id={film.id} questions={film.questions} />
      )}
      <section>
        <WhyMe film={film} />
        {view.leads && <WhyOther film={film.id} />}
      </section>
      {view.coordinates && film.shared && <CloseNow film={film.id} />}
    </article>
  );
}

function LinkExample({ link }: { link: LinkView }) {
  const { say } = useSpeech();
  const w = useWords();
  const { view } = useStaff();
  return (
    <article class="film-page">
      <p>
        <Link to={{ kind: 'list', query: '' }}>← {w.toList}</Link>
      </p>
      <p class="soft">{kindText({ link }, w)}</p>
      <h1 tabIndex={-1}>{link.title}</h1>
      <div class={`still large tone${toneOf(link.theme, view.themes)}`}>
        <Cover id={link.id} theme={link.theme} who={link.exampleFrom} />
        <Outward class="button act" href={link.link}>
          {w.openLink(hostOf(link.link) ?? '')} <span class="unseen">{w.newWindow}</span>
        </Outward>
      </div>
      <Facts
        facts={[
          [w.from, link.exampleFrom],
          [w.theme, link.theme],
          [w.shownIn, link.rooms.map((room) => room.name).join(', ')],
        ]}
      />
      {link.text !== '' && <Text title={w.about} text={link.text} />}
      <PassOn title={link.title} who={link.exampleFrom} minutes="" id={link.id} questions="" />
      <p class="soft">{say(link.because)}</p>
    </article>
  );
}

function Facts({ facts }: { facts: readonly (readonly [string, string])[] }) {
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Text({ title, text }: { title: string; text: string }) {
  return (
    <section>
      <h2>{title}</h2>
      <p class="lines">{text}</p>
    </section>
  );
}

/** A text with the link, to paste or mail: it gives no one access. */
function PassOn({ title, who, minutes, id, questions }: { title: string; who: string; minutes: string; id: string; questions: string }) {
  const w = useWords();
  const { view } = useStaff();
  const text = w.tip(title, who, minutes, hrefOf(view.page, { kind: 'film', id }), questions, view.contact.name);
  const mail = `mailto:?subject=${encodeURIComponent(w.tipSubject(title))}&body=${encodeURIComponent(text.replace(/\n/g, '\r\n'))}`;
  return (
    <section>
      <h2>{w.passOn}</h2>
      <p class="soft">{w.passOnText}</p>
      <div class="buttons">
        <CopyButton text={text}>{w.copyTip}</CopyButton>
        <a class="button" href={mail}>
          {w.mailTip}
        </a>
      </div>
    </section>
  );
}
