import { describe } from 'vitest';
import { threeServersWithoutADisk } from '../crash/three-servers.ts';
import { gitlabPlace, plainPlace } from '../state/http/support/places.ts';
import { gitlabStage, plainStage } from '../state/http/support/stages.ts';
import { backendBattery, lockRaces } from '../state/support/backend-battery.ts';

describe('a state behind the HTTP protocol', () => {
  describe.each([
    { words: 'GitLab', stage: gitlabStage, place: gitlabPlace, keepsHistory: true, holdsOnlyJson: true },
    { words: 'a plain server', stage: plainStage(), place: plainPlace, keepsHistory: false, holdsOnlyJson: false },
  ])('$words', ({ words, stage, place, ...options }) => {
    backendBattery(words, stage, options);
    lockRaces(words, stage, 100);
    threeServersWithoutADisk(words, place, 'all');
  });
});
