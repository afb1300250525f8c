import type { Guild } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { LabelledField } from '../shared/LabelledField.tsx';
import { LabelledSelect } from '../shared/LabelledSelect.tsx';
import type { Problem } from '../shared/problem.ts';
import { problemText } from '../shared/problemText.ts';
import styles from './ChannelFields.module.css';

/** What a channel is made of, as a form holds it. */
export interface ChannelDraft {
  readonly name: string;
  readonly topic: string;
  /** Empty: under none. */
  readonly categoryId: string;
}

interface ChannelFieldsProps {
  readonly guild: Guild;
  readonly draft: ChannelDraft;
  readonly onChange: (draft: ChannelDraft) => void;
  readonly problem: Problem | undefined;
}

/** Name, topic and category. What is not wrong with the topic is said at the name. */
export const ChannelFields = ({ guild, draft, onChange, problem }: ChannelFieldsProps) => {
  const say = useText();
  const text = problem && problemText(problem, say);
  const isTopic = problem?.field === 'topic';
  const categories = [
    { value: '', text: say('noCategory') },
    ...guild.categories.map(({ id, name }) => ({ value: id, text: name ?? say('erasedName') })),
  ];
  return (
    <div className={styles['fields']}>
      <LabelledField
        name="name"
        label={say('channelName')}
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
        autoFocus
        autoComplete="off"
        problem={isTopic ? undefined : text}
      />
      <LabelledField
        name="topic"
        label={say('topic')}
        value={draft.topic}
        onChange={(topic) => onChange({ ...draft, topic })}
        hint={say('topicHint')}
        autoComplete="off"
        problem={isTopic ? text : undefined}
      />
      <LabelledSelect
        label={say('category')}
        value={draft.categoryId}
        options={categories}
        onChange={(categoryId) => onChange({ ...draft, categoryId })}
      />
    </div>
  );
};
