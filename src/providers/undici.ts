/**
 * The two parts of undici that are used. A file of its own, because it is loaded with the first request: a bundler can
 * name the exports of a CommonJS package only where they are imported statically.
 */
export { Client, Pool } from 'undici';
