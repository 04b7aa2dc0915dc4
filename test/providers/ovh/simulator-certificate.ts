/** A self-signed certificate for the loopback address, made without any tool: just enough DER for one X.509 v3. */
import { generateKeyPairSync, sign } from 'node:crypto';

export interface Certificate {
  /** PEM */
  readonly key: string;
  readonly cert: string;
}

const DAY = 86_400_000;

/** A certificate for 127.0.0.1 and localhost, valid from yesterday to tomorrow. */
export function makeCertificate(now: number): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(set(sequence(oid('550403'), tagged(0x0c, Buffer.from('simulated')))));
  const subjectKey = publicKey.export({ type: 'spki', format: 'der' });
  const body = sequence(
    tagged(0xa0, integer(2)),
    integer(now),
    SIGNED_WITH,
    name,
    sequence(utcTime(now - DAY), utcTime(now + DAY)),
    name,
    subjectKey,
    tagged(0xa3, sequence(alternativeNames())),
  );
  const signature = sign('sha256', body, privateKey);
  const der = sequence(body, SIGNED_WITH, bits(signature));
  const lines = der.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}

/** subjectAltName: an address and a name. */
function alternativeNames(): Buffer {
  const names = sequence(tagged(0x87, Buffer.from([127, 0, 0, 1])), tagged(0x82, Buffer.from('localhost')));
  return sequence(oid('551d11'), tagged(0x04, names));
}

function tagged(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]);
}

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function set(...parts: Buffer[]): Buffer {
  return tagged(0x31, Buffer.concat(parts));
}

function oid(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, 'hex'));
}

function bits(content: Buffer): Buffer {
  return tagged(0x03, Buffer.concat([Buffer.from([0]), content]));
}

/** Positive; a leading zero only where the first bit would read as a sign. */
function integer(value: number): Buffer {
  const hex = value.toString(16);
  const content = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
  return tagged(0x02, (content[0] ?? 0) < 0x80 ? content : Buffer.concat([Buffer.from([0]), content]));
}

function utcTime(ms: number): Buffer {
  const text = new Date(ms).toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return tagged(0x17, Buffer.from(`${text}Z`));
}

/** ecdsa-with-SHA256 */
const SIGNED_WITH = sequence(oid('2a8648ce3d040302'));
