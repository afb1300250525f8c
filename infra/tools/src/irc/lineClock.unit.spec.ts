import { describe, expect, it } from 'vitest';
import { momentsOf, runningMinutes } from './lineClock.ts';

const at = (...times: (string | undefined)[]): (number | undefined)[] =>
  times.map((time) => {
    const [hours, minutes] = time?.split(':') ?? [];
    return time === undefined ? undefined : Number(hours) * 60 + Number(minutes);
  });
const hour = 60;

describe('runningMinutes', () => {
  it('a line without a time takes that of the line before', () =>
    expect(runningMinutes(at('09:14', undefined, '09:15'))).toEqual(at('09:14', '09:14', '09:15')));

  it('lines before any time take the first of the file', () =>
    expect(runningMinutes(at(undefined, undefined, '09:14'))).toEqual(at('09:14', '09:14', '09:14')));

  it('a file without times stands at the start of its day', () => expect(runningMinutes([undefined, undefined])).toEqual([0, 0]));

  it('a clock that falls back at midnight has begun the next day', () =>
    expect(runningMinutes(at('13:00', '23:58', '00:05'))).toEqual(at('13:00', '23:58', '24:05')));

  it('every midnight counts', () =>
    expect(runningMinutes(at('23:58', '00:05', '23:59', '00:01'))).toEqual(at('23:58', '24:05', '47:59', '48:01')));

  it('a clock of twelve hours goes on at noon', () =>
    expect(runningMinutes(at('11:50', '12:57', '01:03', '02:00'))).toEqual(at('11:50', '12:57', '13:03', '14:00')));

  it('a clock of twelve hours may write noon as 0', () =>
    expect(runningMinutes(at('11:55', '00:05', '01:00'))).toEqual(at('11:55', '12:05', '13:00')));

  it('a clock of twelve hours goes through a whole day', () =>
    expect(runningMinutes(at('11:59', '12:59', '01:00', '11:59', '12:01'))).toEqual(
      at('11:59', '12:59', '13:00', '23:59', '24:01'),
    ));

  it('one hour past 12 tells a clock of twenty-four hours', () =>
    expect(runningMinutes(at('13:00', '12:57', '01:03')).at(-1)).toBe(25 * hour + 3));

  it('a clock that is set back stands still until it has caught up', () =>
    expect(runningMinutes(at('14:59', '14:00', '14:58', '15:01'))).toEqual(at('14:59', '14:59', '14:59', '15:01')));
});

describe('momentsOf', () => {
  const midnight = Date.UTC(2013, 1, 24);
  it('the day of the name is that of the first line', () =>
    expect(momentsOf(at('23:58', '00:05'), midnight, 0)).toEqual([Date.UTC(2013, 1, 24, 23, 58), Date.UTC(2013, 1, 25, 0, 5)]));

  it('or of the line it is said to be of', () =>
    expect(momentsOf(at('23:58', '00:05'), midnight, 1)).toEqual([Date.UTC(2013, 1, 23, 23, 58), Date.UTC(2013, 1, 24, 0, 5)]));

  it('an empty file has no moments', () => expect(momentsOf([], midnight, -1)).toEqual([]));
});
