/** People, networks, units and meetings. */

import type { peopleReads } from '../../contract/people.ts';
import type { Problem } from '../../contract/problem.ts';
import { suggestTimes } from '../../domain/meetings/times.ts';
import { why } from '../../domain/plan/why.ts';
import { addOnMessage } from '../../messages/add-on.ts';
import { wordsOf } from '../../messages/render.ts';
import { meetingViewOf, networkViewOf, personViewOf, unitViewOf } from '../../presenters/pages/details.ts';
import type { Handlers } from './handlers.ts';

export const peopleHandlers: Handlers<typeof peopleReads> = {
  person: ({ planned }, { email }) => personViewOf(planned, email.toLowerCase()),
  network: ({ planned }, { id }) => networkViewOf(planned, id),
  unit: ({ planned }, { id }) => unitViewOf(planned, id),
  meeting: ({ planned }, { id }) => meetingViewOf(planned, id),
  times({ planned }, { network: id }) {
    const { audiences, config, today } = planned.desired;
    const network = config.tables.networks.rows.find((row) => row.id === id);
    if (!network) return networkViewOf(planned, id) as Problem;
    const members = audiences.networks.get(id) ?? new Set<string>();
    return { network: id, slots: suggestTimes(config, network, members, today), members: members.size };
  },
  why({ planned }, { email, target }) {
    const found = why(planned, email.toLowerCase(), target);
    if (!found) return { problem: addOnMessage('why.nothing', { target }) };
    return { sees: found.sees, should: found.should, chain: found.chain.map(({ ok, text }) => ({ ok, text: wordsOf(text) })) };
  },
};
