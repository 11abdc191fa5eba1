/** What `--help` says of the whole command line. Each command's own words stand in its file. */
import type { Words } from '../domain/message.ts';
import { w } from './command.ts';

/** Commander's own headings. */
export const headings: Readonly<Record<string, Words>> = {
  'Usage:': w('Så här:', 'Usage:'),
  'Options:': w('Flaggor:', 'Options:'),
  'Global Options:': w('Flaggor för alla kommandon:', 'Options of every command:'),
  'Commands:': w('Kommandon:', 'Commands:'),
  'Arguments:': w('Argument:', 'Arguments:'),
};

export const general = {
  what: w(
    'Delakultur: filma en gång, rätt kollegor ser den, föreläsaren bestämmer.\nArbetsboken säger hur det ska vara. plan visar vad som måste ändras i Drive, Grupper och Kalender. apply gör det.',
    'Delakultur: film once, the right colleagues see it, the lecturer decides.\nThe workbook says what should be. plan shows what must change in Drive, Groups and Calendar. apply does it.',
  ),
  usage: w('<kommando> [flaggor]', '<command> [options]'),
  options: w('[flaggor]', '[options]'),
  help: w('visa hjälp; efter ett kommando: hjälp om det', 'show help; after a command: help on it'),
  workspace: w('arbetsytans mapp, eller google (annars ./.delakultur)', 'the workspace’s folder, or google (else ./.delakultur)'),
  json: w('ett JSON-dokument på stdout, ord på stderr', 'one JSON document on stdout, words on stderr'),
  lang: w('språk (annars sv)', 'language (else sv)'),
  as: w('vem som agerar (annars samordnaren från init)', 'who acts (else init’s coordinator)'),
  now: w('tid för den inbyggda arbetsytans klocka', 'time of the embedded workspace’s clock'),
  examples: w('Exempel:', 'Examples:'),
  after: w(
    `Börja så här:
  delakultur init --domain delaby.example --coordinator maryam.lindqvist@delaby.example --sample
  delakultur plan                 visa vad som väntar (ändrar inget)
  delakultur apply                gör det, efter en fråga
  delakultur why aino.bergstrom@delaby.example F-012

Slutkoder: 0 klart eller inget att göra · 1 fel · 2 plan fann ändringar · 3 spärren slog till · 4 planen gäller inte längre
Den inbyggda arbetsytan är en efterbildning av Google för att prova, lära och testa. English: --lang en`,
    `Begin so:
  delakultur init --domain delaby.example --coordinator maryam.lindqvist@delaby.example --sample
  delakultur plan                 show what waits (changes nothing)
  delakultur apply                do it, after a question
  delakultur why aino.bergstrom@delaby.example F-012

Exit codes: 0 done or nothing to do · 1 error · 2 plan found changes · 3 the guard tripped · 4 the plan no longer holds
The embedded workspace is an emulator of Google for trying, teaching and testing.`,
  ),
} as const;
