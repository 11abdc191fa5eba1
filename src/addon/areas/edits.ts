/** What coordinators write in the workbook, what it would lead to, and how it is taken back. */
import type { editActs, editReads, Shown, WhatIf } from '../../contract/edits.ts';
import type { Edit } from '../../domain/edits/edits.ts';
import { type Said, wordsOf } from '../../messages/render.ts';
import { whatIfOf } from '../../presenters/pages/what-if.ts';
import { edit, takeBack, whatIf } from '../../workflows/edit/edit.ts';
import { type Reading, readingOf } from '../../workflows/read/plan.ts';
import { readWorkbook, type Workbook } from '../../workflows/read/workbook.ts';
import { offer, requireOffered } from '../admit/offered.ts';
import { requireCoordinator } from '../admit/reading.ts';
import { run } from '../driver.ts';
import { spreadsheetId } from '../session.ts';
import { succeed } from '../snapshot.ts';
import type { Handlers } from './handlers.ts';
import { overviewHandlers } from './overview.ts';
import { peopleHandlers } from './people.ts';
import { permitReadHandlers } from './permits.ts';

export const editReadHandlers: Handlers<typeof editReads> = { whatIf: (reading, { edits }) => seen(reading, edits) };

export const editHandlers: Handlers<typeof editActs> = {
  /** Of Google the workbook alone is read anew: what people have typed since they looked. */
  edit(before, { edits, show = [] }) {
    const reading = now(before, run(readWorkbook(spreadsheetId())));
    requireCoordinator(reading);
    const edited = run(edit(reading, edits));
    if ('problem' in edited) return edited;
    return { undo: [...offer(edited.undo)], shown: shownAfter(now(before, edited.workbook), show) };
  },
  undo(before, { rows, show = [] }) {
    requireOffered(rows);
    const workbook = run(readWorkbook(spreadsheetId()));
    requireCoordinator(now(before, workbook));
    const undone = run(takeBack(workbook, rows));
    if ('problem' in undone) return undone;
    return { done: true, shown: shownAfter(now(before, undone.workbook), show) };
  },
};

/** The workbook as it is now, with what was last seen of the rest of Google. */
const now = ({ ref, state }: Reading, workbook: Workbook): Reading => readingOf(workbook, ref, state, Date.now());

/** What the page shows, by the reading that stands from now on. */
function shownAfter(reading: Reading, show: readonly Shown[]): object[] {
  succeed(reading);
  return show.map((query) => {
    const answer = answered(reading, query);
    return 'problem' in answer ? { problem: wordsOf(answer.problem as Said) } : answer;
  });
}

function answered(reading: Reading, query: Shown): object {
  switch (query.kind) {
    case 'overview':
      return overviewHandlers.overview(reading, query);
    case 'person':
      return peopleHandlers.person(reading, query);
    case 'network':
      return peopleHandlers.network(reading, query);
    case 'unit':
      return peopleHandlers.unit(reading, query);
    case 'meeting':
      return peopleHandlers.meeting(reading, query);
    case 'permit':
      return permitReadHandlers.permit(reading, query);
    case 'permitList':
      return permitReadHandlers.permitList(reading, query);
  }
}

const nothing: WhatIf = {
  ...{ problem: null, people: [], changes: 0, mails: [], guardTripped: false },
  ...{ films: [], closed: [], extended: [], later: [] },
};

function seen(reading: Reading, edits: readonly Edit[]): WhatIf {
  const after = whatIf(reading, edits);
  if ('problem' in after) return { ...nothing, problem: wordsOf(after.problem) };
  const touched = edits.flatMap((edit) => (edit.kind === 'replace' ? [edit.in, edit.out].filter((email) => email !== '') : []));
  return whatIfOf({ before: reading.planned, after: after.planned }, touched, after.later);
}
