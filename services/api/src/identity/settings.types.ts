import type { Settings as DomainSettings, KeptSettings } from '@chat/domain/identity';
import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CommandInput, Payload } from '../graph/node.types.ts';
import { ChosenPresenceEnum } from './presence.types.ts';

export const ThemeEnum = { DARK: 'DARK', LIGHT: 'LIGHT', SYSTEM: 'SYSTEM', CUSTOM: 'CUSTOM' } as const;
registerEnumType(ThemeEnum, {
  name: 'Theme',
  description: 'The colours of the client.',
  valuesConfig: {
    DARK: { description: 'Light on dark.' },
    LIGHT: { description: 'Dark on light.' },
    SYSTEM: { description: 'As the device of the person asks for.' },
    CUSTOM: { description: 'Made by the person, kept by the client.' },
  },
});

export const DensityEnum = { COMFORTABLE: 'COMFORTABLE', COMPACT: 'COMPACT' } as const;
registerEnumType(DensityEnum, {
  name: 'Density',
  description: 'How much stands on a screen.',
  valuesConfig: { COMFORTABLE: { description: 'With room.' }, COMPACT: { description: 'One line where one line does.' } },
});

export const ContrastEnum = { STANDARD: 'STANDARD', MORE: 'MORE', MOST: 'MOST' } as const;
registerEnumType(ContrastEnum, {
  name: 'Contrast',
  description: 'How far text stands out from what is behind it.',
  valuesConfig: {
    STANDARD: { description: 'Messages at 7:1, everything else at 4.5:1.' },
    MORE: { description: 'Messages at 10:1, everything else at 7:1.' },
    MOST: { description: 'Messages at 12:1, everything else at 10:1.' },
  },
});

export const NotificationLevelEnum = { ALL: 'ALL', MENTIONS: 'MENTIONS', NONE: 'NONE' } as const;
registerEnumType(NotificationLevelEnum, {
  name: 'NotificationLevel',
  description: 'What a person is told of.',
  valuesConfig: {
    ALL: { description: 'Every message.' },
    MENTIONS: { description: 'Messages that mention them.' },
    NONE: { description: 'Nothing.' },
  },
});

const accentColour = '`#` and six hexadecimal digits; null: that of the theme.';

@ObjectType({ description: 'How a person wants the client to look and behave.' })
export class Settings {
  @Field(() => Int, { description: 'How often they were changed; `changeSettings` wants it.' })
  version!: number;

  @Field(() => ThemeEnum, { description: 'The colours.' })
  theme!: keyof typeof ThemeEnum;

  @Field(() => String, { nullable: true, description: accentColour })
  accentColour!: string | null;

  @Field(() => DensityEnum, { description: 'How much stands on a screen.' })
  density!: keyof typeof DensityEnum;

  @Field(() => Int, { description: 'Size of text, 75 to 200 per cent.' })
  fontScale!: number;

  @Field(() => ContrastEnum, { description: 'How far text stands out from what is behind it.' })
  contrast!: keyof typeof ContrastEnum;

  @Field(() => Boolean, { description: 'Nothing moves.' })
  reducedMotion!: boolean;

  @Field(() => Boolean, { description: 'Whether there are sounds.' })
  sounds!: boolean;

  @Field(() => NotificationLevelEnum, { description: 'What the person is told of.' })
  notifications!: keyof typeof NotificationLevelEnum;

  @Field(() => ChosenPresenceEnum, { description: 'What others are to see of the person.' })
  presence!: keyof typeof ChosenPresenceEnum;
}

@InputType({ description: 'What to change; what is left out stays.' })
export class ChangeSettingsInput extends CommandInput {
  @Field(() => Int, { description: 'The version that the change is made to; another one is STALE_VERSION.' })
  version!: number;

  @Field(() => ThemeEnum, { nullable: true, description: 'The colours.' })
  theme?: keyof typeof ThemeEnum | null;

  @Field(() => String, { nullable: true, description: accentColour })
  accentColour?: string | null;

  @Field(() => DensityEnum, { nullable: true, description: 'How much stands on a screen.' })
  density?: keyof typeof DensityEnum | null;

  @Field(() => Int, { nullable: true, description: 'Size of text, 75 to 200 per cent.' })
  fontScale?: number | null;

  @Field(() => ContrastEnum, { nullable: true, description: 'How far text stands out from what is behind it.' })
  contrast?: keyof typeof ContrastEnum | null;

  @Field(() => Boolean, { nullable: true, description: 'Nothing moves.' })
  reducedMotion?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether there are sounds.' })
  sounds?: boolean | null;

  @Field(() => NotificationLevelEnum, { nullable: true, description: 'What the person is told of.' })
  notifications?: keyof typeof NotificationLevelEnum | null;

  @Field(() => ChosenPresenceEnum, { nullable: true, description: 'What others are to see of the person.' })
  presence?: keyof typeof ChosenPresenceEnum | null;
}

@ObjectType({ description: 'The settings are changed.' })
export class ChangeSettingsPayload extends Payload {
  @Field(() => Settings, { description: 'As they are now.' })
  settings!: Settings;
}

/** Settings as GraphQL shows them. */
export const settingsFrom = ({ settings, version }: KeptSettings): Settings => ({ ...settings, version });

/** The named changes: null means none, except for the accent colour, which it takes back. */
export const changeOf = (input: ChangeSettingsInput): Partial<DomainSettings> => {
  const { commandId: _commandId, version: _version, accentColour: accent, ...rest } = input;
  const named = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined && value !== null));
  return accent === undefined ? named : { ...named, accentColour: accent };
};
