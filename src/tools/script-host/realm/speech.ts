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

/** The script's console: everything goes to the execution's log. */
export function scriptConsole({ tell }: Environment): object {
  const say =
    (level: Level) =>
    (...args: unknown[]) =>
      tell({ kind: 'log', value: { level, text: args.map(shown).join(' ') } });
  return emulated<Pick<Console, Level>>('console', {
    log: say('log'),
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
    debug: say('debug'),
  });
}
