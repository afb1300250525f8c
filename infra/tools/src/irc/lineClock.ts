const minute = 60_000;
const halfDay = 12 * 60;
const day = 24 * 60;

/** A clock falls back by less than this when it is set right or summer ends, by more when a day or half a day begins. */
const largestCorrection = 3 * 60;

/** Minutes of the day as written at the head of each line; `undefined` where a line carries no time. */
export type WrittenTimes = readonly (number | undefined)[];

const falls = (times: readonly number[]): readonly number[] => times.slice(1).map((time, index) => (times[index] ?? time) - time);

/** Until 2007 the hours were written 1 to 12 (or 0 to 11): none is 13, and at noon they fall back by half a day. */
const countsTwelveHours = (times: readonly number[]): boolean =>
  times.every((time) => time < halfDay + 60) && falls(times).some((fall) => fall > largestCorrection && fall < halfDay + 60);

const firstTime = (times: WrittenTimes): number => times.find((time) => time !== undefined) ?? 0;

/**
 * Minutes since the midnight before the first line, for each line; they never fall. A line without a time takes that of
 * the line before, or the first of the file. A clock of twelve hours does not say which half of the day it means: the
 * first is taken for the morning, so such a file may stand half a day early.
 */
export const runningMinutes = (times: WrittenTimes): readonly number[] => {
  const period = countsTwelveHours(times.filter((time) => time !== undefined)) ? halfDay : day;
  let written = firstTime(times) % period;
  let began = 0;
  let latest = written;
  return times.map((time) => {
    if (time === undefined) return latest;
    if (written - (time % period) > largestCorrection) began += period;
    written = time % period;
    latest = Math.max(latest, began + written);
    return latest;
  });
};

/** The moment of each line of a file whose line `datedLine` was written on the day that begins at `midnight`. */
export const momentsOf = (times: WrittenTimes, midnight: number, datedLine: number): readonly number[] => {
  const minutes = runningMinutes(times);
  const daysBefore = Math.floor((minutes[datedLine] ?? minutes[0] ?? 0) / day);
  return minutes.map((minutesSince) => midnight + (minutesSince - daysBefore * day) * minute);
};
