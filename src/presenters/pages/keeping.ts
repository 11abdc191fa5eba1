/** What the sidebar shows of retention and of captions. */

import type { CaptionsView, RetentionView } from '../../contract/permits.ts';
import { fileLink } from '../../domain/link.ts';
import type { FilmFacts } from '../../domain/plan/access/film-facts.ts';
import { viewersNow } from '../../domain/plan/access/viewers.ts';
import type { Planned } from '../../domain/plan/plan.ts';
import { captionsUnfit } from '../../domain/recordings/captions.ts';
import { withCaptions, withoutCaptions } from '../../domain/recordings/captions-due.ts';
import { dueForDisposal, toDelete } from '../../domain/recordings/retention.ts';
import { settingOfName } from '../../domain/workbook/tables.ts';
import { wordsOf } from '../../messages/render.ts';

/** Where Drive shows a file. */
const linkTo = (film: FilmFacts): string => fileLink(film.file?.id ?? '');

export function retentionViewOf(planned: Planned): RetentionView {
  const { desired } = planned;
  const { retentionRule, retentionMonths, retentionDecider } = desired.config.settings;
  return {
    rule: retentionRule,
    months: retentionMonths ?? null,
    monthsRow: desired.config.tables.settings.rows.find((row) => settingOfName(row.name) === 'retentionMonths')?.row ?? 0,
    decider: retentionDecider,
    due: dueForDisposal(planned).map(({ film, since, because, due, days }) => ({
      id: film.id,
      title: film.title,
      lecturers: [...(film.row?.lecturer ?? [])],
      since,
      because: wordsOf(because),
      due,
      days,
      people: viewersNow(desired, film.file).size,
      link: linkTo(film),
    })),
    toDelete: toDelete(planned).map((film) => ({ id: film.id, title: film.title, link: linkTo(film) })),
    kept: planned.films.filter((film) => film.row?.disposal === 'bevara').map(({ id, title }) => ({ id, title })),
  };
}

export function captionsViewOf(planned: Planned): CaptionsView {
  const present = withCaptions(planned);
  return {
    limit: planned.desired.config.settings.captionDays ?? null,
    missing: withoutCaptions(planned).map(({ film, days, late, shared }) => ({
      id: film.id,
      title: film.title,
      days: days ?? null,
      late,
      seconds: film.file?.seconds ?? film.row?.duration ?? null,
      shared,
      link: linkTo(film),
    })),
    unfit: present.flatMap(({ film, captions }) => {
      const text =
        captions?.seconds === undefined ? undefined : captionsUnfit(captions.seconds, film.file?.seconds ?? film.row?.duration ?? 0);
      const seconds = film.file?.seconds ?? film.row?.duration ?? null;
      return text === undefined ? [] : [{ id: film.id, title: film.title, text: wordsOf(text), seconds, link: linkTo(film) }];
    }),
    captioned: present
      .map(({ film }) => ({
        id: film.id,
        title: film.title,
        seconds: film.file?.seconds ?? film.row?.duration ?? null,
        link: linkTo(film),
      }))
      .sort((a, b) => a.title.localeCompare(b.title, 'sv')),
  };
}
