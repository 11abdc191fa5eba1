/** The catalogue as the staff page gets it: one person's films, proposals and whom to ask. */

import type { Language } from '../contract/api.ts';
import type { CatalogueView, ProposalView, StaffAnswers } from '../contract/staff.ts';
import { nameOf, roomName } from '../domain/plan/desired.ts';
import type { Planned } from '../domain/plan/plan.ts';
import { filmsFor } from '../domain/recordings/catalogue.ts';
import { decides, proposalsOf, roomsToChoose, waitingFor, withCoordinators } from '../domain/recordings/examples.ts';
import type { Row } from '../domain/workbook/tables.ts';
import { wordsOf } from '../messages/render.ts';

export function catalogueViewOf(planned: Planned, email: string, about: { language: Language; page: string }): CatalogueView {
  const { desired } = planned;
  const { config, roster, staff } = desired;
  const person = roster.people.get(email);
  const row = config.tables.people.rows.find((one) => one.email === email);
  const coordinates = staff.has(email);
  const { films, links, closed } = filmsFor(planned, email);
  const coordinator = config.settings.coordinators[0] ?? desired.state.operator;
  return {
    films: films.map((film) => ({ ...film, because: wordsOf(film.because) })),
    links: links.map((link) => ({ ...link, because: wordsOf(link.because) })),
    closed,
    email,
    name: nameOf(desired, email),
    unit: config.tables.units.rows.find((unit) => unit.id === row?.unit)?.name ?? '',
    leads: decides(desired, email),
    coordinates,
    waiting: waitingFor(desired, email).length,
    contact: { name: nameOf(desired, coordinator), email: coordinator },
    language: about.language,
    municipality: config.settings.municipality,
    date: desired.today,
    page: about.page,
    known: person !== undefined || coordinates,
    themes: themesOf(planned),
    mine: proposalsOf(desired, email).map((one) => proposalOf(planned, one)),
  };
}

/** The themes that the workbook uses for rooms and for films that are shared: words to choose from, nothing about anyone. */
function themesOf({ desired, films }: Planned): string[] {
  const rooms = desired.config.tables.rooms.rows.map((room) => room.theme);
  const shared = films.filter((film) => film.currentAudience).map((film) => film.row?.theme ?? '');
  return [...new Set([...rooms, ...shared])].filter((theme) => theme !== '').sort((a, b) => a.localeCompare(b, 'sv'));
}

function proposalOf({ desired, films }: Planned, row: Row<'requests'>): ProposalView {
  const film = films.find((one) => one.id === row.recording);
  const shown = row.link !== '' ? row.rooms.length > 0 : film?.currentAudience !== undefined;
  const state =
    row.decision === 'godkänd'
      ? shown
        ? 'shown'
        : 'approved'
      : row.decision === 'fråga'
        ? 'asked'
        : row.decision === 'avböjd'
          ? 'declined'
          : row.status === 'besvarad'
            ? 'answered'
            : 'waiting';
  return {
    id: row.id,
    title: row.title === '' ? row.text.slice(0, 80) : row.title,
    text: row.text,
    theme: row.theme,
    link: row.link,
    state,
    answer: row.answer,
    answeredBy: row.answeredBy,
    rooms: row.rooms.map((id) => roomName(desired, id)),
  };
}

/** What waits for a decider, and the rooms to choose among. */
export function decidingViewOf(planned: Planned, decider: string): StaffAnswers['deciding'] {
  const { desired, films } = planned;
  const { units } = desired.config.tables;
  const waiting = waitingFor(desired, decider).map((row) => {
    const film = films.find((one) => one.id === row.recording);
    return {
      id: row.id,
      title: row.title === '' ? row.text.slice(0, 80) : row.title,
      text: row.text,
      theme: row.theme,
      link: row.link,
      from: nameOf(desired, row.from.toLowerCase()),
      fromEmail: row.from,
      unit: units.rows.find((unit) => unit.id === row.unit)?.name ?? '',
      file: film?.file?.id ?? '',
      isFile: row.recording !== '',
      children: film?.row?.children === true,
    };
  });
  return { waiting, withCoordinators: withCoordinators(desired, decider), rooms: roomsToChoose(desired, decider) };
}
