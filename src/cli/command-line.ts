/** Parses the arguments by the commands' definitions, and runs the command's action, loaded only then. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Words } from '../domain/message.ts';
import type { Lang } from '../messages/words.ts';
import type { CommandDefinition, CommandGroup } from './command.ts';
import { apply } from './commands/apply/command.ts';
import { check } from './commands/check/command.ts';
import { exportRows } from './commands/export/command.ts';
import { importRows } from './commands/import/command.ts';
import { init } from './commands/init/command.ts';
import { permit } from './commands/permit/command.ts';
import { plan } from './commands/plan/command.ts';
import { report } from './commands/report/command.ts';
import { serve } from './commands/serve/command.ts';
import { status } from './commands/status/command.ts';
import { upload } from './commands/upload/command.ts';
import { why } from './commands/why/command.ts';
import { year } from './commands/year/command.ts';
import type { Action } from './context.ts';
import type { Embedded } from './embedded.ts';
import { general, headings } from './help.ts';
import type { Where } from './session.ts';
import { syntaxMessage } from './syntax.ts';
import { type Terminal, terminalFor } from './terminal.ts';

/** Runs one command line (without node and script). Returns the exit code. Never throws. */
export async function runCommandLine(argv: readonly string[], embedded: Embedded): Promise<number> {
  const lang = languageIn(argv);
  const terminal = terminalFor({ lang, json: argv.includes('--json') });
  let exit = 0;
  const program = commandsIn(lang, async (load, args, options) => {
    const { workspace, as, now } = options as { workspace?: string; as?: string; now?: string };
    const where: Where = {
      workspace: workspace ?? '.delakultur',
      lang,
      ...(as !== undefined && { as: as.toLowerCase() }),
      ...(now !== undefined && { now }),
    };
    const open = async () => (await import('./workspace.ts')).openWorkspace(where, embedded);
    exit = await (await load()).run({ terminal, where, embedded, open }, args, options);
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError && error.code === 'commander.helpDisplayed') return 0;
    if (error instanceof CommanderError && error.code === 'commander.help') return 1; // Shown because a command is missing.
    return tell(terminal, error instanceof CommanderError ? await asFault(error) : error);
  }
}

/** Says what went wrong: on stderr, and with --json as the one document on stdout. */
async function tell(terminal: Terminal, error: unknown): Promise<number> {
  const { explain } = await import('./fault.ts');
  const { words, exit } = explain(error);
  terminal.note(terminal.say(words));
  if (terminal.json) terminal.document({ error: words });
  if (process.env.DELAKULTUR_DEBUG && error instanceof Error) terminal.note(error.stack ?? '');
  return exit;
}

async function asFault(error: CommanderError): Promise<Error> {
  const { Fault } = await import('./fault.ts');
  return new Fault(syntaxMessage(error));
}

/** The requested language; Swedish by default. The parser reports a wrong word. */
function languageIn(argv: readonly string[]): Lang {
  const at = argv.lastIndexOf('--lang');
  return (at >= 0 && argv[at + 1] === 'en') || argv.includes('--lang=en') ? 'en' : 'sv';
}

/** 'import <table> <file>' for a list of commands, without options. */
const termOf = (command: Command): string => [command.name(), ...command.registeredArguments.map((one) => argumentTerm(one))].join(' ');
const argumentTerm = (one: Command['registeredArguments'][number]): string => {
  const name = `${one.name()}${one.variadic ? '...' : ''}`;
  return one.required ? `<${name}>` : `[${name}]`;
};

/** As an argument parser of commander's: what it throws becomes commander's own error. */
function asLanguage(word: string): string {
  if (word === 'sv' || word === 'en') return word;
  throw new InvalidArgumentError('');
}

/** In the order in which help lists them. */
const commands: readonly (CommandDefinition | CommandGroup)[] = [
  init,
  importRows,
  exportRows,
  plan,
  apply,
  upload,
  permit,
  why,
  serve,
  status,
  check,
  report,
  year,
];

type Act = (load: () => Promise<Action>, args: readonly string[], options: Readonly<Record<string, unknown>>) => Promise<void>;

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

function commandsIn(lang: Lang, act: Act): Command {
  const text = (words: Words): string => words[lang];
  const program = new Command('delakultur');
  const style = (command: Command): Command =>
    command
      .exitOverride()
      .configureOutput({ outputError: () => {} })
      .configureHelp({
        showGlobalOptions: true,
        styleTitle: (title) => headings[title]?.[lang] ?? title,
        helpWidth: 100,
        subcommandTerm: termOf,
      })
      .helpOption('-h, --help', text(general.help))
      .helpCommand(false);
  style(program)
    .description(text(general.what))
    .usage(text(general.usage))
    .option('--workspace <dir>', text(general.workspace))
    .option('--json', text(general.json))
    .option('--lang <sv|en>', text(general.lang), asLanguage)
    .option('--as <e-mail>', text(general.as))
    .option('--now <iso>', text(general.now))
    .addHelpText('after', `\n${text(general.after)}`);

  const describe = (command: Command, { summary, what }: { summary: Words; what: Words }): Command =>
    style(command).summary(text(summary)).description(text(what));
  const make = (parent: Command, { signature, options = [], examples, action, ...help }: CommandDefinition): void => {
    const command = describe(parent.command(signature), help);
    command.usage([...command.registeredArguments.map(argumentTerm), text(general.options)].join(' '));
    for (const [flags, words, kind] of options) {
      const option = new Option(flags, text(words));
      if (kind === 'many') option.argParser(collect as (value: string, previous: unknown) => unknown);
      command.addOption(option);
    }
    command.addHelpText('after', `\n${text(general.examples)}\n${examples.map((line) => `  ${line}`).join('\n')}`);
    command.action(async () => act(action, command.args, command.optsWithGlobals()));
  };
  for (const one of commands) {
    if (!('commands' in one)) make(program, one);
    else {
      const group = describe(program.command(one.name), one).usage(text(one.usage));
      for (const command of one.commands) make(group, command);
    }
  }
  return program;
}
