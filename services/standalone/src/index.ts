export { type Product, startProduct } from './product.ts';
