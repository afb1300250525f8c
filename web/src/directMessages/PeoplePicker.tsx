import Checkbox from '@mui/material/Checkbox';
import Chip from '@mui/material/Chip';
import { useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { usePeople } from '../people/PeopleProvider.tsx';
import type { Person } from '../people/peopleDirectory.ts';
import { usePersonName } from '../people/usePerson.ts';
import { PersonAvatar } from '../presence/index.ts';
import { LabelledField } from '../shared/LabelledField.tsx';
import { problemText } from '../shared/problemText.ts';
import styles from './PeoplePicker.module.css';
import { usePeopleSearch } from './usePeopleSearch.ts';

const Chosen = ({ id, onRemove }: { readonly id: string; readonly onRemove: () => void }) => {
  const say = useText();
  const name = usePersonName(id);
  return (
    <Chip
      variant="outlined"
      label={name}
      onDelete={onRemove}
      onClick={onRemove}
      aria-label={say('removePerson', { person: name })}
    />
  );
};

interface OfferedProps {
  readonly person: Person;
  readonly isChosen: boolean;
  readonly isDisabled: boolean;
  readonly onToggle: () => void;
}

const Offered = ({ person, isChosen, isDisabled, onToggle }: OfferedProps) => {
  const say = useText();
  const name = person.displayName ?? say('erasedPerson');
  return (
    <li>
      <label className={styles['offered']} htmlFor={`choose-${person.id}`}>
        <PersonAvatar id={person.id} name={name} size={32} />
        <span className={styles['name']}>
          {name}
          <small>@{person.handle}</small>
        </span>
        <Checkbox id={`choose-${person.id}`} checked={isChosen} disabled={isDisabled} onChange={onToggle} />
      </label>
    </li>
  );
};

interface PeoplePickerProps {
  readonly chosenIds: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  /** Who is in already. */
  readonly withoutIds?: readonly string[];
  readonly most: number;
  readonly hint: string;
}

/** Chooses people of the viewer's guilds by name. */
export const PeoplePicker = ({ chosenIds, onChange, withoutIds = [], most, hint }: PeoplePickerProps) => {
  const say = useText();
  const people = usePeople();
  const [text, setText] = useState('');
  const { people: found, problem } = usePeopleSearch(text.trim());
  const offered = found?.filter(({ id }) => !withoutIds.includes(id)) ?? [];
  const isFull = chosenIds.length >= most;
  const toggle = (person: Person): void => {
    people.know(person);
    onChange(chosenIds.includes(person.id) ? chosenIds.filter((id) => id !== person.id) : [...chosenIds, person.id]);
  };
  return (
    <>
      <LabelledField
        name="search"
        label={say('findPeople')}
        value={text}
        onChange={setText}
        autoFocus
        hint={isFull ? say('tooManyChosen') : hint}
        problem={problem && problemText(problem, say)}
      />
      <div className={styles['chosen']}>
        {chosenIds.map((id) => (
          <Chosen key={id} id={id} onRemove={() => onChange(chosenIds.filter((one) => one !== id))} />
        ))}
      </div>
      <ul className={styles['offers']} aria-label={say('findPeople')}>
        {offered.map((person) => (
          <Offered
            key={person.id}
            person={person}
            isChosen={chosenIds.includes(person.id)}
            isDisabled={isFull && !chosenIds.includes(person.id)}
            onToggle={() => toggle(person)}
          />
        ))}
      </ul>
      <p className={styles['nobody']} role="status">
        {found !== undefined && offered.length === 0 && say('nobodyFound')}
      </p>
    </>
  );
};
