/** A plan for people to read in a terminal: the guard first, then withdrawals, then the rest by room, network and meeting. */
import { type Action, type Change, type Guard, isTaking } from '../../domain/plan/change.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import { render } from '../../messages/render.ts';
import { changes as changesWord, type Lang, listed, people, placesCaptions, say } from '../../messages/words.ts';
import { diagnosticsText } from './diagnostics.ts';

export interface PlanTextOptions {
  readonly lang: Lang;
  /** Every person and every remark; without it long lists are cut short. */
  readonly all?: boolean;
  /** A person's name for an address. */
  readonly nameOf?: (email: string) => string;
}

/** Lines without a line break at the end. */
export function planText(plan: Plan, options: PlanTextOptions): string {
  const { lang } = options;
  const parts: string[] = [];
  if (plan.guard.tripped) parts.push(guardText(plan.guard, options));
  if (plan.changes.length === 0)
    parts.push(lang === 'sv' ? 'Allt stämmer. Inget behöver ändras.' : 'All is as it should be. Nothing needs to change.');
  else {
    parts.push(...[...sections(plan.changes)].map(([section, groups]) => sectionText(section, groups, options)));
    parts.push(summary(plan.changes, lang));
  }
  if (!plan.complete) {
    parts.push(
      lang === 'sv'
        ? 'Allt kunde inte undersökas: något i Google är flyttat, borttaget eller upptaget. Det lämnas orört; se anmärkningarna.'
        : 'Not everything could be looked at: something in Google was moved, removed or is taken. It is left alone; see the remarks.',
    );
  }
  if (plan.diagnostics.length > 0) parts.push(diagnosticsText(plan.diagnostics, lang, options.all ? Infinity : 12));
  return parts.join('\n\n');
}

/** '18 ändringar: 12 personer får tillgång, 3 förlorar den.' */
export function summary(changes: readonly Change[], lang: Lang): string {
  const gains = new Set(changes.flatMap((change) => change.gains));
  const loses = new Set(changes.flatMap((change) => change.loses));
  const said: string[] = [];
  if (gains.size > 0)
    said.push(`${people(gains.size, lang)} ${lang === 'sv' ? 'får tillgång' : gains.size === 1 ? 'gains access' : 'gain access'}`);
  if (loses.size > 0)
    said.push(`${people(loses.size, lang)} ${lang === 'sv' ? 'förlorar tillgång' : loses.size === 1 ? 'loses access' : 'lose access'}`);
  return `${changesWord(changes.length, lang)}${said.length === 0 ? '' : `: ${said.join(', ')}`}.`;
}

/** The guard's banner: what it would cost, where, who, and how to go on. */
export function guardText(guard: Guard, { lang, all, nameOf = (email) => email }: PlanTextOptions): string {
  const message = guard.message ? render(guard.message, lang) : '';
  const where = guard.findings.map((one) => {
    const rest = one.emptied ? (lang === 'sv' ? ', ingen blir kvar' : ', nobody would be left') : '';
    return lang === 'sv'
      ? `  ${one.name}: ${one.losing} av ${one.present} (gräns ${one.limit}${rest})`
      : `  ${one.name}: ${one.losing} of ${one.present} (limit ${one.limit}${rest})`;
  });
  const who = listed(guard.people.map(nameOf), lang, all ? Infinity : 10);
  const go =
    lang === 'sv'
      ? `Stämmer det? Kör: delakultur apply --allow-removals ${guard.removals}`
      : `Is that right? Run: delakultur apply --allow-removals ${guard.removals}`;
  return [`!! ${message}`, ...where, `  ${who}`, `  ${go}`].join('\n');
}

type Section = 'close' | 'rooms' | 'networks' | 'recordings' | 'meetings' | 'other';
const titles: Record<Section, { sv: string; en: string }> = {
  close: { sv: 'Stängs och tas bort först', en: 'Closed and taken away first' },
  rooms: { sv: 'Rum', en: 'Rooms' },
  networks: { sv: 'Nätverk, områden och enheter', en: 'Networks, areas and units' },
  recordings: { sv: 'Filmer', en: 'Films' },
  meetings: { sv: 'Träffar', en: 'Meetings' },
  other: { sv: 'Övrigt', en: 'Other' },
};
const order: readonly Section[] = ['close', 'rooms', 'networks', 'recordings', 'meetings', 'other'];

function sectionOf(change: Change): Section {
  if (isTaking(change)) return 'close';
  const [table] = change.target.split('/');
  if (table === 'rooms' || table === 'audiences') return 'rooms';
  if (table === 'networks' || table === 'areas' || table === 'units') return 'networks';
  if (table === 'recordings' || table === 'files') return 'recordings';
  return table === 'meetings' ? 'meetings' : 'other';
}

/** Section → target → its changes, each in the order of the plan. */
function sections(changes: readonly Change[]): Map<Section, Map<string, Change[]>> {
  const found = new Map<Section, Map<string, Change[]>>(order.map((section) => [section, new Map()]));
  for (const change of changes) {
    const targets = found.get(sectionOf(change)) as Map<string, Change[]>;
    const same = targets.get(change.target);
    if (same) same.push(change);
    else targets.set(change.target, [change]);
  }
  for (const section of order) if (found.get(section)?.size === 0) found.delete(section);
  return found;
}

function sectionText(section: Section, targets: ReadonlyMap<string, readonly Change[]>, options: PlanTextOptions): string {
  const lines = [say(titles[section], options.lang)];
  for (const [target, group] of targets) {
    lines.push(`  ${group[0]?.name ?? target}  [${target}]`);
    lines.push(...actionLines(group, options));
  }
  return lines.join('\n');
}

const signs: Record<Action, string> = {
  close: '−',
  revoke: '−',
  remove: '−',
  create: '+',
  grant: '+',
  add: '+',
  renew: '~',
  rename: '~',
  protect: '~',
  share: '+',
  move: '~',
  link: '~',
  invite: '+',
  update: '~',
  cancel: '−',
};
const verbs: Record<Action, { sv: string; en: string }> = {
  close: { sv: 'stängs', en: 'is closed' },
  revoke: { sv: 'delningen tas bort', en: 'sharing is taken away' },
  remove: { sv: 'tas ur gruppen', en: 'taken out of the group' },
  create: { sv: 'skapas', en: 'is made' },
  grant: { sv: 'får läsa', en: 'may read' },
  add: { sv: 'läggs till i gruppen', en: 'added to the group' },
  renew: { sv: 'slutdagen ändras', en: 'the end day changes' },
  rename: { sv: 'byter namn', en: 'is renamed' },
  protect: { sv: 'skyddas', en: 'is protected' },
  share: { sv: 'delas', en: 'is shared' },
  move: { sv: 'visas i andra rum', en: 'is shown in other rooms' },
  link: { sv: 'genvägarna rättas', en: 'the shortcuts are put right' },
  invite: { sv: 'bjuds in till', en: 'is sent out' },
  update: { sv: 'ändras', en: 'is changed' },
  cancel: { sv: 'ställs in', en: 'is cancelled' },
};

const captionsVerb = { sv: 'undertexterna läggs bredvid', en: 'the captions are put beside it' };

/** Members of one group are told together: one line an action, and then who, each with the reason. */
function actionLines(group: readonly Change[], options: PlanTextOptions): string[] {
  const { lang } = options;
  const byAction = new Map<Action, Change[]>();
  for (const change of group) byAction.set(change.action, [...(byAction.get(change.action) ?? []), change]);
  return [...byAction].flatMap(([action, same]) => {
    const sign = signs[action];
    const verb = say(same.every(placesCaptions) ? captionsVerb : verbs[action], lang);
    const most = options.all ? Infinity : 5;
    const shown = same.slice(0, most).map((change) => `${effect(change, lang)}${render(change.reason, lang)}`);
    if (same.length === 1) return [`    ${sign} ${verb}: ${shown[0]}`];
    const rest =
      same.length > most ? [`        … ${lang === 'sv' ? `och ${same.length - most} till` : `and ${same.length - most} more`}`] : [];
    return [`    ${sign} ${same.length} ${verb}`, ...shown.map((line) => `        ${line}`), ...rest];
  });
}

function effect({ gains, loses }: Change, lang: Lang): string {
  // One person's own row says it in its reason already.
  if (gains.length + loses.length <= 1) return '';
  const said: string[] = [];
  if (gains.length > 0) said.push(`${people(gains.length, lang)} ${lang === 'sv' ? 'får tillgång' : 'gain access'}`);
  if (loses.length > 0) said.push(`${people(loses.length, lang)} ${lang === 'sv' ? 'förlorar tillgång' : 'lose access'}`);
  return `${said.join(', ')}. `;
}
