import type { Services } from '../commands/index.ts';
import { requestEmailVerification, verifyEmail } from './email.handlers.ts';
import { appointAdministrator, changeRegistrationMode, dismissAdministrator } from './instance.handlers.ts';
import { logIn } from './logIn.handlers.ts';
import { changePassword } from './password.handlers.ts';
import { changeAvatarColour, changeDisplayName, changeLocale } from './profile.handlers.ts';
import { type InviteAdmits, register } from './register.handlers.ts';
import { endSession, logOut, logOutEverywhere, refresh, sessions } from './sessions.handlers.ts';
import { changeSettings, settings } from './settings.handlers.ts';
import { setUp } from './setUp.handlers.ts';

/** Every command and question of this slice. */
export const identityHandlers = (services: Services, inviteAdmits: InviteAdmits) => ({
  setUp: setUp(services),
  register: register(services, inviteAdmits),
  logIn: logIn(services),
  refresh: refresh(services),
  logOut: logOut(services),
  logOutEverywhere: logOutEverywhere(services),
  endSession: endSession(services),
  sessions: sessions(services),
  changePassword: changePassword(services),
  changeDisplayName: changeDisplayName(services),
  changeAvatarColour: changeAvatarColour(services),
  changeLocale: changeLocale(services),
  requestEmailVerification: requestEmailVerification(services),
  verifyEmail: verifyEmail(services),
  settings: settings(services),
  changeSettings: changeSettings(services),
  changeRegistrationMode: changeRegistrationMode(services),
  appointAdministrator: appointAdministrator(services),
  dismissAdministrator: dismissAdministrator(services),
});
