export { firstLineOf } from './firstLineOf.ts';
export { Markup } from './Markup.tsx';
export { MarkupPlaceProvider } from './MarkupPlace.tsx';
