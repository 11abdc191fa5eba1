/** Answers to what the pages read. */

import type { Answers, Overview, PermitRow, Problem, Read } from '../../contract/api.ts';
import { suggestTimes } from '../../domain/meetings/times.ts';
import { why } from '../../domain/people/why.ts';
import { presentIn } from '../../domain/plan/wanted.ts';
import type { Edit } from '../../domain/workbook/edits.ts';
import { wordsOf } from '../../messages/render.ts';
import { meetingViewOf, networkViewOf, personViewOf, unitViewOf } from '../../presenters/pages/details.ts';
import { overviewOf } from '../../presenters/pages/overview.ts';
import { whatIfOf } from '../../presenters/pages/what-if.ts';
import { planViewOf } from '../../presenters/plan/page.ts';
import { whatIf } from '../../workflows/edit/edit.ts';
import type { Reading } from '../../workflows/read/plan.ts';
import { WorkbookError } from '../../workflows/read/workbook.ts';
import { elsewhere, mayApply, requireCoordinator } from '../admit/look.ts';
import { isRefusal } from '../problem.ts';
import { readProgress } from '../progress.ts';
import { acting, caller, language, place, staffPage } from '../session.ts';
import { lookAndKeep, recent } from '../snapshot.ts';
import { answerPermits } from './permits.ts';
import { setUpSteps } from './set-up.ts';
import { answerUpload } from './uploads.ts';

const FRESH: ReadonlySet<Read['kind']> = new Set(['plan', 'permits', 'why']);

export function answer(query: Read, isFresh: boolean): Answers[Read['kind']] | Problem {
  if (query.kind === 'progress') return readProgress();
  if (query.kind === 'overview') return overview(isFresh);
  if (query.kind === 'uploadSetting' || query.kind === 'uploadPreview') return answerUpload(query);
  // What is carried out, or explained, is asked of Google now; what one clicks one's way through was read a moment ago.
  const reading = isFresh || FRESH.has(query.kind) ? lookAndKeep() : recent();
  requireCoordinator(reading);
  const { planned } = reading;
  const { wanted } = planned;
  switch (query.kind) {
    case 'plan':
      return planViewOf(planned, mayApply(reading));
    case 'permits':
      return { permits: permitRows(reading) };
    case 'person':
      return personViewOf(planned, query.email.toLowerCase());
    case 'network':
      return networkViewOf(planned, query.id);
    case 'unit':
      return unitViewOf(planned, query.id);
    case 'meeting':
      return meetingViewOf(planned, query.id);
    case 'times': {
      const network = wanted.config.tables.networks.rows.find((row) => row.id === query.network);
      const members = wanted.audiences.networks.get(query.network) ?? new Set<string>();
      if (!network) return networkViewOf(planned, query.network);
      return { network: network.id, slots: suggestTimes(wanted.config, network, members, wanted.today), members: members.size };
    }
    case 'whatIf':
      return seen(reading, query.edits);
    case 'why': {
      const found = why(planned, query.email.toLowerCase(), query.target);
      if (!found)
        return {
          problem: { sv: `Det finns ingen film och inget rum ”${query.target}”.`, en: `There is no recording or room “${query.target}”.` },
        };
      return { sees: found.sees, should: found.should, chain: found.chain.map(({ ok, text }) => ({ ok, text: wordsOf(text) })) };
    }
    default:
      return answerPermits(reading, query);
  }
}

/** A sheet that is no workbook yet is where the set-up begins, and a workbook that another account runs is told as that: neither is an error. */
function overview(isFresh: boolean): Overview | Problem {
  try {
    const reading = isFresh ? lookAndKeep() : recent();
    requireCoordinator(reading);
    return overviewOf(reading.planned, {
      user: caller(),
      language: language(),
      mayApply: mayApply(reading),
      staffPage: staffPage(),
      place: place(),
      // An account's own set-up is nothing for those whom the web app merely acts for.
      setUp: acting() === caller() ? setUpSteps(true, mayApply(reading)).filter((step) => !step.done) : [],
    });
  } catch (error) {
    if (error instanceof WorkbookError && error.trouble === 'notAWorkbook') return { ...unread(), setUp: setUpSteps(false) };
    const other = elsewhere();
    // Only the operating account can read all of it; what another account is refused says nothing about the workspace.
    if (!isRefusal(error) || !other || other.operator === acting()) throw error;
    return { ...unread(), ...other, mayApply: false, state: { ...unread().state, kind: 'elsewhere' } };
  }
}

/** An overview of nothing. */
function unread(): Overview {
  const user = caller();
  return {
    user,
    userName: user,
    mayApply: true,
    language: language(),
    at: '',
    operator: user,
    staffPage: staffPage(),
    place: place(),
    date: Utilities.formatDate(new Date(), Session.getScriptTimeZone(), 'yyyy-MM-dd'),
    state: { kind: 'ok', changes: 0, errors: 0, removals: 0, findings: [], message: null },
    tasks: [],
    words: { ambassador: 'lärspridare', lead: 'huvudlärspridare', area: 'område' },
    setUp: [],
    networks: [],
    people: [],
    units: [],
    counts: { people: 0, films: 0 },
  };
}

function seen(reading: Reading, edits: readonly Edit[]): Answers['whatIf'] {
  const after = whatIf(reading, edits);
  if ('problem' in after) return { problem: after.problem, people: [], changes: 0, mails: [], guardTripped: false, films: [] };
  const touched = edits.flatMap((edit) => (edit.kind === 'replace' ? [edit.in, edit.out].filter((email) => email !== '') : []));
  return whatIfOf(reading.planned, after.planned, touched);
}

/** Permits with a yes and a film that someone can see now, or could. */
function permitRows({ planned, config }: Reading): PermitRow[] {
  return config.tables.permits.rows
    .filter((row) => row.answer === 'ja' && row.withdrawn === '')
    .map((row) => {
      const films = planned.films.filter((film) => film.file && film.row?.permit.includes(row.id));
      const people = new Set(
        films.flatMap((film) => (film.lies?.rooms ?? []).flatMap((room) => [...presentIn(planned.wanted.state, room, planned.wanted.now)])),
      );
      return {
        id: row.id,
        lecturer: row.lecturer,
        answered: row.answered ?? '',
        to: row.to ?? '',
        films: films.map((film) => ({ id: film.id, title: film.title })),
        people: people.size,
      };
    })
    .filter((row) => row.films.length > 0);
}
