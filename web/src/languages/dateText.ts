const formats = new Map<string, Intl.DateTimeFormat>();

/** Writes a moment as a language writes it. A format takes long to make, and is made once: a timeline writes hundreds at a time. */
export const dateText = (date: Date, language: string, options: Intl.DateTimeFormatOptions): string => {
  const key = `${language} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, format);
  return format.format(date);
};
