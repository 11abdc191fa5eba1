/** Fills a new embedded workspace with the made-up Delaby: its rows, its films, one apply, and three edits left waiting. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Filled } from '../../cli/embedded.ts';
import { fault } from '../../cli/fault.ts';
import { holderName } from '../../cli/holder.ts';
import type { Session } from '../../cli/session.ts';
import type { Terminal } from '../../cli/terminal.ts';
import { markerRow } from '../../domain/ids.ts';
import { localDate } from '../../domain/time/dates.ts';
import type { SettingName } from '../../domain/workbook/tables/settings.ts';
import type { TableName } from '../../domain/workbook/tables.ts';
import { call, type Program } from '../../google/call.ts';
import { wordsOf } from '../../messages/render.ts';
import { applyPlan } from '../../workflows/apply/apply.ts';
import { LEARNT } from '../../workflows/apply/no-end.ts';
import type { Applied } from '../../workflows/apply/options.ts';
import type { KeyedCell } from '../../workflows/edit/land.ts';
import { appendIds, writeCells, writeRows } from '../../workflows/edit/write.ts';
import { planWorkspace } from '../../workflows/read/plan.ts';
import { type IdRow, readWorkbook, type Workbook } from '../../workflows/read/workbook.ts';
import { delaby } from '../sample/delaby.ts';
import { sampleCaptions, sampleFilm } from '../sample/media.ts';
import type { Sample } from '../sample/sample.ts';
import { keepBeginning } from '../workspace/core/beginning.ts';

/** Returns how many people, films and changes there were. */
export async function fillWithSample(session: Session, terminal: Terminal, seed: number): Promise<Filled> {
  const tell = (sv: string, en: string): void => terminal.progress(terminal.say({ sv, en }), true);
  const { spreadsheetId, domain, coordinator } = session.file;
  // For tests that try the same on fewer people: so many at each unit, at most.
  const most = Number(process.env.DELAKULTUR_SAMPLE_MOST || Number.POSITIVE_INFINITY);
  const sample = delaby({ today: localDate(session.now(), 'Europe/Stockholm'), domain, seed, coordinator, most });
  const people = sample.tables.people?.length ?? 0;

  tell(`Skriver Delabys enheter, ${people} personer och övriga rader …`, `Writing Delaby’s units, ${people} people and the other rows …`);
  const workbook = await session.run(readWorkbook(spreadsheetId));
  await session.run(writeTables(workbook, sample));

  tell(`Lägger upp ${sample.films.length} filmer …`, `Putting up ${sample.films.length} films …`);
  await uploadFilms(session, sample, workbook);

  tell('Delar ut rummen och bjuder in till träffarna …', 'Opening the rooms and inviting to the meetings …');
  const carryOut = async (unattended: boolean): Promise<Applied> => {
    const reading = await session.run(planWorkspace({ spreadsheetId, operator: session.operator, now: session.now() }));
    const who = { actor: session.actor, holder: holderName(), progress: progressOn(terminal), unattended };
    return session.run(applyPlan(reading, { ...who, now: session.now, realNow: Date.now }));
  };
  let applied = await carryOut(false);
  let done = applied.outcomes.filter((outcome) => outcome.status === 'done').length;
  if (applied.message === LEARNT) {
    // Delaby's hourly run is on, as npm start has it: once it has gone, films with an end day may be shown.
    await carryOut(true);
    applied = await carryOut(false);
    done += applied.outcomes.length;
  }
  const failed = applied.outcomes.filter((outcome) => outcome.status === 'failed');
  if ((applied.kind !== 'done' && applied.kind !== 'nothing') || failed.length > 0) throw notApplied(applied);
  const waiting = sample.waiting.flatMap(({ table, key, fields }) =>
    Object.entries(fields).map(([field, value]): KeyedCell => ({ table: table as TableName, key, field, value })),
  );
  await session.run(writeCells(await session.run(readWorkbook(spreadsheetId)), waiting));
  // `npm start` can begin anew from here. Only this process's own workspace lies on disk as it is.
  if (session.kind === 'own') keepBeginning(session.folder);
  return { people, films: sample.films.length, applied: done };
}

function notApplied(applied: Applied): Error {
  const said = applied.message ?? applied.outcomes.find((outcome) => outcome.error)?.error;
  const { sv, en } = said ? wordsOf(said) : { sv: applied.kind, en: applied.kind };
  return fault({
    sv: `Exemplet blev inte helt klart: ${sv}. Kör samma kommando igen.`,
    en: `The sample was not finished: ${en}. Run the same command again.`,
  });
}

/** One line a phase. */
function progressOn(terminal: Terminal): (phase: string, done: number, total: number) => void {
  return (phase, done, total) => terminal.progress(`  ${phase} ${done}/${total}`);
}

function* writeTables(workbook: Workbook, sample: Sample): Program<void> {
  for (const [table, rows] of Object.entries(sample.tables)) {
    if (table === 'settings') continue;
    yield* writeRows(workbook, table as TableName, { updates: [], appends: rows });
  }
  // The settings' rows exist already, each under its Swedish name.
  const settings = (sample.tables.settings ?? []).map(
    ({ name, value }): KeyedCell => ({ table: 'settings', key: String(name) as SettingName, field: 'value', value: value ?? '' }),
  );
  yield* writeCells(workbook, settings);
}

async function uploadFilms(session: Session, sample: Sample, workbook: Workbook): Promise<void> {
  const known = new Map(workbook.ids.filter((row) => row.table === 'recordings' && row.kind === 'file').map((row) => [row.rowId, row.id]));
  const wanting = sample.films.filter((film) => !known.has(film.recording));
  if (wanting.length > 0) {
    const { ids = [] } = await session.run(call('drive.files.generateIds', { count: wanting.length, space: 'drive', type: 'files' }));
    const rows = wanting.map((film, at): IdRow => ({ table: 'recordings', rowId: film.recording, kind: 'file', id: ids[at] ?? '' }));
    await session.run(appendIds(workbook, rows)); // Before the films: an interrupted one is then not made twice.
    for (const row of rows) known.set(row.rowId, row.id);
  }
  const titles = new Map((sample.tables.recordings ?? []).map((row) => [String(row.id), row]));
  const folder = mkdtempSync(join(tmpdir(), 'delakultur-sample-'));
  try {
    for (const film of sample.films) {
      const row = titles.get(film.recording);
      const title = String(row?.title ?? film.recording);
      const marks = { dkws: session.file.workspaceId, dkrow: markerRow(film.recording) };
      const place = { parents: [session.file.waitingRoom], copyRequiresWriterPermission: true };
      const video = join(folder, `${film.recording}.mp4`);
      writeFileSync(video, sampleFilm(film.seconds, `${film.recording} ${title}`));
      const metadata = {
        ...place,
        id: known.get(film.recording) ?? '',
        name: `${title}.mp4`,
        // It came when it was made, so that what has been missing since has been missing for that long.
        createdTime: `${String(row?.date)}T15:00:00Z`,
        mimeType: 'video/mp4',
        appProperties: { dk: 'recording', ...marks },
      };
      await session.upload({ file: video, metadata });
      if (!film.captions) continue;
      const captions = join(folder, `${film.recording}.vtt`);
      writeFileSync(captions, sampleCaptions(title, film.seconds, String(row?.description ?? '').split('. ')));
      await session.upload({
        file: captions,
        metadata: { ...place, name: `${title}.vtt`, mimeType: 'text/vtt', appProperties: { dk: 'captions', ...marks } },
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
