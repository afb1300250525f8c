import type { MailMessage } from '@chat/platform';
import type { Locale } from '@chat/schema/events';

const texts: Readonly<Record<Locale, { readonly subject: string; readonly text: (link: string) => string }>> = {
  EN: {
    subject: 'Confirm your e-mail address',
    text: (link) =>
      `Open this link to confirm that this address is yours:\n\n${link}\n\nIt works once, within 7 days. If you did not ask for it, do nothing.\n`,
  },
  RU: {
    subject: 'Подтвердите адрес электронной почты',
    text: (link) =>
      `Откройте ссылку, чтобы подтвердить, что это ваш адрес:\n\n${link}\n\nОна действует один раз, в течение 7 дней. Если вы её не запрашивали, ничего делать не нужно.\n`,
  },
  get OTHER() {
    return texts.EN;
  },
};

/** The mail with the link that proves an address. */
export const verificationMail = (to: string, locale: Locale, link: string): MailMessage => ({
  to,
  subject: texts[locale].subject,
  text: texts[locale].text(link),
});
