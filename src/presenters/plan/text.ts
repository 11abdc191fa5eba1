/** A plan for people to read in a terminal: the guard first, then withdrawals, then the rest by room, network and meeting. */
import type { Message } from '../../domain/message.ts';
import type { Action, Change, Guard } from '../../domain/plan/change.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import type { Lang } from '../../messages/catalogue.ts';
import { planViewMessage, type TextSection } from '../../messages/plan-view.ts';
import { render } from '../../messages/render.ts';
import { remarksText } from './diagnostics.ts';
import { modelOf, type ShownChange, summaryOf } from './model.ts';

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
  const { guard, changes, complete, remarks, summary } = modelOf(plan);
  const say = (message: Message) => render(message, lang);
  const parts: string[] = [];
  if (guard.tripped) parts.push(guardText(guard, options));
  if (changes.length === 0) parts.push(say(planViewMessage('plan.nothing')));
  else parts.push(...[...sections(changes)].map(([section, groups]) => sectionText(section, groups, options)), say(summary));
  if (!complete) parts.push(say(planViewMessage('plan.incomplete')));
  if (remarks.length > 0) parts.push(remarksText(remarks, lang, options.all ? Infinity : 12));
  return parts.join('\n\n');
}

/** '18 ändringar: 12 personer får tillgång, 3 personer förlorar tillgång.' */
export const summary = (changes: readonly Change[], lang: Lang): string => render(summaryOf(changes), lang);

/** The guard's banner: how many would lose access, where, who, and how to go on. */
export function guardText(guard: Guard, { lang, all, nameOf = (email) => email }: PlanTextOptions): string {
  const most = all ? Infinity : 10;
  const names = guard.people.slice(0, most).map(nameOf);
  const lines = [
    ...guard.findings.map(({ name, losing, present, limit, emptied }) =>
      planViewMessage('plan.guardAt', { name, losing, present, limit, emptied }),
    ),
    planViewMessage('plan.names', { names, rest: guard.people.length - names.length }),
    planViewMessage('plan.guardGo', { removals: guard.removals }),
  ];
  const message = guard.message ? render(guard.message, lang) : '';
  return [`!! ${message}`, ...lines.map((line) => `  ${render(line, lang)}`)].join('\n');
}

const order: readonly TextSection[] = ['close', 'rooms', 'networks', 'recordings', 'meetings', 'other'];
const SECTION: Readonly<Record<string, TextSection>> = {
  rooms: 'rooms',
  audiences: 'rooms',
  networks: 'networks',
  areas: 'networks',
  units: 'networks',
  recordings: 'recordings',
  files: 'recordings',
  meetings: 'meetings',
};

const sectionOf = ({ isTaking, table }: ShownChange): TextSection => (isTaking ? 'close' : (SECTION[table] ?? 'other'));

/** Section → target → its changes, each in the order of the plan. */
function sections(changes: readonly ShownChange[]): Map<TextSection, Map<string, ShownChange[]>> {
  const found = new Map<TextSection, Map<string, ShownChange[]>>(order.map((section) => [section, new Map()]));
  for (const change of changes) {
    const targets = found.get(sectionOf(change)) as Map<string, ShownChange[]>;
    const same = targets.get(change.target);
    if (same) same.push(change);
    else targets.set(change.target, [change]);
  }
  for (const section of order) if (found.get(section)?.size === 0) found.delete(section);
  return found;
}

function sectionText(section: TextSection, targets: ReadonlyMap<string, readonly ShownChange[]>, options: PlanTextOptions): string {
  const lines = [render(planViewMessage(`section.${section}`), options.lang)];
  for (const [target, group] of targets) {
    lines.push(`  ${group[0]?.name ?? target}  [${target}]`);
    lines.push(...actionLines(group, options));
  }
  return lines.join('\n');
}

const SIGN: Partial<Record<Action, string>> = {
  ...{ close: '−', revoke: '−', remove: '−', cancel: '−' },
  ...{ create: '+', grant: '+', add: '+', share: '+', invite: '+' },
};

/** Members of one group are listed together: one line an action, and then who, each with the reason. */
function actionLines(group: readonly ShownChange[], { lang, all }: PlanTextOptions): string[] {
  const byAction = new Map<Action, ShownChange[]>();
  for (const change of group) byAction.set(change.action, [...(byAction.get(change.action) ?? []), change]);
  return [...byAction].flatMap(([action, same]) => {
    const sign = SIGN[action] ?? '~';
    const does = same.every((change) => change.does === 'captions') ? 'captions' : action;
    const verb = render(planViewMessage(`does.${does}`), lang);
    const most = all ? Infinity : 5;
    const shown = same.slice(0, most).map(({ gains, loses, reason, meeting }) => {
      const effect = render(planViewMessage('plan.effect', { gains: gains.length, loses: loses.length, reason }), lang);
      return meeting ? `${render(meeting, lang)} ${effect}` : effect;
    });
    if (same.length === 1) return [`    ${sign} ${verb}: ${shown[0]}`];
    const rest = same.length > most ? [`        ${render(planViewMessage('plan.more', { rest: same.length - most }), lang)}`] : [];
    return [`    ${sign} ${same.length} ${verb}`, ...shown.map((line) => `        ${line}`), ...rest];
  });
}
