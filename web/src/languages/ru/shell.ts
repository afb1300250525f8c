import type { shell as english } from '../en/shell.ts';
import type { Translated } from '../translated.ts';

export const shell: Translated<typeof english> = {
  logOut: 'Выйти',
  guilds: 'Гильдии',
  createGuild: 'Создать гильдию',
  guildName: 'Название гильдии',
  invitePeople: 'Пригласить людей',
  inviteLink: 'Ссылка-приглашение',
  inviteHint: 'Кто её откроет, увидит гильдию и сможет войти.',
  openLists: 'Гильдии и каналы',
  noGuild: 'Вы пока не состоите ни в одной гильдии.',
  noGuildHint: 'Откройте приглашение, которое вам дали, или создайте гильдию и позовите других.',
  guildMentions: {
    one: '{guild}, {count} упоминание',
    few: '{guild}, {count} упоминания',
    many: '{guild}, {count} упоминаний',
    other: '{guild}, {count} упоминания',
  },
  guildUnread: '{guild}, есть непрочитанное',
  connecting: 'Подключение…',
  offlineSince: 'Нет связи с {time}',
  waiting: { one: 'ждёт {count}', few: 'ждут {count}', many: 'ждут {count}', other: 'ждут {count}' },
  memberList: 'Участники',
  hereNow: 'Сейчас здесь',
};
