/**
 * Every way the vendor says no, by name: status, words and shape as seen (ovh.md §3.1). Where the sheet says UNKNOWN
 * the words are this simulator's own and marked so; all of it can be overridden in the settings.
 */
import type { Attributes } from '../../../model/json.ts';

/** Which of the two coexisting error shapes; `message` is a body with nothing else in it. */
export type FailureShape = 'class' | 'errorCode' | 'message' | 'both';

export interface Failure {
  status: number;
  /** `{name}` is filled where the failure happens. */
  message: string;
  class?: string;
  errorCode?: string;
  shape: FailureShape;
}

function gateway(status: number, errorCode: string, message: string): Failure {
  const word = status === 400 ? 'BadRequest' : status === 429 ? 'TooManyRequests' : 'Forbidden';
  return { status, errorCode, class: `Client::${word}`, message, shape: 'errorCode' };
}

function classed(status: number, name: string, message: string): Failure {
  return { status, class: name, message, shape: 'class' };
}

function bare(status: number, message: string): Failure {
  return { status, message, shape: 'message' };
}

const BAD = 'Client::BadRequest';
const FORBIDDEN = 'Client::Forbidden';
const MISSING = 'Client::NotFound';

/** A fresh table of all failures with the words they have by default. */
export function knownFailures() {
  return { ...accessFailures(), ...requestFailures(), ...policyFailures(), ...paymentFailures(), ...faultFailures() };
}

function accessFailures() {
  return {
    invalidSignature: gateway(400, 'INVALID_SIGNATURE', 'Invalid signature'),
    // status and words unknown
    staleTimestamp: gateway(400, 'QUERY_TIME_OUT', 'Query out of time'),
    notLoggedIn: classed(401, 'Client::Unauthorized', 'You must login first'),
    // unknown: nothing tells what an expired bearer token gets
    invalidToken: classed(401, 'Client::Unauthorized', 'You must login first'),
    unknownApplication: gateway(403, 'INVALID_KEY', 'This application key is invalid'),
    unknownCredential: gateway(403, 'NOT_CREDENTIAL', 'This credential does not exist'),
    invalidCredential: gateway(403, 'INVALID_CREDENTIAL', 'This credential is not valid'),
    // unknown: a key used from an address outside its list
    addressRefused: gateway(403, 'INVALID_CREDENTIAL', 'This credential is not valid'),
    notGranted: gateway(403, 'NOT_GRANTED_CALL', 'This call has not been granted'),
    iamDenied: { ...gateway(403, 'FORBIDDEN', 'User not granted for this request'), shape: 'class' as FailureShape },
    // words unknown
    rateLimited: gateway(429, 'TOO_MANY_REQUESTS', 'Too many requests'),
  };
}

function requestFailures() {
  return {
    unknownUrl: classed(404, MISSING, 'Got an invalid (or empty) URL'),
    undescribedParameters: classed(400, BAD, 'Received not described parameters: ({names})'),
    // words unknown
    badParameter: classed(400, BAD, 'Invalid value for parameter {name}'),
    // words unknown
    missingParameter: classed(400, BAD, 'Missing parameter {name}'),
    // words unknown
    badJson: classed(400, BAD, 'Body is not valid JSON'),
    badDuration: classed(500, 'Server::InternalServerError', 'Service is temporarily unavailable'),
    unknownService: classed(404, MISSING, 'This service does not exist'),
    unknownObject: classed(404, MISSING, 'The requested object (id = {id}) does not exist'),
    expired: bare(460, 'This service is expired'),
  };
}

function policyFailures() {
  return {
    notActiveYet: bare(400, 'Unable to synchronize l1::Service, subscription is not active yet'),
    // words unknown, from here to the end
    renewalFixed: classed(400, BAD, 'The renewal of this service cannot be changed ({type})'),
    terminationPlanned: classed(400, BAD, 'A termination is already planned for this service'),
    cannotDelete: classed(400, BAD, 'This service cannot be deleted at expiration'),
    noEngagement: classed(400, BAD, 'This service has no engagement'),
    periodNotAllowed: classed(400, BAD, 'The renewal period {period} is not available for this service'),
    noPaymentMethod: classed(400, BAD, 'A valid payment method is required for automatic renewal'),
    inDebt: classed(403, FORBIDDEN, 'This service has a pending debt'),
    contactRights: classed(403, FORBIDDEN, 'You must be the {role} contact of this service'),
    notRenewable: classed(400, BAD, 'This service cannot be renewed'),
    wrongDuration: classed(400, BAD, 'The duration {duration} is not available for this service'),
    wrongServices: classed(400, BAD, 'These services cannot be renewed together'),
  };
}

function paymentFailures() {
  return {
    unsuitableMean: classed(403, 'Client::Forbidden::ActionImpossible', "This order can't be paid with '{mean}'"),
    unknownMean: bare(404, 'paymentMean not found'),
    // words unknown
    alreadyPaid: classed(403, FORBIDDEN, 'This order is already paid'),
    quoteExpired: classed(403, FORBIDDEN, 'This order has expired'),
    notPaidYet: classed(404, MISSING, 'The payment of this order does not exist'),
  };
}

/** Only by fault: their routes are not simulated, or nothing is known to cause them. */
function faultFailures() {
  return {
    runningTasks: bare(400, 'Action not available while there are running tasks on the VPS'),
    mandatoryField: bare(400, 'Custom field vps_ssd_datacenter is mandatory for product {product}'),
    rebootRequested: bare(403, 'A reboot has already been requested'),
    conflict: classed(409, 'CartAlreadyExists', 'Conflict'),
    internal: classed(500, 'Server::InternalServerError', 'Internal server error'),
    unavailable: classed(503, 'Server::ServiceUnavailable', 'Service is temporarily unavailable'),
  };
}

export type FailureName = keyof ReturnType<typeof knownFailures>;

export type Failures = { [name in FailureName]: Failure };

/** What a failing handler leaves behind: which failure, and what fills its message. */
export interface Refusal {
  readonly name: FailureName;
  readonly fill: { readonly [word: string]: string };
  readonly details?: Attributes;
}

/** Ends the handling of a call. Nothing of it may have been committed before. */
export function refuse(name: FailureName, fill: Refusal['fill'] = {}, details?: Attributes): never {
  const refusal: Refusal = details ? { name, fill, details } : { name, fill };
  throw Object.assign(new Error(name), { refusal });
}

/** The refusal that `refuse` threw; any other error is a bug and goes on. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Error && 'refusal' in error) return error.refusal as Refusal;
  throw error;
}

const REASONS: { readonly [status: number]: string } = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  408: 'Request Timeout',
  409: 'Conflict',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** The JSON body of a failure in the wanted shape; `as-seen` keeps the shape it was seen in. */
export function failureBody(failure: Failure, refusal: Refusal, shape: FailureShape | 'as-seen'): Attributes {
  const wanted = shape === 'as-seen' ? failure.shape : shape;
  const message = failure.message.replace(/\{(\w+)\}/g, (_, word: string) => refusal.fill[word] ?? '');
  const reason = REASONS[failure.status];
  const code = wanted === 'errorCode' || wanted === 'both';
  return {
    ...(failure.class && wanted !== 'message' && wanted !== 'errorCode' ? { class: failure.class } : {}),
    ...(code && failure.errorCode
      ? { errorCode: failure.errorCode, httpCode: reason ? `${failure.status} ${reason}` : String(failure.status) }
      : {}),
    message,
    ...(refusal.details && wanted !== 'message' ? { details: refusal.details } : {}),
  };
}
