import type { Provider } from '../model/provider.ts';
import { ovh } from './ovh/index.ts';
import { zomro } from './zomro/index.ts';

/** All vendors, in the order in which help texts and schemas name them. A new one is a line here. */
export const providers: readonly Provider[] = [zomro, ovh];
