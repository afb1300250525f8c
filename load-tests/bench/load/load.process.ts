import { offer } from '../remote.ts';
import { Load } from './load.ts';

offer(new Load());
