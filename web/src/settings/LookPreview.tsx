import { Hash, Plus, Send } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import type { TextName } from '../languages/translate.ts';
import { Avatar } from '../people/Avatar.tsx';
import styles from './LookPreview.module.css';

const channels = ['sampleChannelOne', 'sampleChannelTwo', 'sampleChannelThree'] as const satisfies readonly TextName[];

const SampleChannels = () => {
  const say = useText();
  return (
    <div className={styles['list']}>
      <p className={styles['guild']}>{say('sampleGuild')}</p>
      {channels.map((channel, at) => (
        <p key={channel} className={styles['channel']} data-selected={at === 0} data-unread={at === 1}>
          <Hash size={16} aria-hidden />
          <span>{say(channel)}</span>
          {at === 1 && <span className={styles['badge']}>3</span>}
        </p>
      ))}
    </div>
  );
};

interface SampleProps {
  readonly author: 'sampleAuthorOne' | 'sampleAuthorTwo' | 'sampleAuthorThree';
  readonly time: string;
  readonly colour: number;
  readonly isMention?: boolean;
  readonly children: ReactNode;
}

const Sample = ({ author, time, colour, isMention = false, children }: SampleProps) => {
  const say = useText();
  const name = say(author);
  return (
    <div className={styles['message']} data-mention={isMention}>
      <span className={styles['avatar']}>
        <Avatar id="0000" name={name} size={32} colour={colour} />
      </span>
      <p>
        <strong>{name}</strong> <small>{time}</small>
        <br />
        {children}
      </p>
    </div>
  );
};

/** A channel as it looks now. Nothing in it can be used. */
export const LookPreview = () => {
  const say = useText();
  return (
    <figure className={styles['figure']}>
      <figcaption className={styles['caption']}>{say('preview')}</figcaption>
      <div className={styles['frame']}>
        <SampleChannels />
        <div className={styles['timeline']}>
          <p className={styles['day']}>{say('sampleDay')}</p>
          <Sample author="sampleAuthorOne" time="10:44" colour={3}>
            {say('sampleTextOne')} <span className={styles['link']}>{say('sampleLink')}</span>.
          </Sample>
          <p className={styles['unread']}>{say('sampleNew')}</p>
          <Sample author="sampleAuthorTwo" time="10:58" colour={1}>
            {say('sampleTextTwo')}
          </Sample>
          <Sample author="sampleAuthorThree" time="11:06" colour={4} isMention>
            <span className={styles['mention']}>{say('sampleMention')}</span> {say('sampleTextThree')}
          </Sample>
          <p className={styles['composer']}>
            <Plus size={18} aria-hidden />
            <span>{say('sampleField')}</span>
            <span className={styles['send']}>
              <Send size={16} aria-hidden />
            </span>
          </p>
        </div>
      </div>
    </figure>
  );
};
