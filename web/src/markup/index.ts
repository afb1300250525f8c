export { Markup } from './Markup.tsx';
export { MarkupPlaceProvider } from './MarkupPlace.tsx';
export { useFirstLine } from './useFirstLine.ts';
