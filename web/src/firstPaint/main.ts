// Runs before anything is painted, while the rest of the client still loads: whoever chose light, large or Russian sees nothing else for a
// moment. It is no module and imports nothing; `firstPaint.config.ts` puts it into the page. What it reads is written by `LookKeeper` and
// `SpokenLanguage`, which set all of it again.
{
  const { dataset, style } = document.documentElement;
  try {
    const look: unknown = JSON.parse(localStorage.getItem('look') ?? '{}');
    const given: Readonly<Record<string, unknown>> = typeof look === 'object' && look !== null ? { ...look } : {};
    const { theme, fontScale } = given;
    const isLight = theme === 'LIGHT' || (theme === 'SYSTEM' && matchMedia('(prefers-color-scheme: light)').matches);
    dataset['scheme'] = isLight ? 'light' : 'dark';
    if (typeof fontScale === 'number' && fontScale >= 75 && fontScale <= 200) style.fontSize = `${fontScale}%`;
    document.documentElement.lang = localStorage.getItem('language') ?? document.documentElement.lang;
  } catch {
    // Nothing that can be read is kept: the page is as it was written.
  }
}
