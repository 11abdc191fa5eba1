/** A command's definition: signature, flags and help, which `--help` reads, and the action, loaded when it is run. */
import type { Words } from '../domain/message.ts';
import type { Action } from './context.ts';

interface Described {
  readonly summary: Words;
  readonly what: Words;
}

/** Flags in commander's notation, their words, and 'many' where the flag may stand several times. */
type Flag = readonly [flags: string, words: Words, kind?: 'many'];

export interface CommandDefinition extends Described {
  /** In commander's notation: 'import <table> <file>'. */
  readonly signature: string;
  readonly options?: readonly Flag[];
  /** Whole command lines, the most useful first. */
  readonly examples: readonly string[];
  /** Reading it here would make `--help` twice as slow. */
  readonly action: () => Promise<Action>;
}

/** A word before several commands. */
export interface CommandGroup extends Described {
  readonly name: string;
  readonly usage: Words;
  readonly commands: readonly CommandDefinition[];
}

export const w = (sv: string, en: string): Words => ({ sv, en });

/** The edition of an embedded workspace. */
export const editionOption: Flag = [
  '--edition <name>',
  w(
    'den inbyggda arbetsytans utgåva: education-plus (annars), education-fundamentals, business-starter, business-standard',
    'the embedded workspace’s edition: education-plus (else), education-fundamentals, business-starter, business-standard',
  ),
];
