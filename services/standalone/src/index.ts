export { type Node, openNode } from './node.ts';
export { type Product, startProduct } from './product.ts';
