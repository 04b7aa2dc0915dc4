/** ISO 8601 or short, without months: `10s`, `30m`, `PT10M`. */
const DURATION =
  '^(\\d{1,7}(ms|s|m|h|d|w)|P(?=.)(\\d{1,4}W)?(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?)$';

/** JSON Schema (draft-07) of `providers.zomro` (contract §2). */
export const SETTINGS_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  properties: {
    endpoint: { type: 'string', description: 'Where the API is. ZOMRO_ENDPOINT overrides it.' },
    licence_agreement: {
      type: 'string',
      enum: ['accepted'],
      description: "Says that you accept Zomro's terms; required before a server is bought.",
    },
    poll_interval: { type: 'string', pattern: DURATION, description: 'Time between two looks at slow work (10s).' },
    delivery_timeout: { type: 'string', pattern: DURATION, description: 'How long a delivery is waited for (30m).' },
    settle_time: { type: 'string', pattern: DURATION, description: 'How long a lost payment is watched (10m).' },
    order_marker: {
      type: 'boolean',
      description: 'Order servers under a marked name and set the name right after delivery.',
    },
  },
};
