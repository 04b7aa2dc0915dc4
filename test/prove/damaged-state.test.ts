import { applyOnDamage } from '../crash/damaged-state.ts';

applyOnDamage(1);
