/** A check of what only Apps Script itself can be asked: no program, since it asks no REST method by the driver. */
import type { Finding, Site, Told } from '../../workflows/checks/check.ts';

export interface ScriptCheck extends Told {
  /** What it throws is told as what was seen. */
  look(site: Site): Finding;
}
