import type { GaugeDeclaration, ReadModels, ViewStatus } from '@chat/platform';
import type { HubStatistics } from '../live/index.ts';

export interface MeasuredApi {
  readonly readModels: Pick<ReadModels, 'status'>;
  readonly liveStatistics: () => HubStatistics;
}

const ofHub: readonly (readonly [keyof Omit<HubStatistics, 'position'>, string, string])[] = [
  ['connections', 'chat_sockets', 'Sockets that are open'],
  ['subscriptions', 'chat_subscriptions', 'Subscriptions that are open'],
  ['groups', 'chat_subscription_groups', 'Distinct subscriptions: each is executed once a fact'],
  ['executions', 'chat_live_executions', 'Executions since the start'],
  ['deliveries', 'chat_live_deliveries', 'Frames handed to subscribers since the start'],
  ['evictions', 'chat_live_evictions', 'Subscriptions ended since the start because their viewer lost the right'],
  ['slowReaders', 'chat_live_slow_readers', 'Sockets closed since the start because their queue was full'],
  ['replays', 'chat_live_replays', 'Replays for those who came back, since the start'],
  ['replayedFacts', 'chat_live_replayed_facts', 'Facts in these replays'],
];

/** What an API node shows of its hub and of the read models that it reads. */
export const apiGauges = ({ readModels, liveStatistics }: MeasuredApi): readonly GaugeDeclaration[] => {
  const ofView = (name: string, help: string, measure: (status: ViewStatus) => number): GaugeDeclaration => ({
    name,
    help,
    labels: ['view'],
    read: () => readModels.status().views.map((status) => ({ value: measure(status), labels: { view: status.view } })),
  });
  return [
    ofView('chat_view_lag_facts', 'Facts that a view lacks', ({ lagFacts }) => lagFacts),
    ofView('chat_view_lag_seconds', 'How long the oldest of them has been in the log', ({ lagMillis }) => lagMillis / 1_000),
    ofView('chat_view_parked_documents', 'Documents that no fact moves any more', ({ parked }) => parked),
    ...ofHub.map(([field, name, help]) => ({ name, help, read: () => [{ value: liveStatistics()[field] }] })),
  ];
};
