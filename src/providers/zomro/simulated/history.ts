/** `service.history`: what happened to a service, useful after a lost reply (zomro.md §7.20). */
import type { Asked, World } from './asked.ts';

/** Notes something that the clock did. */
export function note(world: World, service: string, at: number, text: string): void {
  world.tables.history.push({ service, at, user: 'system', text });
}

/** Notes something that a caller did. */
export function noteBy(asked: Asked, service: string, text: string): void {
  asked.world.tables.history.push({ service, at: asked.now, user: asked.caller.user.username, text });
}
