/** A check of what only Apps Script itself can be asked: no program, since it asks no REST method by the driver. */
import type { CheckWords } from '../../domain/checks/checked.ts';
import type { Finding, Site } from '../../workflows/checks/check.ts';

export interface ScriptCheck extends CheckWords {
  /** What it throws is told as what was seen. */
  look(site: Site): Finding;
}
