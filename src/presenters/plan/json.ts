/** A plan, and the result of applying it, as JSON for scripts. The field names are a contract. */

import type { Message, Words } from '../../domain/message.ts';
import type { Guard, Json } from '../../domain/plan/change.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import type { Diagnostic } from '../../domain/workbook/diagnostic.ts';
import { render } from '../../messages/render.ts';
import type { Lang } from '../../messages/words.ts';
import { modelOf, type ShownChange } from './model.ts';

export interface ChangeJson {
  readonly id: string;
  readonly action: string;
  readonly target: string;
  readonly reason: string;
  readonly before: Json;
  readonly after: Json;
  readonly gains: readonly string[];
  readonly loses: readonly string[];
}

export interface DiagnosticJson {
  readonly severity: Diagnostic['severity'];
  readonly table: string;
  readonly row: number;
  readonly field: string | null;
  readonly message: string;
}

export interface PlanJson {
  readonly hash: string;
  readonly complete: boolean;
  readonly applyable: boolean;
  readonly errored: boolean;
  readonly changes: readonly ChangeJson[];
  readonly diagnostics: readonly DiagnosticJson[];
  readonly guard: Omit<Guard, 'message'> & { readonly message: string | null };
  readonly date: string;
  readonly workspaceId: string;
}

export interface OutcomeJson {
  readonly id: string;
  readonly status: string;
  readonly error: string | null;
}

/** A plan with its reasons and messages in one language. */
export function planJson(plan: Plan, lang: Lang): PlanJson {
  const { hash, complete, applyable, errored, changes, remarks, guard, date, workspaceId } = modelOf(plan);
  return {
    ...{ hash, complete, applyable, errored },
    changes: changes.map((change) => changeJson(change, lang)),
    diagnostics: remarks.map((remark) => diagnosticJson(remark, lang)),
    guard: { ...guard, message: guard.message && render(guard.message, lang) },
    ...{ date, workspaceId },
  };
}

/** Replaces a plan when reading failed: nothing may be concluded from it, least of all "no changes". */
export function erroredPlanJson(error: Words): PlanJson & { readonly error: Words } {
  const guard = { tripped: false, removals: 0, people: [], findings: [], message: null };
  const empty = {
    hash: '',
    complete: false,
    applyable: false,
    errored: true,
    changes: [],
    diagnostics: [],
    guard,
    date: '',
    workspaceId: '',
  };
  return { ...empty, error };
}

export function diagnosticJson({ severity, table, row, field, message }: Omit<Diagnostic, 'code'>, lang: Lang): DiagnosticJson {
  return { severity, table, row, field: field ?? null, message: render(message, lang) };
}

export function outcomeJson(outcome: { readonly id: string; readonly status: string; readonly error?: Message }, lang: Lang): OutcomeJson {
  return { id: outcome.id, status: outcome.status, error: outcome.error === undefined ? null : render(outcome.error, lang) };
}

function changeJson({ id, action, target, reason, before, after, gains, loses }: ShownChange, lang: Lang): ChangeJson {
  return { id, action, target, reason: render(reason, lang), before, after, gains, loses };
}
