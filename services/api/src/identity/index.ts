export { AccountResolver } from './account.resolver.ts';
export { EmailResolver } from './email.resolver.ts';
export { PersonResolver } from './person.resolver.ts';
export { Person, PersonKindEnum, personFrom } from './person.types.ts';
export { ProfileResolver } from './profile.resolver.ts';
export { SessionResolver } from './session.resolver.ts';
export { ViewerResolver } from './viewer.resolver.ts';
export { Viewer } from './viewer.types.ts';
export { visiblePerson } from './visiblePerson.ts';
