import { type DirectMessagesFact, type Id, type OpenedOf, type Recorded, subjectOf } from '@chat/schema/events';
import * as types from './directFacts.types.ts';
import { commonOf } from './viewerFactOf.ts';
import type { ViewerFact } from './viewerFacts.types.ts';

export type OpenedDirectFact = Recorded<OpenedOf<DirectMessagesFact>>;

/** What a fact of a direct conversation says to those who are in it. */
export const directFactOf = (fact: OpenedDirectFact, logId: Id): ViewerFact => {
  const common = { ...commonOf(fact, logId), conversationId: subjectOf(fact.stream) };
  switch (fact.type) {
    case 'DirectConversationOpened':
      return Object.assign(new types.DirectConversationOpened(), common, fact.data);
    case 'ParticipantAdded':
      return Object.assign(new types.ParticipantAdded(), common, fact.data);
    case 'ParticipantLeft':
      return Object.assign(new types.ParticipantLeft(), common, fact.data);
  }
};
