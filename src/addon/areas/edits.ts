/** What coordinators write in the workbook, what it would lead to, and how it is taken back. */
import type { editActs, editReads, WhatIf } from '../../contract/edits.ts';
import type { Edit } from '../../domain/edits/edits.ts';
import { wordsOf } from '../../messages/render.ts';
import { whatIfOf } from '../../presenters/pages/what-if.ts';
import { edit, undo, whatIf } from '../../workflows/edit/edit.ts';
import { type Reading, readingOf } from '../../workflows/read/plan.ts';
import { readWorkbook, type Workbook } from '../../workflows/read/workbook.ts';
import { offer, requireOffered } from '../admit/offered.ts';
import { requireCoordinator } from '../admit/reading.ts';
import { run } from '../driver.ts';
import { spreadsheetId } from '../session.ts';
import { succeed } from '../snapshot.ts';
import type { Handlers } from './handlers.ts';

export const editReadHandlers: Handlers<typeof editReads> = { whatIf: (reading, { edits }) => seen(reading, edits) };

export const editHandlers: Handlers<typeof editActs> = {
  /** Of Google the workbook alone is read anew: what people have typed since they looked. */
  edit(before, { edits }) {
    const now = (workbook: Workbook) => readingOf(workbook, before.ref, before.state, Date.now());
    const reading = now(run(readWorkbook(spreadsheetId())));
    requireCoordinator(reading);
    const edited = run(edit(reading, edits));
    if ('problem' in edited) return edited;
    succeed(now(edited.workbook));
    return { undo: [...offer(edited.undo)] };
  },
  undo(_, { rows }) {
    requireOffered(rows);
    return run(undo(spreadsheetId(), rows)) ?? { done: true };
  },
};

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
