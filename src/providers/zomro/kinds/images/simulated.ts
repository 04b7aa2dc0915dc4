/** What the vendor does for images (zomro.md §7.13-§7.15), and for the snapshots and backups that are images too. */
import { decimal, units } from '../../simulated/amounts.ts';
import { type Asked, acts, type Functions, form, reads } from '../../simulated/asked.ts';
import { fundsOr, paymentPage } from '../../simulated/billing.ts';
import { copyFunctions } from '../../simulated/copies.ts';
import { choice, need, optional, shortText, wholeNumber } from '../../simulated/fields.ts';
import { noteBy } from '../../simulated/history.ts';
import {
  createImage,
  imageFilterLists,
  imageListing,
  imageMoments,
  imagesAsked,
  type NewImage,
  ownImages,
  statCost,
} from '../../simulated/image-rows.ts';
import { wakeImage } from '../../simulated/lifecycle.ts';
import { filterForm, listPage, selectList } from '../../simulated/listing.ts';
import { hexMark } from '../../simulated/marks.ts';
import { orderButton } from '../../simulated/price-lists.ts';
import { imagePrice, withTax } from '../../simulated/prices.ts';
import { refuse, refuseField, refuseMissing, refuseRunning } from '../../simulated/refusal.ts';
import type { Image } from '../../simulated/rows.ts';
import type { Branch } from '../../simulated/wire.ts';
import { capitalised, periodName } from '../../simulated/words.ts';

const FORMATS = ['iso', 'ami', 'ari', 'aki', 'vhd', 'vmdk', 'raw', 'qcow2', 'vdi'];
const ARCHITECTURES = ['x86_64', 'i686', 'ia64'];
const DISTROS = 'almalinux altlinux arch centos debian fedora freebsd opensuse other rocky ubuntu windows'.split(' ');

function imagePriceList(asked: Asked): Branch {
  const { pricelist, title, cost } = asked.world.catalogue.image;
  const price = decimal(Math.round(units(cost) * asked.world.knobs.priceFactor));
  return {
    list: [
      {
        $name: 'pricelist',
        elem: [
          {
            id: pricelist,
            title,
            description: '',
            buttons: { button: [orderButton('v2.image.order.param')] },
            prices: { price: [{ period: '-50', cost: price }] },
          },
        ],
      },
    ],
  };
}

function pricelistAsked(asked: Asked): string {
  const id = need(asked, 'pricelist');
  return id === asked.world.catalogue.image.pricelist ? id : refuseMissing('pricelist', id);
}

function orderForm(asked: Asked): Branch {
  const pricelist = pricelistAsked(asked);
  const plain = (keys: readonly string[]) => keys.map((key) => ({ key, text: key }));
  return {
    pricelist,
    order_period: '-50',
    image_type: 'image',
    protected: 'off',
    cost: statCost(asked),
    slist: [
      selectList('region', plain(regions(asked))),
      selectList('disk_format', plain(FORMATS)),
      selectList(
        'os_distro',
        DISTROS.map((key) => ({ key, text: capitalised(key) })),
      ),
      selectList('architecture', plain(ARCHITECTURES)),
      selectList('order_period', [{ key: '-50', text: periodName('-50', asked.lang) }]),
    ],
  };
}

function regions(asked: Asked): string[] {
  return asked.world.catalogue.datacenters.map(({ name }) => name);
}

/** Buys at once; with `skipbasket` other than `on` nothing is created, and the reply looks well all the same (§7.13). */
function orderImage(asked: Asked): Branch {
  const wanted = readImageOrder(asked);
  if (asked.params.skipbasket !== 'on') return { ok: { $: 'func=basket' } };
  const amount = withTax(asked.caller.account, imagePrice(asked.world, { size: '1' }));
  if (fundsOr(asked, amount) === 'redirect') return paymentPage(asked, amount, []);
  const image = createImage(asked, wanted, amount);
  return { ok: {}, 'item.id': asked.world.knobs.imageReplyHasId ? image.id : undefined };
}

function readImageOrder(asked: Asked): NewImage {
  pricelistAsked(asked);
  if (need(asked, 'order_period') !== '-50') refuseField('order_period');
  choice(asked, 'image_type', ['image']);
  const url = need(asked, 'url');
  if (!/^https?:\/\/[^\s/]+\/\S*$/.test(url)) refuseField('url');
  return {
    type: 'Image',
    name: shortText(asked, 'image_name', 100),
    // The name of the data centre, not its id (§12.16).
    region: choice(asked, 'region', regions(asked)),
    minDisk: String(wholeNumber(asked, 'min_disk', { min: 0, max: 10_000 })),
    minRam: String(wholeNumber(asked, 'min_ram', { min: 0, max: 1000 })),
    diskFormat: choice(asked, 'disk_format', FORMATS),
    osDistro: choice(asked, 'os_distro', DISTROS),
    osVersion: optional(asked, 'os_version') ?? '',
    architecture: choice(asked, 'architecture', ARCHITECTURES),
    url,
    protected: choice(asked, 'protected', ['on', 'off']) === 'on',
    size: (1 + (Number.parseInt(hexMark(4, 'size', url), 16) % 30) / 10).toFixed(1),
    instance: '',
    backupType: '',
  };
}

function imageAsked(asked: Asked): Image {
  return imagesAsked(asked)[0] ?? refuseMissing('elid', need(asked, 'elid'));
}

/** The form: `protected` is plain here and `url` is shown for images (§4, §7.15). */
function editForm(asked: Asked): Branch {
  const image = imageAsked(asked);
  return {
    elid: image.id,
    image_name: image.name,
    min_disk: image.minDisk,
    min_ram: image.minRam,
    os_distro: image.osDistro,
    os_version: image.osVersion,
    architecture: image.architecture,
    protected: image.protected ? 'on' : 'off',
    region: image.region,
    disk_format: image.diskFormat,
    fleio_status: image.state,
    image_type: image.type,
    image_size: image.state === 'Saving' ? '' : image.size,
    ...imageMoments(image, asked),
    instances_id: image.instance,
    backup_type: image.backupType,
    url: image.type === 'Image' ? image.url : undefined,
  };
}

/** Only what is sent is changed; of a snapshot or backup only name and protection. Region, format and URL never. */
function editImage(asked: Asked): Branch {
  const image = imageAsked(asked);
  const sent = (field: string) => asked.params[field] !== undefined;
  const own: Partial<Image> = {
    ...(sent('image_name') ? { name: shortText(asked, 'image_name', 100) } : {}),
    ...(sent('protected') ? { protected: choice(asked, 'protected', ['on', 'off']) === 'on' } : {}),
  };
  const more: Partial<Image> = {
    ...(sent('min_disk') ? { minDisk: String(wholeNumber(asked, 'min_disk', { min: 0, max: 10_000 })) } : {}),
    ...(sent('min_ram') ? { minRam: String(wholeNumber(asked, 'min_ram', { min: 0, max: 1000 })) } : {}),
    ...(sent('os_distro') ? { osDistro: choice(asked, 'os_distro', DISTROS) } : {}),
    ...(sent('os_version') ? { osVersion: optional(asked, 'os_version') ?? '' } : {}),
    ...(sent('architecture') ? { architecture: choice(asked, 'architecture', ARCHITECTURES) } : {}),
  };
  if (image.status === '5_close') refuseRunning(image.id);
  Object.assign(image, own, image.type === 'Image' ? more : {}, { updatedAt: asked.now });
  noteBy(asked, image.id, 'edited');
  return { ok: {} };
}

/** At once, without `sok`; refused while protected or not yet saved (§7.15). */
function deleteImages(asked: Asked): Branch {
  const images = imagesAsked(asked);
  for (const image of images) {
    if (image.status.startsWith('5')) refuseRunning(image.id);
    if (image.protected) refuseProtected(image);
  }
  for (const image of images) {
    Object.assign(image, { status: '5_close', closingAt: asked.now });
    noteBy(asked, image.id, 'deletion ordered');
    wakeImage(asked.world, image);
  }
  return { ok: {} };
}

function refuseProtected({ id }: Image): never {
  refuse({
    type: 'access',
    object: 'protected',
    params: [{ name: 'value', value: id }],
    text: ['The image is protected and cannot be deleted', 'Образ защищен от удаления'],
  });
}

function copyForm(asked: Asked): Branch {
  const image = imageAsked(asked);
  const elsewhere = regions(asked).filter((region) => region !== image.region);
  return {
    elid: image.id,
    image_name: image.name,
    slist: [
      selectList(
        'region',
        elsewhere.map((key) => ({ key, text: key })),
      ),
    ],
  };
}

function copyImage(asked: Asked): Branch {
  const image = imageAsked(asked);
  if (image.state !== 'Active' || image.status !== '2') refuseRunning(image.id);
  const region = choice(
    asked,
    'region',
    regions(asked).filter((name) => name !== image.region),
  );
  const name = shortText(asked, 'image_name', 100);
  const amount = withTax(asked.caller.account, imagePrice(asked.world, image));
  if (fundsOr(asked, amount) === 'redirect') return paymentPage(asked, amount, []);
  const copy = createImage(asked, { ...image, name, region, protected: false }, amount);
  return { ok: {}, id: asked.world.knobs.createdReplyHasId ? copy.id : undefined };
}

export const imageFunctions: Functions = {
  'v2.image.order.pricelist': reads(imagePriceList),
  'v2.image.order.param': form(orderForm, orderImage),
  image: reads((asked) => ({ cost: statCost(asked), ...listPage(asked, imageListing, ownImages(asked)) })),
  'image.filter': filterForm(imageListing, imageFilterLists),
  'image.edit': form(editForm, editImage),
  'image.delete': acts(deleteImages),
  'image.copy': form(copyForm, copyImage),
  ...copyFunctions,
};
