export { parseMarkup } from './blocks.ts';
export { deepest } from './inlineStack.ts';
export * from './mentions.ts';
export * from './nodes.ts';
export { plainText } from './plainText.ts';
