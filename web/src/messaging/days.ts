/** The day of a moment where the person is: `2026-11-23`. */
export const dayOf = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;

/** The beginning of a day where the person is, as an instant. */
export const beginningOf = (day: string): string => new Date(`${day}T00:00:00`).toISOString();

export const dayBefore = (day: string, days: number): string => {
  const date = new Date(`${day}T12:00:00`);
  date.setDate(date.getDate() - days);
  return dayOf(date);
};
