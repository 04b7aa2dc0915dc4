import { backendBattery, lockRaces } from '../support/backend-battery.ts';
import { gitlabStage, plainStage } from './support/stages.ts';

backendBattery('GitLab', gitlabStage, { keepsHistory: true, holdsOnlyJson: true });
backendBattery('a plain server', plainStage(), { keepsHistory: false });
backendBattery('a plain server with ETags', plainStage({ etags: true }), { keepsHistory: false });
lockRaces('GitLab', gitlabStage, 5);
lockRaces('a plain server', plainStage(), 5);
