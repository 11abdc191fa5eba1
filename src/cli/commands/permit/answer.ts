/** Records a lecturer's answer: the row, the rooms' current rules, and what follows for the films. */

import { ruleToRemember } from '../../../domain/permits/verdict.ts';
import { exportRows } from '../../../domain/workbook/exporting.ts';
import { notTheirs, somebodyElses } from '../../../domain/workbook/lecturers.ts';
import type { Row } from '../../../domain/workbook/tables.ts';
import { commandMessage } from '../../../messages/cli/commands.ts';
import { permitCommandMessage } from '../../../messages/cli/permits.ts';
import { showingJson, showingOf, showingText } from '../../../presenters/film.ts';
import { diagnosticsText } from '../../../presenters/plan/diagnostics.ts';
import type { KeyedCell } from '../../../workflows/edit/land.ts';
import { writeCells } from '../../../workflows/edit/write.ts';
import type { Reading } from '../../../workflows/read/plan.ts';
import type { Action, Context } from '../../context.ts';
import { fault } from '../../fault.ts';
import { read } from '../../reading.ts';
import { flagFor } from '../../workspace.ts';
import { proposeRow } from './row-edit.ts';

/**
 * Writes ja or nej under a permit, dated today by the workspace's clock. `cells` are further cells by code name.
 * @throws Fault when nothing can come of it; then nothing is written
 */
async function recordAnswer(
  { terminal, where, open }: Context,
  id: string,
  answer: 'ja' | 'nej',
  cells: Readonly<Record<string, string>>,
): Promise<number> {
  const session = await open();
  try {
    const reading = await read(session);
    const { desired } = reading.planned;
    checkPermit(reading, id, answer, cells);
    const proposal = proposeRow(reading, 'permits', id, { ...cells, answer, answered: desired.today });
    if (answer === 'ja') checkYes(proposal.row);
    const linked = answer === 'ja' && cells.recordings !== undefined ? unlinked(reading, proposal.row) : [];
    for (const film of linked) checkTheirs(reading, proposal.row, film);
    // The answer is given to the rooms as they are today, so what was remembered before no longer counts.
    const roomRule = ruleToRemember({ ...proposal.row, roomRule: '' }, desired.rooms);
    await session.run(proposal.write({ roomRule }));
    await session.run(
      writeCells(
        reading.workbook,
        linked.map((row): KeyedCell => ({ table: 'recordings', key: row.id, field: 'permit', value: [...row.permit, id].join(', ') })),
      ),
    );

    const { planned, config } = await read(session);
    const films = planned.films.filter((film) => film.row?.permit.includes(id)).map((film) => showingOf(planned, film));
    const row = config.tables.permits.rows.find((one) => one.id === id);
    if (terminal.json) {
      const [permit] = row ? exportRows('permits', [row]) : [];
      terminal.document({
        permit,
        made: proposal.made,
        linked: linked.map((one) => one.id),
        films: films.map((film) => showingJson(film, terminal.lang)),
      });
    }
    const recorded = { lecturer: row?.lecturer || undefined, yes: answer === 'ja', day: desired.today, permit: id };
    terminal.print(terminal.say(permitCommandMessage('permit.recorded', recorded)));
    if (linked.length > 0) {
      const ids = linked.map((one) => one.id).join(', ');
      terminal.print(terminal.say(permitCommandMessage('permit.enteredAt', { recordings: ids })));
    }
    for (const film of films) terminal.print(`  ${film.recording} ${film.title}: ${showingText(film, terminal.lang)}`);
    if (films.length === 0) terminal.print(terminal.say(permitCommandMessage('permit.namedByNone', { permit: id })));
    if (proposal.warnings.length > 0) terminal.print(diagnosticsText(proposal.warnings, terminal.lang));
    if (planned.plan.changes.length > 0) terminal.print(terminal.say(commandMessage('command.carryItOut', { flag: flagFor(where) })));
    return 0;
  } finally {
    session.close();
  }
}

function checkPermit({ config }: Reading, id: string, answer: 'ja' | 'nej', cells: Readonly<Record<string, string>>): void {
  const { rows, faulty } = config.tables.permits;
  const row = rows.find((one) => one.id === id);
  if (answer === 'ja' && row && row.withdrawn !== '') {
    throw fault(permitCommandMessage('permit.withdrawnAlready', { permit: id, day: row.withdrawn }));
  }
  if (row || faulty.has(id)) return;
  const known = rows
    .map((one) => one.id)
    .slice(-5)
    .join(', ');
  if (answer === 'nej') {
    throw fault(permitCommandMessage('permit.noneButThese', { permit: id, known }));
  }
  if (!cells.recordings || !cells.audience) {
    throw fault(permitCommandMessage('permit.newLacksFlags', { permit: id }));
  }
}

function checkYes(row: Row<'permits'>): void {
  const missing = (['recordings', 'audience'] as const).filter((field) => row[field].length === 0);
  if (missing.length === 0) return;
  const flags = missing.map((field) => `--${field}`).join(' + ');
  throw fault(permitCommandMessage('permit.yesLacksFlags', { flags }));
}

/** @throws Fault where the film is another lecturer's: the permit says nothing about it. Nothing is written then */
function checkTheirs({ config }: Reading, permit: Row<'permits'>, film: Row<'recordings'>): void {
  const withPermit = { ...config, tables: { ...config.tables, permits: { ...config.tables.permits, rows: [permit] } } };
  if (!somebodyElses(withPermit, film.lecturer, [permit.id])) return;
  throw fault(permitCommandMessage('permit.somebodyElses', { recording: film.id, why: notTheirs(permit, film.lecturer) }));
}

/** Recordings that the permit names by id and that do not name the permit yet: both must agree. */
function unlinked({ config }: Reading, permit: Row<'permits'>): readonly Row<'recordings'>[] {
  return config.tables.recordings.rows.filter((row) => permit.recordings.includes(row.id) && !row.permit.includes(permit.id));
}

/** The action of `permit grant` and `permit deny`. */
export const recorderOf =
  (answer: 'ja' | 'nej'): Action['run'] =>
  (context, [id = ''], options) =>
    recordAnswer(context, id, answer, permitCells(options));

/** Cells by code name, from options by flag name; options that are no field are left out. */
function permitCells(options: Readonly<Record<string, unknown>>): Record<string, string> {
  const names: Readonly<Record<string, string>> = { email: 'lecturerEmail' };
  const fields = ['lecturer', 'email', 'recordings', 'audience', 'from', 'to', 'external', 'preview', 'approved', 'evidence', 'basis'];
  const given = fields.filter((name) => typeof options[name] === 'string');
  return Object.fromEntries(given.map((name) => [names[name] ?? name, String(options[name])]));
}
