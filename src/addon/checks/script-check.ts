/** A check of Apps Script itself: not a program, since it uses no REST method. */
import type { Finding, Site, Told } from '../../workflows/checks/check.ts';

export interface ScriptCheck extends Told {
  /** What it throws is reported as its finding. */
  look(site: Site): Finding;
}
