import type { Account } from './account.ts';
import type { Catalogue } from './catalogue.ts';
import type { Client } from './client.ts';
import type { Listing } from './listing.ts';
import type { Settings } from './settings.ts';

/** What every Zomro kind works with: one connection's client and what is read through it. */
export interface ZomroApi {
  readonly client: Client;
  readonly listing: Listing;
  readonly catalogue: Catalogue;
  readonly account: Account;
  readonly settings: Settings;
}
