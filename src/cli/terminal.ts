/** The terminal, as commands see it: words on stdout for people, or one JSON document there for scripts and words on stderr. */
import { createInterface } from 'node:readline/promises';
import { harmless } from '../domain/text.ts';
import { wordsOf } from '../messages/cli/render.ts';
import type { Said } from '../messages/render.ts';
import type { Lang } from '../messages/words.ts';

export interface Terminal {
  readonly lang: Lang;
  readonly json: boolean;
  /** A person is there and can answer. */
  readonly interactive: boolean;
  say(said: Said): string;
  /** Lines for people: on stdout, but on stderr with --json. */
  print(text: string): void;
  /** The one document that --json asks for. At most once. */
  document(value: unknown): void;
  /** Exact text on stdout, such as a CSV file. */
  raw(text: string): void;
  /** A line on stderr. */
  note(text: string): void;
  /** Progress: rewrites its line for a person; otherwise only `milestone` lines are written. */
  progress(text: string, milestone?: boolean): void;
  /** The answer to a question, trimmed; '' at the end of input. */
  ask(question: string): Promise<string>;
}

/** JSON does not escape some characters that control a terminal or the reading order. Escaped, they mean the same. */
const escaped = (json: string): string =>
  json.replace(/(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/gu, (sign) =>
    [...sign].flatMap((one) => one.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)).join(''),
  );

/** A terminal on this process's streams. All output passes here, so this is where control characters are removed from data. */
export function terminalFor({ lang, json }: { lang: Lang; json: boolean }): Terminal {
  const { stdin, stdout, stderr } = process;
  let open = false;
  const clear = (): void => {
    if (open) stderr.write('\r\x1b[2K');
    open = false;
  };
  const note = (text: string): void => {
    clear();
    stderr.write(`${harmless(text)}\n`);
  };
  return {
    lang,
    json,
    interactive: stdin.isTTY === true && stderr.isTTY === true && !json,
    say: (said) => wordsOf(said)[lang],
    print: (text) => {
      clear();
      (json ? stderr : stdout).write(`${harmless(text)}\n`);
    },
    document: (value) => {
      clear();
      stdout.write(`${escaped(JSON.stringify(value, null, 2))}\n`);
    },
    raw: (text) => {
      clear();
      stdout.write(stdout.isTTY === true ? harmless(text) : text);
    },
    note,
    progress: (text, milestone = false) => {
      if (stderr.isTTY === true && !milestone) {
        clear();
        stderr.write(harmless(text));
        open = true;
      } else if (milestone) note(text);
    },
    ask: async (question) => {
      clear();
      const reader = createInterface({ input: stdin, output: stderr });
      try {
        // End of input is not a yes.
        const ended = new Promise<string>((resolve) => reader.once('close', () => resolve('')));
        return (await Promise.race([reader.question(harmless(question)), ended])).trim();
      } finally {
        reader.close();
      }
    },
  };
}
