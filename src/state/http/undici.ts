/**
 * The one part of undici that is used here. A file of its own, because it is loaded with the first request: a bundler can
 * name the exports of a CommonJS package only where they are imported statically.
 */
export { Pool } from 'undici';
