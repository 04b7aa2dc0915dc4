import type { ResourceKind } from '../../../../model/kind.ts';
import type { ZomroApi } from '../../api.ts';
import { stringIn } from '../../spec.ts';
import { alignImage, imageName } from './align.ts';
import { declareImage } from './declare.ts';
import { imagesDescription } from './description.ts';
import { makeImageOrder, offerImage } from './order.ts';
import { imageKey, isImage, liveImage } from './row.ts';
import { listImageRows, readImage } from './rows.ts';
import { callImage, imageProgress, imageSteps } from './steps.ts';

/** Own images, fetched by Zomro from a link and ordered in one call. */
export function imagesKind(api: ZomroApi): ResourceKind {
  return {
    ...imagesDescription,
    list: async ({ anew = false }) =>
      (await listImageRows(api, anew)).filter(isImage).flatMap((row) => liveImage(row) ?? []),
    read: (id) => readImage(api, id),
    key: (spec, { address }) => imageKey(imageName(spec, address), stringIn(spec, 'region') ?? ''),
    align: (input) => alignImage(api.catalogue, input),
    offer: () => offerImage(api),
    steps: imageSteps,
    call: (run) => callImage(api.client, run),
    progress: imageProgress,
    declare: (live) => declareImage(api.client, live),
    oneShot: makeImageOrder(api),
  };
}
