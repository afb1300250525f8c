import { describe, it } from 'vitest';
import { projectionSpec } from '../runner/projectionSpec.ts';
import { exampleId as id, recorded } from '../runner/recorded.ts';
import { channelsProjection } from './channels.projection.ts';

const channel = id(30);
const data = { channelId: channel };
const created = recorded(
  'ChannelCreated',
  { channelId: channel, kind: 'TEXT', position: 1_024, text: { name: 'general', topic: 'all' } },
  { id: id(11) },
);
const renamed = recorded('ChannelRenamed', { channelId: channel, text: { name: 'new' } }, { id: id(12) });
const topic = (text: string) => recorded('ChannelTopicChanged', { channelId: channel, text: { topic: text } }, { id: id(13) });
const archived = recorded('ChannelArchived', data);
const shredded = (...facts: readonly number[]) =>
  recorded('LeavesShredded', {
    ring: id(9),
    ranges: [{ first: 0, last: 1 }],
    targets: facts.map((fact) => ({ kind: 'GUILD', factId: id(fact), subjectId: channel, containerId: id(1) })),
  });

const plain = {
  _id: channel,
  guildId: id(1),
  kind: 'TEXT' as const,
  name: 'general',
  nameFactId: id(11),
  topic: 'all',
  topicFactId: id(11),
  categoryId: null,
  position: 1_024,
  archived: false,
  createdAt: 1_700_000_001_000,
};
const spec = projectionSpec(channelsProjection);

describe('the view of channels', () => {
  it('begins with the channel as it was created', () => {
    spec.given([created]).then({ [channel]: plain });
    const bare = { channelId: channel, kind: 'VOICE', categoryId: id(20), position: 0, text: { name: 'talk' } } as const;
    spec.given([recorded('ChannelCreated', bare, { id: id(11), occurredAt: 5 })]).then({
      [channel]: { ...plain, kind: 'VOICE', name: 'talk', topic: null, categoryId: id(20), position: 0, createdAt: 5 },
    });
  });

  it('follows name, topic and place', () => {
    const moved = recorded('ChannelMoved', { channelId: channel, categoryId: id(20), position: 7 });
    const changed = { ...plain, name: 'new', nameFactId: id(12), topic: 'else', topicFactId: id(13) };
    spec.given([created, renamed, topic('else'), moved]).then({
      [channel]: { ...changed, categoryId: id(20), position: 7 },
    });
    const back = recorded('ChannelMoved', { channelId: channel, position: 8 });
    spec.given([created, moved, back]).then({ [channel]: { ...plain, position: 8 } });
    spec.given([created, topic('')]).then({ [channel]: { ...plain, topic: null, topicFactId: id(13) } });
  });

  it('is archived, restored and deleted', () => {
    spec.given([created, archived]).then({ [channel]: { ...plain, archived: true } });
    spec.given([created, archived, recorded('ChannelRestored', data)]).then({ [channel]: plain });
    spec.given([created, recorded('ChannelDeleted', data)]).then({});
  });

  it('forgets what is shredded, and nothing else', () => {
    spec.given([created, shredded(11)]).then({ [channel]: { ...plain, name: null, topic: null } });
    const gone = { ...plain, topic: null, name: 'new', nameFactId: id(12) };
    spec.given([created, renamed, shredded(11)]).then({ [channel]: gone });
    const kept = { ...plain, name: null, topic: 'else', topicFactId: id(13) };
    spec.given([created, topic('else'), shredded(11)]).then({ [channel]: kept });
    spec.given([created, shredded(99)]).then({ [channel]: plain });
  });

  it('has no text where its key was gone before', () => {
    const facts = [
      recorded('ChannelCreated', { channelId: channel, kind: 'TEXT', position: 1_024, text: null }, { id: id(11) }),
      recorded('ChannelRenamed', { channelId: channel, text: null }, { id: id(12) }),
      recorded('ChannelTopicChanged', { channelId: channel, text: null }, { id: id(13) }),
    ];
    const nameless = { ...plain, name: null, nameFactId: id(12), topic: null, topicFactId: id(13) };
    spec.given(facts).then({ [channel]: nameless });
  });

  it('passes over channels that it does not know', () =>
    spec
      .given([renamed, topic('x'), archived, recorded('ChannelRestored', data), recorded('ChannelDeleted', data), shredded(11)])
      .then({}));
});
