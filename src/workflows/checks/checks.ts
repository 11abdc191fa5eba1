/** The one list of what only the tenant itself can settle, in the order in which it is asked; docs/google.md is made of it. */
import { append } from './append.ts';
import { batchSizes } from './batches.ts';
import type { Check } from './check.ts';
import { invited, lengths, meet, sequence } from './events.ts';
import { expiry } from './expiry.ts';
import { nested, newGroup, outsiderInGroup, outsiderShare } from './groups.ts';
import { eventIds, fileIds } from './ids.ts';
import { inherited } from './inherited.ts';
import { lease } from './lease.ts';
import { rowMark } from './row-mark.ts';
import { sameProject } from './same-project.ts';
import { session } from './session.ts';

export const CHECKS: readonly Check[] = [
  sameProject,
  lease,
  rowMark,
  append,
  fileIds,
  newGroup,
  expiry,
  inherited,
  nested,
  outsiderInGroup,
  outsiderShare,
  eventIds,
  sequence,
  invited,
  meet,
  lengths,
  session,
  ...batchSizes,
];
