import { gitlabPlace } from '../state/http/support/places.ts';
import { threeServersWithoutADisk } from './three-servers.ts';

threeServersWithoutADisk('GitLab', gitlabPlace, 4);
