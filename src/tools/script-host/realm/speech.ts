import { emulated } from './emulated.ts';
import type { Environment } from './environment.ts';

type Level = 'log' | 'info' | 'warn' | 'error' | 'debug';

const shown = (value: unknown): string => {
  if (value instanceof Error) return value.stack ?? String(value);
  if (typeof value !== 'object' || value === null) return String(value);
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
};

/** printf as console and Logger know it: %s %d %i %f %j %o, and %%. What is left over follows after spaces. */
export function format(first: unknown, rest: readonly unknown[]): string {
  if (typeof first !== 'string') return [first, ...rest].map(shown).join(' ');
  const left = [...rest];
  const text = first.replace(/%([sdifjoO%])/g, (whole, kind: string) => {
    if (kind === '%') return '%';
    if (left.length === 0) return whole;
    const value = left.shift();
    if (kind === 'd' || kind === 'i') return String(Math.trunc(Number(value)));
    return kind === 'f' ? String(Number(value)) : shown(value);
  });
  return [text, ...left.map(shown)].join(' ');
}

/** The script's console: everything goes to the execution's log. */
export function scriptConsole({ tell }: Environment): object {
  const say =
    (level: Level) =>
    (...args: unknown[]) =>
      tell({ kind: 'log', value: { level, text: args.length === 0 ? '' : format(args[0], args.slice(1)) } });
  const began = new Map<string, number>();
  return emulated<Pick<Console, Level | 'time' | 'timeEnd'>>('console', {
    log: say('log'),
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
    debug: say('debug'),
    time: (label = 'default') => void began.set(label, Date.now()),
    timeEnd: (label = 'default') => say('debug')(`${label}: ${Date.now() - (began.get(label) ?? Date.now())}ms`),
  });
}

type Google = GoogleAppsScript.Base.Logger;

export function logger({ tell }: Environment): Google {
  let lines: string[] = [];
  const self: Google = emulated<Google>('Logger', {
    clear: () => {
      lines = [];
    },
    getLog: () => lines.join(''),
    log: (first: unknown, ...rest: unknown[]) => {
      const text = format(first, rest);
      lines.push(`${text}\n`);
      tell({ kind: 'log', value: { level: 'info', text } });
      return self;
    },
  });
  return self;
}
