/** The commands with their options. Reads the arguments and hands over to the command's own file, loaded only then. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Lang } from '../messages/words.ts';
import type { CommandModule } from './context.ts';
import type { Embedded } from './embedded.ts';
import { type CommandHelp, general, type HelpName, headings, helpOf } from './help.ts';
import type { Where } from './session.ts';
import { syntaxWords } from './syntax.ts';
import { type Terminal, terminalFor } from './terminal.ts';

/** Runs one command line (without node and script). The exit code. Never throws. */
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
  return new Fault(syntaxWords(error));
}

/** The language asked for; Swedish unless English is. A wrong word is told by the parser. */
function languageIn(argv: readonly string[]): Lang {
  const at = argv.lastIndexOf('--lang');
  return (at >= 0 && argv[at + 1] === 'en') || argv.includes('--lang=en') ? 'en' : 'sv';
}

/** 'import <table> <file>' in a list of commands: that there are options goes without saying. */
const termOf = (command: Command): string => [command.name(), ...command.registeredArguments.map((one) => argumentTerm(one))].join(' ');
const argumentTerm = (one: Command['registeredArguments'][number]): string => `<${one.name()}${one.variadic ? '...' : ''}>`;

/** As an argument parser of commander's: what it throws becomes commander's own error. */
function asLanguage(word: string): string {
  if (word === 'sv' || word === 'en') return word;
  throw new InvalidArgumentError('');
}

type Act = (load: () => Promise<CommandModule>, args: readonly string[], options: Readonly<Record<string, unknown>>) => Promise<void>;

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

function commandsIn(lang: Lang, act: Act): Command {
  const text = (words: { sv: string; en: string }): string => words[lang];
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

  const make = (name: HelpName, signature: string, load: () => Promise<CommandModule>, parent = program): Command => {
    const help: CommandHelp = helpOf[name];
    const command = style(parent.command(signature)).summary(text(help.summary)).description(text(help.what));
    command.usage([...command.registeredArguments.map(argumentTerm), text(general.options)].join(' '));
    for (const [flags, words, kind] of help.options ?? []) {
      const option = new Option(flags, text(words));
      if (kind === 'many') option.argParser(collect as (value: string, previous: unknown) => unknown);
      command.addOption(option);
    }
    command.addHelpText('after', `\n${text(general.examples)}\n${help.examples.map((line) => `  ${line}`).join('\n')}`);
    return command.action(async () => act(load, command.args, command.optsWithGlobals()));
  };

  make('init', 'init', () => import('./commands/init.ts'));
  make('import', 'import <table> <file>', () => import('./commands/import.ts'));
  make('export', 'export <table>', () => import('./commands/export.ts'));
  make('plan', 'plan', () => import('./commands/plan.ts'));
  make('apply', 'apply', () => import('./commands/apply.ts'));
  make('upload', 'upload [files...]', () => import('./commands/upload.ts'));
  const permit = style(program.command('permit')).summary(text(helpOf.permit.summary)).description(text(helpOf.permit.what));
  permit.usage(
    text({
      sv: 'ask|letter|grant|deny|renew|withdraw <id> [flaggor]',
      en: 'ask|letter|grant|deny|renew|withdraw <id> [options]',
    }),
  );
  make('permitAsk', 'ask <recording>', () => import('./commands/permit-ask.ts'), permit);
  make('permitLetter', 'letter <id>', () => import('./commands/permit-letter.ts'), permit);
  make('permitGrant', 'grant <id>', () => import('./commands/permit-grant.ts'), permit);
  make('permitDeny', 'deny <id>', () => import('./commands/permit-deny.ts'), permit);
  make('permitRenew', 'renew <ids...>', () => import('./commands/permit-renew.ts'), permit);
  make('permitWithdraw', 'withdraw <id>', () => import('./commands/permit-withdraw.ts'), permit);
  make('why', 'why <e-mail> <target>', () => import('./commands/why.ts'));
  make('serve', 'serve', () => import('./commands/serve.ts'));
  make('status', 'status', () => import('./commands/status.ts'));
  make('check', 'check', () => import('./commands/check.ts'));
  make('report', 'report', () => import('./commands/report.ts'));
  return program;
}
