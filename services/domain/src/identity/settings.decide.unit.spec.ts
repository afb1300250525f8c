import { describe, expect, it } from 'vitest';
import { invalid } from '../errors/index.ts';
import { changedSettings } from './settings.decide.ts';
import { defaultSettings } from './settings.ts';

describe('settings', () => {
  it('keep what a change does not name', () => {
    expect(changedSettings(defaultSettings, { sounds: false })).toEqual({ ...defaultSettings, sounds: false });
  });

  it('know whoever wants more contrast, and the colours of the device', () => {
    expect(changedSettings(defaultSettings, { contrast: 'MOST', theme: 'SYSTEM' })).toEqual({
      ...defaultSettings,
      contrast: 'MOST',
      theme: 'SYSTEM',
    });
  });

  it('take an accent colour in either case, and back', () => {
    const coloured = changedSettings(defaultSettings, { accentColour: '#ABCDEF' });
    expect(coloured).toEqual({ ...defaultSettings, accentColour: '#abcdef' });
    expect(changedSettings({ ...defaultSettings, accentColour: '#abcdef' }, { accentColour: null })).toEqual(defaultSettings);
  });

  it('refuse what is no colour', () => {
    expect(changedSettings(defaultSettings, { accentColour: 'blue' })).toEqual(invalid('accentColour', 'GRAMMAR'));
  });

  it('keep text between 75 and 200 per cent', () => {
    expect(changedSettings(defaultSettings, { fontScale: 75 })).toMatchObject({ fontScale: 75 });
    expect(changedSettings(defaultSettings, { fontScale: 200 })).toMatchObject({ fontScale: 200 });
    expect(changedSettings(defaultSettings, { fontScale: 74 })).toEqual(invalid('fontScale', 'RANGE', 75));
    expect(changedSettings(defaultSettings, { fontScale: 201 })).toEqual(invalid('fontScale', 'RANGE', 200));
    expect(changedSettings(defaultSettings, { fontScale: 100.5 })).toEqual(invalid('fontScale', 'RANGE', 75));
  });
});
