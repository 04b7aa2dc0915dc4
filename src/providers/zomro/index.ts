import type { Provider } from '../../model/provider.ts';
import { connectZomro } from './connect.ts';
import { zomroDescription } from './description.ts';

/** Zomro Cloud VPS: servers bought through a cart, images, backup schedules (docs: the fact sheet zomro.md). */
export const zomro: Provider = { ...zomroDescription, connect: connectZomro };
