import { Hash, type LucideIcon, Volume2 } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Channel, Guild } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { type ChannelDraft, ChannelFields } from './ChannelFields.tsx';
import styles from './CreateChannelDialog.module.css';
import { useChannelCommands } from './useChannelCommands.ts';

type Kind = Channel['kind'];

const kinds: readonly { readonly kind: Kind; readonly Icon: LucideIcon }[] = [
  { kind: 'TEXT', Icon: Hash },
  { kind: 'VOICE', Icon: Volume2 },
];

const KindChoice = ({ kind, onChange }: { readonly kind: Kind; readonly onChange: (kind: Kind) => void }) => {
  const say = useText();
  return (
    <fieldset className={styles['kinds']}>
      <legend className={styles['legend']}>{say('channelKind')}</legend>
      {kinds.map((option) => (
        <label key={option.kind} className={styles['kind']}>
          <input
            type="radio"
            name="kind"
            value={option.kind}
            checked={option.kind === kind}
            onChange={() => onChange(option.kind)}
          />
          <option.Icon size={20} aria-hidden />
          <span>
            {say(option.kind)}
            <small>{say(option.kind === 'TEXT' ? 'textChannelHint' : 'voiceChannelHint')}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
};

interface CreateChannelDialogProps {
  readonly guild: Guild;
  readonly categoryId: string | null;
  readonly onClose: () => void;
}

/** Asks for what a new channel is made of, and opens it. */
export const CreateChannelDialog = ({ guild, categoryId, onClose }: CreateChannelDialogProps) => {
  const say = useText();
  const { create } = useChannelCommands(guild.id);
  const [, navigate] = useLocation();
  const [kind, setKind] = useState<Kind>('TEXT');
  const [draft, setDraft] = useState<ChannelDraft>({ name: '', topic: '', categoryId: categoryId ?? '' });
  const submit = async (): Promise<void> => {
    const { name, topic } = draft;
    const category = draft.categoryId === '' ? {} : { categoryId: draft.categoryId };
    const id = await create({ name, kind, ...category, ...(topic !== '' && { topic }) });
    if (id !== undefined) navigate(`/guilds/${guild.id}/${id}`);
  };
  const title = say('createChannel');
  return (
    <FormDialog title={title} submit={title} canSubmit={draft.name.trim() !== ''} onSubmit={submit} onClose={onClose}>
      {(problem) => (
        <>
          <KindChoice kind={kind} onChange={setKind} />
          <ChannelFields guild={guild} draft={draft} onChange={setDraft} problem={problem} />
        </>
      )}
    </FormDialog>
  );
};
