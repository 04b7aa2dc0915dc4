// Made by scripts/write-schemas.ts from the descriptions of the kinds. Do not edit: run `npm run schemas`.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// node_modules/fast-deep-equal/index.js
var require_fast_deep_equal = __commonJS({
  "node_modules/fast-deep-equal/index.js"(exports, module) {
    "use strict";
    module.exports = function equal(a, b) {
      if (a === b) return true;
      if (a && b && typeof a == "object" && typeof b == "object") {
        if (a.constructor !== b.constructor) return false;
        var length, i, keys;
        if (Array.isArray(a)) {
          length = a.length;
          if (length != b.length) return false;
          for (i = length; i-- !== 0; )
            if (!equal(a[i], b[i])) return false;
          return true;
        }
        if (a.constructor === RegExp) return a.source === b.source && a.flags === b.flags;
        if (a.valueOf !== Object.prototype.valueOf) return a.valueOf() === b.valueOf();
        if (a.toString !== Object.prototype.toString) return a.toString() === b.toString();
        keys = Object.keys(a);
        length = keys.length;
        if (length !== Object.keys(b).length) return false;
        for (i = length; i-- !== 0; )
          if (!Object.prototype.hasOwnProperty.call(b, keys[i])) return false;
        for (i = length; i-- !== 0; ) {
          var key = keys[i];
          if (!equal(a[key], b[key])) return false;
        }
        return true;
      }
      return a !== a && b !== b;
    };
  }
});

// node_modules/ajv/dist/runtime/equal.js
var require_equal = __commonJS({
  "node_modules/ajv/dist/runtime/equal.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    var equal = require_fast_deep_equal();
    equal.code = 'require("ajv/dist/runtime/equal").default';
    exports.default = equal;
  }
});

// validate-manifest.js
var validateManifest = validate10;
var schema11 = { "type": "object", "required": ["hostform"], "additionalProperties": false, "patternProperties": { "^x-": {} }, "properties": { "hostform": { "const": 1, "errorMessage": 'This hostform reads version 1 of the format: write "hostform: 1".' }, "providers": { "type": "object", "additionalProperties": false, "properties": { "ovh": { "type": "object", "additionalProperties": false, "properties": { "endpoint": { "type": "string", "minLength": 1 }, "poll_interval": { "type": "string", "pattern": "^(P[0-9WDTHMS]+|[0-9]+(ms|s|m|h|d|w))$" }, "delivery_timeout": { "type": "string", "pattern": "^(P[0-9WDTHMS]+|[0-9]+(ms|s|m|h|d|w))$" }, "settle_time": { "type": "string", "pattern": "^(P[0-9WDTHMS]+|[0-9]+(ms|s|m|h|d|w))$" } } }, "zomro": { "type": "object", "additionalProperties": false, "properties": { "endpoint": { "type": "string" }, "licence_agreement": { "type": "string", "enum": ["accepted"] }, "poll_interval": { "type": "string", "pattern": "^(\\d{1,7}(ms|s|m|h|d|w)|P(?=.)(\\d{1,4}W)?(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?)$" }, "delivery_timeout": { "type": "string", "pattern": "^(\\d{1,7}(ms|s|m|h|d|w)|P(?=.)(\\d{1,4}W)?(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?)$" }, "settle_time": { "type": "string", "pattern": "^(\\d{1,7}(ms|s|m|h|d|w)|P(?=.)(\\d{1,4}W)?(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?)$" }, "order_marker": { "type": "boolean" } } } } }, "budget": { "type": "object", "additionalProperties": false, "properties": { "max_charge": {}, "max_monthly": {} } }, "backup_schedules": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]{0,62}$", "patternErrorMessage": "A name is 1 to 63 of a-z, 0-9 and -." }, "additionalProperties": { "type": "object", "additionalProperties": false, "required": ["server", "days", "time"], "properties": { "name": { "type": "string", "minLength": 1, "maxLength": 100, "pattern": "^\\S(.*\\S)?$" }, "server": { "type": "string", "minLength": 1 }, "days": { "type": "array", "minItems": 1, "uniqueItems": true, "items": { "type": "string", "enum": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] } }, "time": { "type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$" }, "provider": { "type": "string", "enum": ["zomro"] }, "lifecycle": { "type": "object", "additionalProperties": false, "properties": { "protect": { "type": "boolean" }, "replace": { "type": "string", "enum": ["deny", "allow"] }, "adopt": { "type": "string", "minLength": 1, "maxLength": 200, "pattern": "^\\S+$", "errorMessage": 'Write by-name, or the id of what exists, between quotes: adopt: "5203773".' }, "ignore_changes": { "type": "array", "uniqueItems": true, "items": { "type": "string", "enum": ["days", "name", "server", "time"] } } } } } } }, "images": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]{0,62}$", "patternErrorMessage": "A name is 1 to 63 of a-z, 0-9 and -." }, "additionalProperties": { "type": "object", "additionalProperties": false, "required": ["region", "url", "disk_format", "os_distro"], "properties": { "name": { "type": "string", "minLength": 1, "maxLength": 100, "pattern": "^\\S(.*\\S)?$" }, "region": { "type": "string", "minLength": 1 }, "url": { "type": "string", "pattern": "^https?://[^/?#\\s@]+([/?#]\\S*)?$" }, "disk_format": { "type": "string", "enum": ["iso", "ami", "ari", "aki", "vhd", "vmdk", "raw", "qcow2", "vdi"] }, "os_distro": { "type": "string", "minLength": 1, "maxLength": 100 }, "os_version": { "type": "string", "minLength": 1, "maxLength": 100 }, "architecture": { "type": "string", "enum": ["x86_64", "i686", "ia64"] }, "min_disk": { "type": "integer", "minimum": 0, "maximum": 1e4 }, "min_ram": { "type": "integer", "minimum": 0, "maximum": 1e3 }, "protected": { "type": "boolean" }, "provider": { "type": "string", "enum": ["zomro"] }, "lifecycle": { "type": "object", "additionalProperties": false, "properties": { "protect": { "type": "boolean" }, "replace": { "type": "string", "enum": ["deny", "allow"] }, "adopt": { "type": "string", "minLength": 1, "maxLength": 200, "pattern": "^\\S+$", "errorMessage": 'Write by-name, or the id of what exists, between quotes: adopt: "5203773".' }, "ignore_changes": { "type": "array", "uniqueItems": true, "items": { "type": "string", "enum": ["architecture", "disk_format", "min_disk", "min_ram", "name", "os_distro", "os_version", "protected", "region", "url"] } } } } } } }, "renewals": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]{0,62}$", "patternErrorMessage": "A name is 1 to 63 of a-z, 0-9 and -." }, "additionalProperties": { "type": "object", "additionalProperties": false, "required": ["product", "service"], "properties": { "provider": { "type": "string", "enum": ["ovh"] }, "product": { "enum": ["vps", "domain", "domain/zone", "hosting/web", "dedicated/server", "ip/service"] }, "service": { "type": "string", "minLength": 1 }, "mode": { "enum": ["automatic", "manual", "delete-at-expiration"] }, "period": { "type": "string", "pattern": "^(P(?=[0-9])([0-9]{1,2}Y)?([0-9]{1,3}M)?|[0-9]{1,3}mo|[0-9]{1,2}y)$" }, "ensure_valid_for": { "type": "string", "pattern": "^(P[0-9WDTHMSY]+|[0-9]+(s|m|h|d|w|mo|y))$" }, "max_price": { "type": "string", "pattern": "^[0-9]{1,15}(\\.[0-9]{1,12})? ?[A-Z]{3}$" }, "with": { "type": "array", "uniqueItems": true, "items": { "anyOf": [{ "type": "string", "minLength": 1 }, { "type": "integer", "minimum": 1 }] } }, "payment_method": { "anyOf": [{ "const": "default" }, { "type": "string", "pattern": "^[0-9]{1,19}$" }, { "type": "integer", "minimum": 1 }, { "type": "object", "additionalProperties": false, "required": ["mean"], "properties": { "mean": { "enum": ["CREDIT_CARD", "CURRENT_ACCOUNT", "DEFERRED_PAYMENT_ACCOUNT", "DOMESTIC_CARD", "ENTERPRISE", "INTERNAL_TRUSTED_ACCOUNT", "PAYPAL", "RUPAY", "SEPA_DIRECT_DEBIT", "bankAccount", "creditCard", "deferredPaymentAccount", "fidelityAccount", "ovhAccount", "paypal"] }, "id": { "anyOf": [{ "type": "string", "pattern": "^[0-9]{1,19}$" }, { "type": "integer", "minimum": 1 }] } } }] }, "lifecycle": { "type": "object", "additionalProperties": false, "properties": { "protect": { "type": "boolean" }, "replace": { "type": "string", "enum": ["deny", "allow"] }, "adopt": { "type": "string", "minLength": 1, "maxLength": 200, "pattern": "^\\S+$", "errorMessage": 'Write by-name, or the id of what exists, between quotes: adopt: "5203773".' }, "ignore_changes": { "type": "array", "uniqueItems": true, "items": { "type": "string", "enum": ["ensure_valid_for", "max_price", "mode", "payment_method", "period", "product", "service", "with"] } } } } }, "dependencies": { "ensure_valid_for": ["max_price"] } } }, "servers": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]{0,62}$", "patternErrorMessage": "A name is 1 to 63 of a-z, 0-9 and -." }, "additionalProperties": { "type": "object", "additionalProperties": false, "required": ["tariff", "datacenter", "os", "period"], "properties": { "name": { "type": "string", "minLength": 1, "maxLength": 100, "pattern": "^\\S(.*\\S)?$" }, "tariff": { "type": "string", "minLength": 1 }, "datacenter": { "type": "string", "minLength": 1 }, "os": { "type": "string", "minLength": 1 }, "period": { "type": "string", "enum": ["P1D", "P1M", "P3M", "P6M", "P1Y", "P12M", "1d", "1mo", "3mo", "6mo", "12mo", "1y"] }, "addons": { "type": "object", "additionalProperties": { "type": "string", "minLength": 1 }, "propertyNames": { "minLength": 1 } }, "ssh_key": { "type": "string", "minLength": 1 }, "password": { "type": "string", "pattern": "^(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])[!$+,\\-./0-9:=A-Z\\[\\\\\\]^_`a-z{}~]{8,48}$", "errorMessage": `must have 8 to 48 characters with a capital, a small letter and a digit, without blanks and without " # % & ' ( ) * ; < > ? @ |` }, "promo_code": { "type": "string", "maxLength": 100 }, "power": { "type": "string", "enum": ["running", "stopped"] }, "provider": { "type": "string", "enum": ["zomro"] }, "lifecycle": { "type": "object", "additionalProperties": false, "properties": { "protect": { "type": "boolean" }, "replace": { "type": "string", "enum": ["deny", "allow"] }, "adopt": { "type": "string", "minLength": 1, "maxLength": 200, "pattern": "^\\S+$", "errorMessage": 'Write by-name, or the id of what exists, between quotes: adopt: "5203773".' }, "ignore_changes": { "type": "array", "uniqueItems": true, "items": { "type": "string", "enum": ["addons", "datacenter", "name", "os", "password", "period", "power", "promo_code", "ssh_key", "tariff"] } } } } }, "allOf": [{ "oneOf": [{ "required": ["ssh_key"] }, { "required": ["password"] }, { "required": ["lifecycle"], "properties": { "lifecycle": { "required": ["ignore_changes"], "properties": { "ignore_changes": { "contains": { "const": "ssh_key" } } } } }, "not": { "anyOf": [{ "required": ["ssh_key"] }, { "required": ["password"] }] } }], "errorMessage": "needs exactly one of ssh_key and password" }] } }, "moved": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["from", "to"], "properties": { "from": { "type": "string", "pattern": "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$", "errorMessage": "An address is a kind and a key: write servers.web-1." }, "to": { "type": "string", "pattern": "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$", "errorMessage": "An address is a kind and a key: write servers.web-1." } } } }, "forget": { "type": "array", "items": { "type": "string", "pattern": "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$", "errorMessage": "An address is a kind and a key: write servers.web-1." } } } };
var func2 = Object.prototype.hasOwnProperty;
var func3 = require_ucs2length().default;
var func0 = require_equal().default;
var pattern0 = new RegExp("^x-", "u");
var pattern1 = new RegExp("^(P[0-9WDTHMS]+|[0-9]+(ms|s|m|h|d|w))$", "u");
var pattern4 = new RegExp("^(\\d{1,7}(ms|s|m|h|d|w)|P(?=.)(\\d{1,4}W)?(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?)$", "u");
var pattern7 = new RegExp("^[a-z][a-z0-9-]{0,62}$", "u");
var pattern8 = new RegExp("^\\S(.*\\S)?$", "u");
var pattern9 = new RegExp("^([01][0-9]|2[0-3]):[0-5][0-9]$", "u");
var pattern10 = new RegExp("^\\S+$", "u");
var pattern13 = new RegExp("^https?://[^/?#\\s@]+([/?#]\\S*)?$", "u");
var pattern16 = new RegExp("^(P(?=[0-9])([0-9]{1,2}Y)?([0-9]{1,3}M)?|[0-9]{1,3}mo|[0-9]{1,2}y)$", "u");
var pattern17 = new RegExp("^(P[0-9WDTHMSY]+|[0-9]+(s|m|h|d|w|mo|y))$", "u");
var pattern18 = new RegExp("^[0-9]{1,15}(\\.[0-9]{1,12})? ?[A-Z]{3}$", "u");
var pattern19 = new RegExp("^[0-9]{1,19}$", "u");
var pattern24 = new RegExp("^(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])[!$+,\\-./0-9:=A-Z\\[\\\\\\]^_`a-z{}~]{8,48}$", "u");
var pattern26 = new RegExp("^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$", "u");
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.hostform === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "hostform" }, message: "must have required property 'hostform'", schema: schema11.required, parentSchema: schema11, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(func2.call(schema11.properties, key0) || pattern0.test(key0))) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.hostform !== void 0) {
      let data0 = data.hostform;
      if (1 !== data0) {
        const err2 = { instancePath: instancePath + "/hostform", schemaPath: "#/properties/hostform/const", keyword: "const", params: { allowedValue: 1 }, message: "must be equal to constant", schema: 1, parentSchema: schema11.properties.hostform, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.providers !== void 0) {
      let data1 = data.providers;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        for (const key1 in data1) {
          if (!(key1 === "ovh" || key1 === "zomro")) {
            const err3 = { instancePath: instancePath + "/providers", schemaPath: "#/properties/providers/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.providers, data: data1 };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
        if (data1.ovh !== void 0) {
          let data2 = data1.ovh;
          if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
            for (const key2 in data2) {
              if (!(key2 === "endpoint" || key2 === "poll_interval" || key2 === "delivery_timeout" || key2 === "settle_time")) {
                const err4 = { instancePath: instancePath + "/providers/ovh", schemaPath: "#/properties/providers/properties/ovh/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.providers.properties.ovh, data: data2 };
                if (vErrors === null) {
                  vErrors = [err4];
                } else {
                  vErrors.push(err4);
                }
                errors++;
              }
            }
            if (data2.endpoint !== void 0) {
              let data3 = data2.endpoint;
              if (typeof data3 === "string") {
                if (func3(data3) < 1) {
                  const err5 = { instancePath: instancePath + "/providers/ovh/endpoint", schemaPath: "#/properties/providers/properties/ovh/properties/endpoint/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.providers.properties.ovh.properties.endpoint, data: data3 };
                  if (vErrors === null) {
                    vErrors = [err5];
                  } else {
                    vErrors.push(err5);
                  }
                  errors++;
                }
              } else {
                const err6 = { instancePath: instancePath + "/providers/ovh/endpoint", schemaPath: "#/properties/providers/properties/ovh/properties/endpoint/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.providers.properties.ovh.properties.endpoint.type, parentSchema: schema11.properties.providers.properties.ovh.properties.endpoint, data: data3 };
                if (vErrors === null) {
                  vErrors = [err6];
                } else {
                  vErrors.push(err6);
                }
                errors++;
              }
            }
            if (data2.poll_interval !== void 0) {
              let data4 = data2.poll_interval;
              if (typeof data4 === "string") {
                if (!pattern1.test(data4)) {
                  const err7 = { instancePath: instancePath + "/providers/ovh/poll_interval", schemaPath: "#/properties/providers/properties/ovh/properties/poll_interval/pattern", keyword: "pattern", params: { pattern: "^(P[0-9WDTHMS]+|[0-9]+(ms|s|m|h|d|w))$" }, message: 'must match pattern "^(P[0-9WDTHMS]+|[0-9]+(ms|s|m|h|d|w))$"', schema: "^(P[0-9WDTHMS]+|[0-9]+(ms|s|m|h|d|w))$", parentSchema: schema11.properties.providers.properties.ovh.properties.poll_interval, data: data4 };
                  if (vErrors === null) {
                    vErrors = [err7];
                  } else {
                    vErrors.push(err7);
                  }
                  errors++;
                }
              } else {
                const err8 = { instancePath: instancePath + "/providers/ovh/poll_interval", schemaPath: "#/properties/providers/properties/ovh/properties/poll_interval/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.providers.properties.ovh.properties.poll_interval.type, parentSchema: schema11.properties.providers.properties.ovh.properties.poll_interval, data: data4 };
                if (vErrors === null) {
                  vErrors = [err8];
                } else {
                  vErrors.push(err8);
                }
                errors++;
              }
            }
            if (data2.delivery_timeout !== void 0) {
              let data5 = data2.delivery_timeout;
              if (typeof data5 === "string") {
                if (!pattern1.test(data5)) {
                  const err9 = { instancePath: instancePath + "/providers/ovh/delivery_timeout", schemaPath: "#/properties/providers/properties/ovh/properties/delivery_timeout/pattern", keyword: "pattern", params: { pattern: "^(P[0-9WDTHMS]+|[0-9]+(ms|s|m|h|d|w))$" }, message: 'must match pattern "^(P[0-9WDTHMS]+|[0-9]+(ms|s|m|h|d|w))$"', schema: "^(P[0-9WDTHMS]+|[0-9]+(ms|s|m|h|d|w))$", parentSchema: schema11.properties.providers.properties.ovh.properties.delivery_timeout, data: data5 };
                  if (vErrors === null) {
                    vErrors = [err9];
                  } else {
                    vErrors.push(err9);
                  }
                  errors++;
                }
              } else {
                const err10 = { instancePath: instancePath + "/providers/ovh/delivery_timeout", schemaPath: "#/properties/providers/properties/ovh/properties/delivery_timeout/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.providers.properties.ovh.properties.delivery_timeout.type, parentSchema: schema11.properties.providers.properties.ovh.properties.delivery_timeout, data: data5 };
                if (vErrors === null) {
                  vErrors = [err10];
                } else {
                  vErrors.push(err10);
                }
                errors++;
              }
            }
            if (data2.settle_time !== void 0) {
              let data6 = data2.settle_time;
              if (typeof data6 === "string") {
                if (!pattern1.test(data6)) {
                  const err11 = { instancePath: instancePath + "/providers/ovh/settle_time", schemaPath: "#/properties/providers/properties/ovh/properties/settle_time/pattern", keyword: "pattern", params: { pattern: "^(P[0-9WDTHMS]+|[0-9]+(ms|s|m|h|d|w))$" }, message: 'must match pattern "^(P[0-9WDTHMS]+|[0-9]+(ms|s|m|h|d|w))$"', schema: "^(P[0-9WDTHMS]+|[0-9]+(ms|s|m|h|d|w))$", parentSchema: schema11.properties.providers.properties.ovh.properties.settle_time, data: data6 };
                  if (vErrors === null) {
                    vErrors = [err11];
                  } else {
                    vErrors.push(err11);
                  }
                  errors++;
                }
              } else {
                const err12 = { instancePath: instancePath + "/providers/ovh/settle_time", schemaPath: "#/properties/providers/properties/ovh/properties/settle_time/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.providers.properties.ovh.properties.settle_time.type, parentSchema: schema11.properties.providers.properties.ovh.properties.settle_time, data: data6 };
                if (vErrors === null) {
                  vErrors = [err12];
                } else {
                  vErrors.push(err12);
                }
                errors++;
              }
            }
          } else {
            const err13 = { instancePath: instancePath + "/providers/ovh", schemaPath: "#/properties/providers/properties/ovh/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.providers.properties.ovh.type, parentSchema: schema11.properties.providers.properties.ovh, data: data2 };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
        if (data1.zomro !== void 0) {
          let data7 = data1.zomro;
          if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
            for (const key3 in data7) {
              if (!(key3 === "endpoint" || key3 === "licence_agreement" || key3 === "poll_interval" || key3 === "delivery_timeout" || key3 === "settle_time" || key3 === "order_marker")) {
                const err14 = { instancePath: instancePath + "/providers/zomro", schemaPath: "#/properties/providers/properties/zomro/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.providers.properties.zomro, data: data7 };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
            }
            if (data7.endpoint !== void 0) {
              let data8 = data7.endpoint;
              if (typeof data8 !== "string") {
                const err15 = { instancePath: instancePath + "/providers/zomro/endpoint", schemaPath: "#/properties/providers/properties/zomro/properties/endpoint/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.providers.properties.zomro.properties.endpoint.type, parentSchema: schema11.properties.providers.properties.zomro.properties.endpoint, data: data8 };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
            if (data7.licence_agreement !== void 0) {
              let data9 = data7.licence_agreement;
              if (typeof data9 !== "string") {
                const err16 = { instancePath: instancePath + "/providers/zomro/licence_agreement", schemaPath: "#/properties/providers/properties/zomro/properties/licence_agreement/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.providers.properties.zomro.properties.licence_agreement.type, parentSchema: schema11.properties.providers.properties.zomro.properties.licence_agreement, data: data9 };
                if (vErrors === null) {
                  vErrors = [err16];
                } else {
                  vErrors.push(err16);
                }
                errors++;
              }
              if (!(data9 === "accepted")) {
                const err17 = { instancePath: instancePath + "/providers/zomro/licence_agreement", schemaPath: "#/properties/providers/properties/zomro/properties/licence_agreement/enum", keyword: "enum", params: { allowedValues: schema11.properties.providers.properties.zomro.properties.licence_agreement.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.providers.properties.zomro.properties.licence_agreement.enum, parentSchema: schema11.properties.providers.properties.zomro.properties.licence_agreement, data: data9 };
                if (vErrors === null) {
                  vErrors = [err17];
                } else {
                  vErrors.push(err17);
                }
                errors++;
              }
            }
            if (data7.poll_interval !== void 0) {
              let data10 = data7.poll_interval;
              if (typeof data10 === "string") {
                if (!pattern4.test(data10)) {
                  const err18 = { instancePath: instancePath + "/providers/zomro/poll_interval", schemaPath: "#/properties/providers/properties/zomro/properties/poll_interval/pattern", keyword: "pattern", params: { pattern: "^(\\d{1,7}(ms|s|m|h|d|w)|P(?=.)(\\d{1,4}W)?(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?)$" }, message: 'must match pattern "^(\\d{1,7}(ms|s|m|h|d|w)|P(?=.)(\\d{1,4}W)?(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?)$"', schema: "^(\\d{1,7}(ms|s|m|h|d|w)|P(?=.)(\\d{1,4}W)?(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?)$", parentSchema: schema11.properties.providers.properties.zomro.properties.poll_interval, data: data10 };
                  if (vErrors === null) {
                    vErrors = [err18];
                  } else {
                    vErrors.push(err18);
                  }
                  errors++;
                }
              } else {
                const err19 = { instancePath: instancePath + "/providers/zomro/poll_interval", schemaPath: "#/properties/providers/properties/zomro/properties/poll_interval/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.providers.properties.zomro.properties.poll_interval.type, parentSchema: schema11.properties.providers.properties.zomro.properties.poll_interval, data: data10 };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            }
            if (data7.delivery_timeout !== void 0) {
              let data11 = data7.delivery_timeout;
              if (typeof data11 === "string") {
                if (!pattern4.test(data11)) {
                  const err20 = { instancePath: instancePath + "/providers/zomro/delivery_timeout", schemaPath: "#/properties/providers/properties/zomro/properties/delivery_timeout/pattern", keyword: "pattern", params: { pattern: "^(\\d{1,7}(ms|s|m|h|d|w)|P(?=.)(\\d{1,4}W)?(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?)$" }, message: 'must match pattern "^(\\d{1,7}(ms|s|m|h|d|w)|P(?=.)(\\d{1,4}W)?(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?)$"', schema: "^(\\d{1,7}(ms|s|m|h|d|w)|P(?=.)(\\d{1,4}W)?(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?)$", parentSchema: schema11.properties.providers.properties.zomro.properties.delivery_timeout, data: data11 };
                  if (vErrors === null) {
                    vErrors = [err20];
                  } else {
                    vErrors.push(err20);
                  }
                  errors++;
                }
              } else {
                const err21 = { instancePath: instancePath + "/providers/zomro/delivery_timeout", schemaPath: "#/properties/providers/properties/zomro/properties/delivery_timeout/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.providers.properties.zomro.properties.delivery_timeout.type, parentSchema: schema11.properties.providers.properties.zomro.properties.delivery_timeout, data: data11 };
                if (vErrors === null) {
                  vErrors = [err21];
                } else {
                  vErrors.push(err21);
                }
                errors++;
              }
            }
            if (data7.settle_time !== void 0) {
              let data12 = data7.settle_time;
              if (typeof data12 === "string") {
                if (!pattern4.test(data12)) {
                  const err22 = { instancePath: instancePath + "/providers/zomro/settle_time", schemaPath: "#/properties/providers/properties/zomro/properties/settle_time/pattern", keyword: "pattern", params: { pattern: "^(\\d{1,7}(ms|s|m|h|d|w)|P(?=.)(\\d{1,4}W)?(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?)$" }, message: 'must match pattern "^(\\d{1,7}(ms|s|m|h|d|w)|P(?=.)(\\d{1,4}W)?(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?)$"', schema: "^(\\d{1,7}(ms|s|m|h|d|w)|P(?=.)(\\d{1,4}W)?(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?)$", parentSchema: schema11.properties.providers.properties.zomro.properties.settle_time, data: data12 };
                  if (vErrors === null) {
                    vErrors = [err22];
                  } else {
                    vErrors.push(err22);
                  }
                  errors++;
                }
              } else {
                const err23 = { instancePath: instancePath + "/providers/zomro/settle_time", schemaPath: "#/properties/providers/properties/zomro/properties/settle_time/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.providers.properties.zomro.properties.settle_time.type, parentSchema: schema11.properties.providers.properties.zomro.properties.settle_time, data: data12 };
                if (vErrors === null) {
                  vErrors = [err23];
                } else {
                  vErrors.push(err23);
                }
                errors++;
              }
            }
            if (data7.order_marker !== void 0) {
              let data13 = data7.order_marker;
              if (typeof data13 !== "boolean") {
                const err24 = { instancePath: instancePath + "/providers/zomro/order_marker", schemaPath: "#/properties/providers/properties/zomro/properties/order_marker/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.providers.properties.zomro.properties.order_marker.type, parentSchema: schema11.properties.providers.properties.zomro.properties.order_marker, data: data13 };
                if (vErrors === null) {
                  vErrors = [err24];
                } else {
                  vErrors.push(err24);
                }
                errors++;
              }
            }
          } else {
            const err25 = { instancePath: instancePath + "/providers/zomro", schemaPath: "#/properties/providers/properties/zomro/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.providers.properties.zomro.type, parentSchema: schema11.properties.providers.properties.zomro, data: data7 };
            if (vErrors === null) {
              vErrors = [err25];
            } else {
              vErrors.push(err25);
            }
            errors++;
          }
        }
      } else {
        const err26 = { instancePath: instancePath + "/providers", schemaPath: "#/properties/providers/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.providers.type, parentSchema: schema11.properties.providers, data: data1 };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    }
    if (data.budget !== void 0) {
      let data14 = data.budget;
      if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
        for (const key4 in data14) {
          if (!(key4 === "max_charge" || key4 === "max_monthly")) {
            const err27 = { instancePath: instancePath + "/budget", schemaPath: "#/properties/budget/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.budget, data: data14 };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
      } else {
        const err28 = { instancePath: instancePath + "/budget", schemaPath: "#/properties/budget/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.budget.type, parentSchema: schema11.properties.budget, data: data14 };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
    if (data.backup_schedules !== void 0) {
      let data15 = data.backup_schedules;
      if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
        for (const key5 in data15) {
          const _errs37 = errors;
          if (typeof key5 === "string") {
            if (!pattern7.test(key5)) {
              const err29 = { instancePath: instancePath + "/backup_schedules", schemaPath: "#/properties/backup_schedules/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,62}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,62}$"', schema: "^[a-z][a-z0-9-]{0,62}$", parentSchema: schema11.properties.backup_schedules.propertyNames, data: key5, propertyName: key5 };
              if (vErrors === null) {
                vErrors = [err29];
              } else {
                vErrors.push(err29);
              }
              errors++;
            }
          }
          var valid4 = _errs37 === errors;
          if (!valid4) {
            const err30 = { instancePath: instancePath + "/backup_schedules", schemaPath: "#/properties/backup_schedules/propertyNames", keyword: "propertyNames", params: { propertyName: key5 }, message: "property name must be valid", schema: schema11.properties.backup_schedules.propertyNames, parentSchema: schema11.properties.backup_schedules, data: data15 };
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
        }
        for (const key6 in data15) {
          let data16 = data15[key6];
          if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
            if (data16.server === void 0) {
              const err31 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/backup_schedules/additionalProperties/required", keyword: "required", params: { missingProperty: "server" }, message: "must have required property 'server'", schema: schema11.properties.backup_schedules.additionalProperties.required, parentSchema: schema11.properties.backup_schedules.additionalProperties, data: data16 };
              if (vErrors === null) {
                vErrors = [err31];
              } else {
                vErrors.push(err31);
              }
              errors++;
            }
            if (data16.days === void 0) {
              const err32 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/backup_schedules/additionalProperties/required", keyword: "required", params: { missingProperty: "days" }, message: "must have required property 'days'", schema: schema11.properties.backup_schedules.additionalProperties.required, parentSchema: schema11.properties.backup_schedules.additionalProperties, data: data16 };
              if (vErrors === null) {
                vErrors = [err32];
              } else {
                vErrors.push(err32);
              }
              errors++;
            }
            if (data16.time === void 0) {
              const err33 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/backup_schedules/additionalProperties/required", keyword: "required", params: { missingProperty: "time" }, message: "must have required property 'time'", schema: schema11.properties.backup_schedules.additionalProperties.required, parentSchema: schema11.properties.backup_schedules.additionalProperties, data: data16 };
              if (vErrors === null) {
                vErrors = [err33];
              } else {
                vErrors.push(err33);
              }
              errors++;
            }
            for (const key7 in data16) {
              if (!(key7 === "name" || key7 === "server" || key7 === "days" || key7 === "time" || key7 === "provider" || key7 === "lifecycle")) {
                const err34 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/backup_schedules/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.backup_schedules.additionalProperties, data: data16 };
                if (vErrors === null) {
                  vErrors = [err34];
                } else {
                  vErrors.push(err34);
                }
                errors++;
              }
            }
            if (data16.name !== void 0) {
              let data17 = data16.name;
              if (typeof data17 === "string") {
                if (func3(data17) > 100) {
                  const err35 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/name/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.name, data: data17 };
                  if (vErrors === null) {
                    vErrors = [err35];
                  } else {
                    vErrors.push(err35);
                  }
                  errors++;
                }
                if (func3(data17) < 1) {
                  const err36 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.name, data: data17 };
                  if (vErrors === null) {
                    vErrors = [err36];
                  } else {
                    vErrors.push(err36);
                  }
                  errors++;
                }
                if (!pattern8.test(data17)) {
                  const err37 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/name/pattern", keyword: "pattern", params: { pattern: "^\\S(.*\\S)?$" }, message: 'must match pattern "^\\S(.*\\S)?$"', schema: "^\\S(.*\\S)?$", parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.name, data: data17 };
                  if (vErrors === null) {
                    vErrors = [err37];
                  } else {
                    vErrors.push(err37);
                  }
                  errors++;
                }
              } else {
                const err38 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.backup_schedules.additionalProperties.properties.name.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.name, data: data17 };
                if (vErrors === null) {
                  vErrors = [err38];
                } else {
                  vErrors.push(err38);
                }
                errors++;
              }
            }
            if (data16.server !== void 0) {
              let data18 = data16.server;
              if (typeof data18 === "string") {
                if (func3(data18) < 1) {
                  const err39 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/server", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/server/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.server, data: data18 };
                  if (vErrors === null) {
                    vErrors = [err39];
                  } else {
                    vErrors.push(err39);
                  }
                  errors++;
                }
              } else {
                const err40 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/server", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/server/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.backup_schedules.additionalProperties.properties.server.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.server, data: data18 };
                if (vErrors === null) {
                  vErrors = [err40];
                } else {
                  vErrors.push(err40);
                }
                errors++;
              }
            }
            if (data16.days !== void 0) {
              let data19 = data16.days;
              if (Array.isArray(data19)) {
                if (data19.length < 1) {
                  const err41 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/days", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/days/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.days, data: data19 };
                  if (vErrors === null) {
                    vErrors = [err41];
                  } else {
                    vErrors.push(err41);
                  }
                  errors++;
                }
                const len0 = data19.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data20 = data19[i0];
                  if (typeof data20 !== "string") {
                    const err42 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/days/" + i0, schemaPath: "#/properties/backup_schedules/additionalProperties/properties/days/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.backup_schedules.additionalProperties.properties.days.items.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.days.items, data: data20 };
                    if (vErrors === null) {
                      vErrors = [err42];
                    } else {
                      vErrors.push(err42);
                    }
                    errors++;
                  }
                  if (!(data20 === "mon" || data20 === "tue" || data20 === "wed" || data20 === "thu" || data20 === "fri" || data20 === "sat" || data20 === "sun")) {
                    const err43 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/days/" + i0, schemaPath: "#/properties/backup_schedules/additionalProperties/properties/days/items/enum", keyword: "enum", params: { allowedValues: schema11.properties.backup_schedules.additionalProperties.properties.days.items.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.backup_schedules.additionalProperties.properties.days.items.enum, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.days.items, data: data20 };
                    if (vErrors === null) {
                      vErrors = [err43];
                    } else {
                      vErrors.push(err43);
                    }
                    errors++;
                  }
                }
                let i1 = data19.length;
                let j0;
                if (i1 > 1) {
                  const indices0 = {};
                  for (; i1--; ) {
                    let item0 = data19[i1];
                    if (typeof item0 !== "string") {
                      continue;
                    }
                    if (typeof indices0[item0] == "number") {
                      j0 = indices0[item0];
                      const err44 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/days", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/days/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)", schema: true, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.days, data: data19 };
                      if (vErrors === null) {
                        vErrors = [err44];
                      } else {
                        vErrors.push(err44);
                      }
                      errors++;
                      break;
                    }
                    indices0[item0] = i1;
                  }
                }
              } else {
                const err45 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/days", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/days/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.backup_schedules.additionalProperties.properties.days.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.days, data: data19 };
                if (vErrors === null) {
                  vErrors = [err45];
                } else {
                  vErrors.push(err45);
                }
                errors++;
              }
            }
            if (data16.time !== void 0) {
              let data21 = data16.time;
              if (typeof data21 === "string") {
                if (!pattern9.test(data21)) {
                  const err46 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/time", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/time/pattern", keyword: "pattern", params: { pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$" }, message: 'must match pattern "^([01][0-9]|2[0-3]):[0-5][0-9]$"', schema: "^([01][0-9]|2[0-3]):[0-5][0-9]$", parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.time, data: data21 };
                  if (vErrors === null) {
                    vErrors = [err46];
                  } else {
                    vErrors.push(err46);
                  }
                  errors++;
                }
              } else {
                const err47 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/time", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/time/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.backup_schedules.additionalProperties.properties.time.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.time, data: data21 };
                if (vErrors === null) {
                  vErrors = [err47];
                } else {
                  vErrors.push(err47);
                }
                errors++;
              }
            }
            if (data16.provider !== void 0) {
              let data22 = data16.provider;
              if (typeof data22 !== "string") {
                const err48 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.backup_schedules.additionalProperties.properties.provider.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.provider, data: data22 };
                if (vErrors === null) {
                  vErrors = [err48];
                } else {
                  vErrors.push(err48);
                }
                errors++;
              }
              if (!(data22 === "zomro")) {
                const err49 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/provider/enum", keyword: "enum", params: { allowedValues: schema11.properties.backup_schedules.additionalProperties.properties.provider.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.backup_schedules.additionalProperties.properties.provider.enum, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.provider, data: data22 };
                if (vErrors === null) {
                  vErrors = [err49];
                } else {
                  vErrors.push(err49);
                }
                errors++;
              }
            }
            if (data16.lifecycle !== void 0) {
              let data23 = data16.lifecycle;
              if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
                for (const key8 in data23) {
                  if (!(key8 === "protect" || key8 === "replace" || key8 === "adopt" || key8 === "ignore_changes")) {
                    const err50 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle, data: data23 };
                    if (vErrors === null) {
                      vErrors = [err50];
                    } else {
                      vErrors.push(err50);
                    }
                    errors++;
                  }
                }
                if (data23.protect !== void 0) {
                  let data24 = data23.protect;
                  if (typeof data24 !== "boolean") {
                    const err51 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/protect", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/protect/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.protect.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.protect, data: data24 };
                    if (vErrors === null) {
                      vErrors = [err51];
                    } else {
                      vErrors.push(err51);
                    }
                    errors++;
                  }
                }
                if (data23.replace !== void 0) {
                  let data25 = data23.replace;
                  if (typeof data25 !== "string") {
                    const err52 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/replace/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.replace.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.replace, data: data25 };
                    if (vErrors === null) {
                      vErrors = [err52];
                    } else {
                      vErrors.push(err52);
                    }
                    errors++;
                  }
                  if (!(data25 === "deny" || data25 === "allow")) {
                    const err53 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/replace/enum", keyword: "enum", params: { allowedValues: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.replace.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.replace.enum, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.replace, data: data25 };
                    if (vErrors === null) {
                      vErrors = [err53];
                    } else {
                      vErrors.push(err53);
                    }
                    errors++;
                  }
                }
                if (data23.adopt !== void 0) {
                  let data26 = data23.adopt;
                  if (typeof data26 === "string") {
                    if (func3(data26) > 200) {
                      const err54 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/adopt/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters", schema: 200, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.adopt, data: data26 };
                      if (vErrors === null) {
                        vErrors = [err54];
                      } else {
                        vErrors.push(err54);
                      }
                      errors++;
                    }
                    if (func3(data26) < 1) {
                      const err55 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/adopt/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.adopt, data: data26 };
                      if (vErrors === null) {
                        vErrors = [err55];
                      } else {
                        vErrors.push(err55);
                      }
                      errors++;
                    }
                    if (!pattern10.test(data26)) {
                      const err56 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/adopt/pattern", keyword: "pattern", params: { pattern: "^\\S+$" }, message: 'must match pattern "^\\S+$"', schema: "^\\S+$", parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.adopt, data: data26 };
                      if (vErrors === null) {
                        vErrors = [err56];
                      } else {
                        vErrors.push(err56);
                      }
                      errors++;
                    }
                  } else {
                    const err57 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/adopt/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.adopt.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.adopt, data: data26 };
                    if (vErrors === null) {
                      vErrors = [err57];
                    } else {
                      vErrors.push(err57);
                    }
                    errors++;
                  }
                }
                if (data23.ignore_changes !== void 0) {
                  let data27 = data23.ignore_changes;
                  if (Array.isArray(data27)) {
                    const len1 = data27.length;
                    for (let i2 = 0; i2 < len1; i2++) {
                      let data28 = data27[i2];
                      if (typeof data28 !== "string") {
                        const err58 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i2, schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/ignore_changes/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes.items.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes.items, data: data28 };
                        if (vErrors === null) {
                          vErrors = [err58];
                        } else {
                          vErrors.push(err58);
                        }
                        errors++;
                      }
                      if (!(data28 === "days" || data28 === "name" || data28 === "server" || data28 === "time")) {
                        const err59 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i2, schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/ignore_changes/items/enum", keyword: "enum", params: { allowedValues: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes.items.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes.items.enum, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes.items, data: data28 };
                        if (vErrors === null) {
                          vErrors = [err59];
                        } else {
                          vErrors.push(err59);
                        }
                        errors++;
                      }
                    }
                    let i3 = data27.length;
                    let j1;
                    if (i3 > 1) {
                      const indices1 = {};
                      for (; i3--; ) {
                        let item1 = data27[i3];
                        if (typeof item1 !== "string") {
                          continue;
                        }
                        if (typeof indices1[item1] == "number") {
                          j1 = indices1[item1];
                          const err60 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/ignore_changes/uniqueItems", keyword: "uniqueItems", params: { i: i3, j: j1 }, message: "must NOT have duplicate items (items ## " + j1 + " and " + i3 + " are identical)", schema: true, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes, data: data27 };
                          if (vErrors === null) {
                            vErrors = [err60];
                          } else {
                            vErrors.push(err60);
                          }
                          errors++;
                          break;
                        }
                        indices1[item1] = i3;
                      }
                    }
                  } else {
                    const err61 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/ignore_changes/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes, data: data27 };
                    if (vErrors === null) {
                      vErrors = [err61];
                    } else {
                      vErrors.push(err61);
                    }
                    errors++;
                  }
                }
              } else {
                const err62 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle, data: data23 };
                if (vErrors === null) {
                  vErrors = [err62];
                } else {
                  vErrors.push(err62);
                }
                errors++;
              }
            }
          } else {
            const err63 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/backup_schedules/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.backup_schedules.additionalProperties.type, parentSchema: schema11.properties.backup_schedules.additionalProperties, data: data16 };
            if (vErrors === null) {
              vErrors = [err63];
            } else {
              vErrors.push(err63);
            }
            errors++;
          }
        }
      } else {
        const err64 = { instancePath: instancePath + "/backup_schedules", schemaPath: "#/properties/backup_schedules/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.backup_schedules.type, parentSchema: schema11.properties.backup_schedules, data: data15 };
        if (vErrors === null) {
          vErrors = [err64];
        } else {
          vErrors.push(err64);
        }
        errors++;
      }
    }
    if (data.images !== void 0) {
      let data29 = data.images;
      if (data29 && typeof data29 == "object" && !Array.isArray(data29)) {
        for (const key9 in data29) {
          const _errs69 = errors;
          if (typeof key9 === "string") {
            if (!pattern7.test(key9)) {
              const err65 = { instancePath: instancePath + "/images", schemaPath: "#/properties/images/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,62}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,62}$"', schema: "^[a-z][a-z0-9-]{0,62}$", parentSchema: schema11.properties.images.propertyNames, data: key9, propertyName: key9 };
              if (vErrors === null) {
                vErrors = [err65];
              } else {
                vErrors.push(err65);
              }
              errors++;
            }
          }
          var valid14 = _errs69 === errors;
          if (!valid14) {
            const err66 = { instancePath: instancePath + "/images", schemaPath: "#/properties/images/propertyNames", keyword: "propertyNames", params: { propertyName: key9 }, message: "property name must be valid", schema: schema11.properties.images.propertyNames, parentSchema: schema11.properties.images, data: data29 };
            if (vErrors === null) {
              vErrors = [err66];
            } else {
              vErrors.push(err66);
            }
            errors++;
          }
        }
        for (const key10 in data29) {
          let data30 = data29[key10];
          if (data30 && typeof data30 == "object" && !Array.isArray(data30)) {
            if (data30.region === void 0) {
              const err67 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/required", keyword: "required", params: { missingProperty: "region" }, message: "must have required property 'region'", schema: schema11.properties.images.additionalProperties.required, parentSchema: schema11.properties.images.additionalProperties, data: data30 };
              if (vErrors === null) {
                vErrors = [err67];
              } else {
                vErrors.push(err67);
              }
              errors++;
            }
            if (data30.url === void 0) {
              const err68 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/required", keyword: "required", params: { missingProperty: "url" }, message: "must have required property 'url'", schema: schema11.properties.images.additionalProperties.required, parentSchema: schema11.properties.images.additionalProperties, data: data30 };
              if (vErrors === null) {
                vErrors = [err68];
              } else {
                vErrors.push(err68);
              }
              errors++;
            }
            if (data30.disk_format === void 0) {
              const err69 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/required", keyword: "required", params: { missingProperty: "disk_format" }, message: "must have required property 'disk_format'", schema: schema11.properties.images.additionalProperties.required, parentSchema: schema11.properties.images.additionalProperties, data: data30 };
              if (vErrors === null) {
                vErrors = [err69];
              } else {
                vErrors.push(err69);
              }
              errors++;
            }
            if (data30.os_distro === void 0) {
              const err70 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/required", keyword: "required", params: { missingProperty: "os_distro" }, message: "must have required property 'os_distro'", schema: schema11.properties.images.additionalProperties.required, parentSchema: schema11.properties.images.additionalProperties, data: data30 };
              if (vErrors === null) {
                vErrors = [err70];
              } else {
                vErrors.push(err70);
              }
              errors++;
            }
            for (const key11 in data30) {
              if (!func2.call(schema11.properties.images.additionalProperties.properties, key11)) {
                const err71 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key11 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.images.additionalProperties, data: data30 };
                if (vErrors === null) {
                  vErrors = [err71];
                } else {
                  vErrors.push(err71);
                }
                errors++;
              }
            }
            if (data30.name !== void 0) {
              let data31 = data30.name;
              if (typeof data31 === "string") {
                if (func3(data31) > 100) {
                  const err72 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/images/additionalProperties/properties/name/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema11.properties.images.additionalProperties.properties.name, data: data31 };
                  if (vErrors === null) {
                    vErrors = [err72];
                  } else {
                    vErrors.push(err72);
                  }
                  errors++;
                }
                if (func3(data31) < 1) {
                  const err73 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/images/additionalProperties/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.images.additionalProperties.properties.name, data: data31 };
                  if (vErrors === null) {
                    vErrors = [err73];
                  } else {
                    vErrors.push(err73);
                  }
                  errors++;
                }
                if (!pattern8.test(data31)) {
                  const err74 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/images/additionalProperties/properties/name/pattern", keyword: "pattern", params: { pattern: "^\\S(.*\\S)?$" }, message: 'must match pattern "^\\S(.*\\S)?$"', schema: "^\\S(.*\\S)?$", parentSchema: schema11.properties.images.additionalProperties.properties.name, data: data31 };
                  if (vErrors === null) {
                    vErrors = [err74];
                  } else {
                    vErrors.push(err74);
                  }
                  errors++;
                }
              } else {
                const err75 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/images/additionalProperties/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.name.type, parentSchema: schema11.properties.images.additionalProperties.properties.name, data: data31 };
                if (vErrors === null) {
                  vErrors = [err75];
                } else {
                  vErrors.push(err75);
                }
                errors++;
              }
            }
            if (data30.region !== void 0) {
              let data32 = data30.region;
              if (typeof data32 === "string") {
                if (func3(data32) < 1) {
                  const err76 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/region", schemaPath: "#/properties/images/additionalProperties/properties/region/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.images.additionalProperties.properties.region, data: data32 };
                  if (vErrors === null) {
                    vErrors = [err76];
                  } else {
                    vErrors.push(err76);
                  }
                  errors++;
                }
              } else {
                const err77 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/region", schemaPath: "#/properties/images/additionalProperties/properties/region/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.region.type, parentSchema: schema11.properties.images.additionalProperties.properties.region, data: data32 };
                if (vErrors === null) {
                  vErrors = [err77];
                } else {
                  vErrors.push(err77);
                }
                errors++;
              }
            }
            if (data30.url !== void 0) {
              let data33 = data30.url;
              if (typeof data33 === "string") {
                if (!pattern13.test(data33)) {
                  const err78 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/url", schemaPath: "#/properties/images/additionalProperties/properties/url/pattern", keyword: "pattern", params: { pattern: "^https?://[^/?#\\s@]+([/?#]\\S*)?$" }, message: 'must match pattern "^https?://[^/?#\\s@]+([/?#]\\S*)?$"', schema: "^https?://[^/?#\\s@]+([/?#]\\S*)?$", parentSchema: schema11.properties.images.additionalProperties.properties.url, data: data33 };
                  if (vErrors === null) {
                    vErrors = [err78];
                  } else {
                    vErrors.push(err78);
                  }
                  errors++;
                }
              } else {
                const err79 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/url", schemaPath: "#/properties/images/additionalProperties/properties/url/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.url.type, parentSchema: schema11.properties.images.additionalProperties.properties.url, data: data33 };
                if (vErrors === null) {
                  vErrors = [err79];
                } else {
                  vErrors.push(err79);
                }
                errors++;
              }
            }
            if (data30.disk_format !== void 0) {
              let data34 = data30.disk_format;
              if (typeof data34 !== "string") {
                const err80 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/disk_format", schemaPath: "#/properties/images/additionalProperties/properties/disk_format/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.disk_format.type, parentSchema: schema11.properties.images.additionalProperties.properties.disk_format, data: data34 };
                if (vErrors === null) {
                  vErrors = [err80];
                } else {
                  vErrors.push(err80);
                }
                errors++;
              }
              if (!(data34 === "iso" || data34 === "ami" || data34 === "ari" || data34 === "aki" || data34 === "vhd" || data34 === "vmdk" || data34 === "raw" || data34 === "qcow2" || data34 === "vdi")) {
                const err81 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/disk_format", schemaPath: "#/properties/images/additionalProperties/properties/disk_format/enum", keyword: "enum", params: { allowedValues: schema11.properties.images.additionalProperties.properties.disk_format.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.images.additionalProperties.properties.disk_format.enum, parentSchema: schema11.properties.images.additionalProperties.properties.disk_format, data: data34 };
                if (vErrors === null) {
                  vErrors = [err81];
                } else {
                  vErrors.push(err81);
                }
                errors++;
              }
            }
            if (data30.os_distro !== void 0) {
              let data35 = data30.os_distro;
              if (typeof data35 === "string") {
                if (func3(data35) > 100) {
                  const err82 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/os_distro", schemaPath: "#/properties/images/additionalProperties/properties/os_distro/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema11.properties.images.additionalProperties.properties.os_distro, data: data35 };
                  if (vErrors === null) {
                    vErrors = [err82];
                  } else {
                    vErrors.push(err82);
                  }
                  errors++;
                }
                if (func3(data35) < 1) {
                  const err83 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/os_distro", schemaPath: "#/properties/images/additionalProperties/properties/os_distro/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.images.additionalProperties.properties.os_distro, data: data35 };
                  if (vErrors === null) {
                    vErrors = [err83];
                  } else {
                    vErrors.push(err83);
                  }
                  errors++;
                }
              } else {
                const err84 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/os_distro", schemaPath: "#/properties/images/additionalProperties/properties/os_distro/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.os_distro.type, parentSchema: schema11.properties.images.additionalProperties.properties.os_distro, data: data35 };
                if (vErrors === null) {
                  vErrors = [err84];
                } else {
                  vErrors.push(err84);
                }
                errors++;
              }
            }
            if (data30.os_version !== void 0) {
              let data36 = data30.os_version;
              if (typeof data36 === "string") {
                if (func3(data36) > 100) {
                  const err85 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/os_version", schemaPath: "#/properties/images/additionalProperties/properties/os_version/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema11.properties.images.additionalProperties.properties.os_version, data: data36 };
                  if (vErrors === null) {
                    vErrors = [err85];
                  } else {
                    vErrors.push(err85);
                  }
                  errors++;
                }
                if (func3(data36) < 1) {
                  const err86 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/os_version", schemaPath: "#/properties/images/additionalProperties/properties/os_version/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.images.additionalProperties.properties.os_version, data: data36 };
                  if (vErrors === null) {
                    vErrors = [err86];
                  } else {
                    vErrors.push(err86);
                  }
                  errors++;
                }
              } else {
                const err87 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/os_version", schemaPath: "#/properties/images/additionalProperties/properties/os_version/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.os_version.type, parentSchema: schema11.properties.images.additionalProperties.properties.os_version, data: data36 };
                if (vErrors === null) {
                  vErrors = [err87];
                } else {
                  vErrors.push(err87);
                }
                errors++;
              }
            }
            if (data30.architecture !== void 0) {
              let data37 = data30.architecture;
              if (typeof data37 !== "string") {
                const err88 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/architecture", schemaPath: "#/properties/images/additionalProperties/properties/architecture/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.architecture.type, parentSchema: schema11.properties.images.additionalProperties.properties.architecture, data: data37 };
                if (vErrors === null) {
                  vErrors = [err88];
                } else {
                  vErrors.push(err88);
                }
                errors++;
              }
              if (!(data37 === "x86_64" || data37 === "i686" || data37 === "ia64")) {
                const err89 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/architecture", schemaPath: "#/properties/images/additionalProperties/properties/architecture/enum", keyword: "enum", params: { allowedValues: schema11.properties.images.additionalProperties.properties.architecture.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.images.additionalProperties.properties.architecture.enum, parentSchema: schema11.properties.images.additionalProperties.properties.architecture, data: data37 };
                if (vErrors === null) {
                  vErrors = [err89];
                } else {
                  vErrors.push(err89);
                }
                errors++;
              }
            }
            if (data30.min_disk !== void 0) {
              let data38 = data30.min_disk;
              if (!(typeof data38 == "number" && (!(data38 % 1) && !isNaN(data38)) && isFinite(data38))) {
                const err90 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/min_disk", schemaPath: "#/properties/images/additionalProperties/properties/min_disk/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.images.additionalProperties.properties.min_disk.type, parentSchema: schema11.properties.images.additionalProperties.properties.min_disk, data: data38 };
                if (vErrors === null) {
                  vErrors = [err90];
                } else {
                  vErrors.push(err90);
                }
                errors++;
              }
              if (typeof data38 == "number" && isFinite(data38)) {
                if (data38 > 1e4 || isNaN(data38)) {
                  const err91 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/min_disk", schemaPath: "#/properties/images/additionalProperties/properties/min_disk/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e4 }, message: "must be <= 10000", schema: 1e4, parentSchema: schema11.properties.images.additionalProperties.properties.min_disk, data: data38 };
                  if (vErrors === null) {
                    vErrors = [err91];
                  } else {
                    vErrors.push(err91);
                  }
                  errors++;
                }
                if (data38 < 0 || isNaN(data38)) {
                  const err92 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/min_disk", schemaPath: "#/properties/images/additionalProperties/properties/min_disk/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema11.properties.images.additionalProperties.properties.min_disk, data: data38 };
                  if (vErrors === null) {
                    vErrors = [err92];
                  } else {
                    vErrors.push(err92);
                  }
                  errors++;
                }
              }
            }
            if (data30.min_ram !== void 0) {
              let data39 = data30.min_ram;
              if (!(typeof data39 == "number" && (!(data39 % 1) && !isNaN(data39)) && isFinite(data39))) {
                const err93 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/min_ram", schemaPath: "#/properties/images/additionalProperties/properties/min_ram/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.images.additionalProperties.properties.min_ram.type, parentSchema: schema11.properties.images.additionalProperties.properties.min_ram, data: data39 };
                if (vErrors === null) {
                  vErrors = [err93];
                } else {
                  vErrors.push(err93);
                }
                errors++;
              }
              if (typeof data39 == "number" && isFinite(data39)) {
                if (data39 > 1e3 || isNaN(data39)) {
                  const err94 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/min_ram", schemaPath: "#/properties/images/additionalProperties/properties/min_ram/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, message: "must be <= 1000", schema: 1e3, parentSchema: schema11.properties.images.additionalProperties.properties.min_ram, data: data39 };
                  if (vErrors === null) {
                    vErrors = [err94];
                  } else {
                    vErrors.push(err94);
                  }
                  errors++;
                }
                if (data39 < 0 || isNaN(data39)) {
                  const err95 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/min_ram", schemaPath: "#/properties/images/additionalProperties/properties/min_ram/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema11.properties.images.additionalProperties.properties.min_ram, data: data39 };
                  if (vErrors === null) {
                    vErrors = [err95];
                  } else {
                    vErrors.push(err95);
                  }
                  errors++;
                }
              }
            }
            if (data30.protected !== void 0) {
              let data40 = data30.protected;
              if (typeof data40 !== "boolean") {
                const err96 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/protected", schemaPath: "#/properties/images/additionalProperties/properties/protected/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.images.additionalProperties.properties.protected.type, parentSchema: schema11.properties.images.additionalProperties.properties.protected, data: data40 };
                if (vErrors === null) {
                  vErrors = [err96];
                } else {
                  vErrors.push(err96);
                }
                errors++;
              }
            }
            if (data30.provider !== void 0) {
              let data41 = data30.provider;
              if (typeof data41 !== "string") {
                const err97 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/images/additionalProperties/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.provider.type, parentSchema: schema11.properties.images.additionalProperties.properties.provider, data: data41 };
                if (vErrors === null) {
                  vErrors = [err97];
                } else {
                  vErrors.push(err97);
                }
                errors++;
              }
              if (!(data41 === "zomro")) {
                const err98 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/images/additionalProperties/properties/provider/enum", keyword: "enum", params: { allowedValues: schema11.properties.images.additionalProperties.properties.provider.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.images.additionalProperties.properties.provider.enum, parentSchema: schema11.properties.images.additionalProperties.properties.provider, data: data41 };
                if (vErrors === null) {
                  vErrors = [err98];
                } else {
                  vErrors.push(err98);
                }
                errors++;
              }
            }
            if (data30.lifecycle !== void 0) {
              let data42 = data30.lifecycle;
              if (data42 && typeof data42 == "object" && !Array.isArray(data42)) {
                for (const key12 in data42) {
                  if (!(key12 === "protect" || key12 === "replace" || key12 === "adopt" || key12 === "ignore_changes")) {
                    const err99 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key12 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle, data: data42 };
                    if (vErrors === null) {
                      vErrors = [err99];
                    } else {
                      vErrors.push(err99);
                    }
                    errors++;
                  }
                }
                if (data42.protect !== void 0) {
                  let data43 = data42.protect;
                  if (typeof data43 !== "boolean") {
                    const err100 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/protect", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/protect/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.protect.type, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.protect, data: data43 };
                    if (vErrors === null) {
                      vErrors = [err100];
                    } else {
                      vErrors.push(err100);
                    }
                    errors++;
                  }
                }
                if (data42.replace !== void 0) {
                  let data44 = data42.replace;
                  if (typeof data44 !== "string") {
                    const err101 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/replace/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.replace.type, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.replace, data: data44 };
                    if (vErrors === null) {
                      vErrors = [err101];
                    } else {
                      vErrors.push(err101);
                    }
                    errors++;
                  }
                  if (!(data44 === "deny" || data44 === "allow")) {
                    const err102 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/replace/enum", keyword: "enum", params: { allowedValues: schema11.properties.images.additionalProperties.properties.lifecycle.properties.replace.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.replace.enum, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.replace, data: data44 };
                    if (vErrors === null) {
                      vErrors = [err102];
                    } else {
                      vErrors.push(err102);
                    }
                    errors++;
                  }
                }
                if (data42.adopt !== void 0) {
                  let data45 = data42.adopt;
                  if (typeof data45 === "string") {
                    if (func3(data45) > 200) {
                      const err103 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/adopt/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters", schema: 200, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.adopt, data: data45 };
                      if (vErrors === null) {
                        vErrors = [err103];
                      } else {
                        vErrors.push(err103);
                      }
                      errors++;
                    }
                    if (func3(data45) < 1) {
                      const err104 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/adopt/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.adopt, data: data45 };
                      if (vErrors === null) {
                        vErrors = [err104];
                      } else {
                        vErrors.push(err104);
                      }
                      errors++;
                    }
                    if (!pattern10.test(data45)) {
                      const err105 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/adopt/pattern", keyword: "pattern", params: { pattern: "^\\S+$" }, message: 'must match pattern "^\\S+$"', schema: "^\\S+$", parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.adopt, data: data45 };
                      if (vErrors === null) {
                        vErrors = [err105];
                      } else {
                        vErrors.push(err105);
                      }
                      errors++;
                    }
                  } else {
                    const err106 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/adopt/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.adopt.type, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.adopt, data: data45 };
                    if (vErrors === null) {
                      vErrors = [err106];
                    } else {
                      vErrors.push(err106);
                    }
                    errors++;
                  }
                }
                if (data42.ignore_changes !== void 0) {
                  let data46 = data42.ignore_changes;
                  if (Array.isArray(data46)) {
                    const len2 = data46.length;
                    for (let i4 = 0; i4 < len2; i4++) {
                      let data47 = data46[i4];
                      if (typeof data47 !== "string") {
                        const err107 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i4, schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/ignore_changes/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes.items.type, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes.items, data: data47 };
                        if (vErrors === null) {
                          vErrors = [err107];
                        } else {
                          vErrors.push(err107);
                        }
                        errors++;
                      }
                      if (!(data47 === "architecture" || data47 === "disk_format" || data47 === "min_disk" || data47 === "min_ram" || data47 === "name" || data47 === "os_distro" || data47 === "os_version" || data47 === "protected" || data47 === "region" || data47 === "url")) {
                        const err108 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i4, schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/ignore_changes/items/enum", keyword: "enum", params: { allowedValues: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes.items.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes.items.enum, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes.items, data: data47 };
                        if (vErrors === null) {
                          vErrors = [err108];
                        } else {
                          vErrors.push(err108);
                        }
                        errors++;
                      }
                    }
                    let i5 = data46.length;
                    let j2;
                    if (i5 > 1) {
                      const indices2 = {};
                      for (; i5--; ) {
                        let item2 = data46[i5];
                        if (typeof item2 !== "string") {
                          continue;
                        }
                        if (typeof indices2[item2] == "number") {
                          j2 = indices2[item2];
                          const err109 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/ignore_changes/uniqueItems", keyword: "uniqueItems", params: { i: i5, j: j2 }, message: "must NOT have duplicate items (items ## " + j2 + " and " + i5 + " are identical)", schema: true, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes, data: data46 };
                          if (vErrors === null) {
                            vErrors = [err109];
                          } else {
                            vErrors.push(err109);
                          }
                          errors++;
                          break;
                        }
                        indices2[item2] = i5;
                      }
                    }
                  } else {
                    const err110 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/ignore_changes/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes.type, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes, data: data46 };
                    if (vErrors === null) {
                      vErrors = [err110];
                    } else {
                      vErrors.push(err110);
                    }
                    errors++;
                  }
                }
              } else {
                const err111 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.images.additionalProperties.properties.lifecycle.type, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle, data: data42 };
                if (vErrors === null) {
                  vErrors = [err111];
                } else {
                  vErrors.push(err111);
                }
                errors++;
              }
            }
          } else {
            const err112 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.images.additionalProperties.type, parentSchema: schema11.properties.images.additionalProperties, data: data30 };
            if (vErrors === null) {
              vErrors = [err112];
            } else {
              vErrors.push(err112);
            }
            errors++;
          }
        }
      } else {
        const err113 = { instancePath: instancePath + "/images", schemaPath: "#/properties/images/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.images.type, parentSchema: schema11.properties.images, data: data29 };
        if (vErrors === null) {
          vErrors = [err113];
        } else {
          vErrors.push(err113);
        }
        errors++;
      }
    }
    if (data.renewals !== void 0) {
      let data48 = data.renewals;
      if (data48 && typeof data48 == "object" && !Array.isArray(data48)) {
        for (const key13 in data48) {
          const _errs111 = errors;
          if (typeof key13 === "string") {
            if (!pattern7.test(key13)) {
              const err114 = { instancePath: instancePath + "/renewals", schemaPath: "#/properties/renewals/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,62}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,62}$"', schema: "^[a-z][a-z0-9-]{0,62}$", parentSchema: schema11.properties.renewals.propertyNames, data: key13, propertyName: key13 };
              if (vErrors === null) {
                vErrors = [err114];
              } else {
                vErrors.push(err114);
              }
              errors++;
            }
          }
          var valid21 = _errs111 === errors;
          if (!valid21) {
            const err115 = { instancePath: instancePath + "/renewals", schemaPath: "#/properties/renewals/propertyNames", keyword: "propertyNames", params: { propertyName: key13 }, message: "property name must be valid", schema: schema11.properties.renewals.propertyNames, parentSchema: schema11.properties.renewals, data: data48 };
            if (vErrors === null) {
              vErrors = [err115];
            } else {
              vErrors.push(err115);
            }
            errors++;
          }
        }
        for (const key14 in data48) {
          let data49 = data48[key14];
          if (data49 && typeof data49 == "object" && !Array.isArray(data49)) {
            if (data49.product === void 0) {
              const err116 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renewals/additionalProperties/required", keyword: "required", params: { missingProperty: "product" }, message: "must have required property 'product'", schema: schema11.properties.renewals.additionalProperties.required, parentSchema: schema11.properties.renewals.additionalProperties, data: data49 };
              if (vErrors === null) {
                vErrors = [err116];
              } else {
                vErrors.push(err116);
              }
              errors++;
            }
            if (data49.service === void 0) {
              const err117 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renewals/additionalProperties/required", keyword: "required", params: { missingProperty: "service" }, message: "must have required property 'service'", schema: schema11.properties.renewals.additionalProperties.required, parentSchema: schema11.properties.renewals.additionalProperties, data: data49 };
              if (vErrors === null) {
                vErrors = [err117];
              } else {
                vErrors.push(err117);
              }
              errors++;
            }
            for (const key15 in data49) {
              if (!func2.call(schema11.properties.renewals.additionalProperties.properties, key15)) {
                const err118 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renewals/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key15 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.renewals.additionalProperties, data: data49 };
                if (vErrors === null) {
                  vErrors = [err118];
                } else {
                  vErrors.push(err118);
                }
                errors++;
              }
            }
            if (data49.ensure_valid_for !== void 0) {
              if (data49.max_price === void 0) {
                const err119 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renewals/additionalProperties/dependencies", keyword: "dependencies", params: {
                  property: "ensure_valid_for",
                  missingProperty: "max_price",
                  depsCount: 1,
                  deps: "max_price"
                }, message: "must have property max_price when property ensure_valid_for is present", schema: schema11.properties.renewals.additionalProperties.dependencies, parentSchema: schema11.properties.renewals.additionalProperties, data: data49 };
                if (vErrors === null) {
                  vErrors = [err119];
                } else {
                  vErrors.push(err119);
                }
                errors++;
              }
            }
            if (data49.provider !== void 0) {
              let data50 = data49.provider;
              if (typeof data50 !== "string") {
                const err120 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/renewals/additionalProperties/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.properties.provider.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.provider, data: data50 };
                if (vErrors === null) {
                  vErrors = [err120];
                } else {
                  vErrors.push(err120);
                }
                errors++;
              }
              if (!(data50 === "ovh")) {
                const err121 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/renewals/additionalProperties/properties/provider/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.properties.provider.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.properties.provider.enum, parentSchema: schema11.properties.renewals.additionalProperties.properties.provider, data: data50 };
                if (vErrors === null) {
                  vErrors = [err121];
                } else {
                  vErrors.push(err121);
                }
                errors++;
              }
            }
            if (data49.product !== void 0) {
              let data51 = data49.product;
              if (!(data51 === "vps" || data51 === "domain" || data51 === "domain/zone" || data51 === "hosting/web" || data51 === "dedicated/server" || data51 === "ip/service")) {
                const err122 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/product", schemaPath: "#/properties/renewals/additionalProperties/properties/product/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.properties.product.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.properties.product.enum, parentSchema: schema11.properties.renewals.additionalProperties.properties.product, data: data51 };
                if (vErrors === null) {
                  vErrors = [err122];
                } else {
                  vErrors.push(err122);
                }
                errors++;
              }
            }
            if (data49.service !== void 0) {
              let data52 = data49.service;
              if (typeof data52 === "string") {
                if (func3(data52) < 1) {
                  const err123 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/service", schemaPath: "#/properties/renewals/additionalProperties/properties/service/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.renewals.additionalProperties.properties.service, data: data52 };
                  if (vErrors === null) {
                    vErrors = [err123];
                  } else {
                    vErrors.push(err123);
                  }
                  errors++;
                }
              } else {
                const err124 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/service", schemaPath: "#/properties/renewals/additionalProperties/properties/service/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.properties.service.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.service, data: data52 };
                if (vErrors === null) {
                  vErrors = [err124];
                } else {
                  vErrors.push(err124);
                }
                errors++;
              }
            }
            if (data49.mode !== void 0) {
              let data53 = data49.mode;
              if (!(data53 === "automatic" || data53 === "manual" || data53 === "delete-at-expiration")) {
                const err125 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/mode", schemaPath: "#/properties/renewals/additionalProperties/properties/mode/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.properties.mode.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.properties.mode.enum, parentSchema: schema11.properties.renewals.additionalProperties.properties.mode, data: data53 };
                if (vErrors === null) {
                  vErrors = [err125];
                } else {
                  vErrors.push(err125);
                }
                errors++;
              }
            }
            if (data49.period !== void 0) {
              let data54 = data49.period;
              if (typeof data54 === "string") {
                if (!pattern16.test(data54)) {
                  const err126 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/period", schemaPath: "#/properties/renewals/additionalProperties/properties/period/pattern", keyword: "pattern", params: { pattern: "^(P(?=[0-9])([0-9]{1,2}Y)?([0-9]{1,3}M)?|[0-9]{1,3}mo|[0-9]{1,2}y)$" }, message: 'must match pattern "^(P(?=[0-9])([0-9]{1,2}Y)?([0-9]{1,3}M)?|[0-9]{1,3}mo|[0-9]{1,2}y)$"', schema: "^(P(?=[0-9])([0-9]{1,2}Y)?([0-9]{1,3}M)?|[0-9]{1,3}mo|[0-9]{1,2}y)$", parentSchema: schema11.properties.renewals.additionalProperties.properties.period, data: data54 };
                  if (vErrors === null) {
                    vErrors = [err126];
                  } else {
                    vErrors.push(err126);
                  }
                  errors++;
                }
              } else {
                const err127 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/period", schemaPath: "#/properties/renewals/additionalProperties/properties/period/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.properties.period.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.period, data: data54 };
                if (vErrors === null) {
                  vErrors = [err127];
                } else {
                  vErrors.push(err127);
                }
                errors++;
              }
            }
            if (data49.ensure_valid_for !== void 0) {
              let data55 = data49.ensure_valid_for;
              if (typeof data55 === "string") {
                if (!pattern17.test(data55)) {
                  const err128 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/ensure_valid_for", schemaPath: "#/properties/renewals/additionalProperties/properties/ensure_valid_for/pattern", keyword: "pattern", params: { pattern: "^(P[0-9WDTHMSY]+|[0-9]+(s|m|h|d|w|mo|y))$" }, message: 'must match pattern "^(P[0-9WDTHMSY]+|[0-9]+(s|m|h|d|w|mo|y))$"', schema: "^(P[0-9WDTHMSY]+|[0-9]+(s|m|h|d|w|mo|y))$", parentSchema: schema11.properties.renewals.additionalProperties.properties.ensure_valid_for, data: data55 };
                  if (vErrors === null) {
                    vErrors = [err128];
                  } else {
                    vErrors.push(err128);
                  }
                  errors++;
                }
              } else {
                const err129 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/ensure_valid_for", schemaPath: "#/properties/renewals/additionalProperties/properties/ensure_valid_for/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.properties.ensure_valid_for.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.ensure_valid_for, data: data55 };
                if (vErrors === null) {
                  vErrors = [err129];
                } else {
                  vErrors.push(err129);
                }
                errors++;
              }
            }
            if (data49.max_price !== void 0) {
              let data56 = data49.max_price;
              if (typeof data56 === "string") {
                if (!pattern18.test(data56)) {
                  const err130 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/max_price", schemaPath: "#/properties/renewals/additionalProperties/properties/max_price/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,15}(\\.[0-9]{1,12})? ?[A-Z]{3}$" }, message: 'must match pattern "^[0-9]{1,15}(\\.[0-9]{1,12})? ?[A-Z]{3}$"', schema: "^[0-9]{1,15}(\\.[0-9]{1,12})? ?[A-Z]{3}$", parentSchema: schema11.properties.renewals.additionalProperties.properties.max_price, data: data56 };
                  if (vErrors === null) {
                    vErrors = [err130];
                  } else {
                    vErrors.push(err130);
                  }
                  errors++;
                }
              } else {
                const err131 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/max_price", schemaPath: "#/properties/renewals/additionalProperties/properties/max_price/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.properties.max_price.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.max_price, data: data56 };
                if (vErrors === null) {
                  vErrors = [err131];
                } else {
                  vErrors.push(err131);
                }
                errors++;
              }
            }
            if (data49.with !== void 0) {
              let data57 = data49.with;
              if (Array.isArray(data57)) {
                const len3 = data57.length;
                for (let i6 = 0; i6 < len3; i6++) {
                  let data58 = data57[i6];
                  const _errs131 = errors;
                  let valid27 = false;
                  const _errs132 = errors;
                  if (typeof data58 === "string") {
                    if (func3(data58) < 1) {
                      const err132 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/with/" + i6, schemaPath: "#/properties/renewals/additionalProperties/properties/with/items/anyOf/0/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.renewals.additionalProperties.properties.with.items.anyOf[0], data: data58 };
                      if (vErrors === null) {
                        vErrors = [err132];
                      } else {
                        vErrors.push(err132);
                      }
                      errors++;
                    }
                  } else {
                    const err133 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/with/" + i6, schemaPath: "#/properties/renewals/additionalProperties/properties/with/items/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.properties.with.items.anyOf[0].type, parentSchema: schema11.properties.renewals.additionalProperties.properties.with.items.anyOf[0], data: data58 };
                    if (vErrors === null) {
                      vErrors = [err133];
                    } else {
                      vErrors.push(err133);
                    }
                    errors++;
                  }
                  var _valid0 = _errs132 === errors;
                  valid27 = valid27 || _valid0;
                  if (!valid27) {
                    const _errs134 = errors;
                    if (!(typeof data58 == "number" && (!(data58 % 1) && !isNaN(data58)) && isFinite(data58))) {
                      const err134 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/with/" + i6, schemaPath: "#/properties/renewals/additionalProperties/properties/with/items/anyOf/1/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.renewals.additionalProperties.properties.with.items.anyOf[1].type, parentSchema: schema11.properties.renewals.additionalProperties.properties.with.items.anyOf[1], data: data58 };
                      if (vErrors === null) {
                        vErrors = [err134];
                      } else {
                        vErrors.push(err134);
                      }
                      errors++;
                    }
                    if (typeof data58 == "number" && isFinite(data58)) {
                      if (data58 < 1 || isNaN(data58)) {
                        const err135 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/with/" + i6, schemaPath: "#/properties/renewals/additionalProperties/properties/with/items/anyOf/1/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema11.properties.renewals.additionalProperties.properties.with.items.anyOf[1], data: data58 };
                        if (vErrors === null) {
                          vErrors = [err135];
                        } else {
                          vErrors.push(err135);
                        }
                        errors++;
                      }
                    }
                    var _valid0 = _errs134 === errors;
                    valid27 = valid27 || _valid0;
                  }
                  if (!valid27) {
                    const err136 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/with/" + i6, schemaPath: "#/properties/renewals/additionalProperties/properties/with/items/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf", schema: schema11.properties.renewals.additionalProperties.properties.with.items.anyOf, parentSchema: schema11.properties.renewals.additionalProperties.properties.with.items, data: data58 };
                    if (vErrors === null) {
                      vErrors = [err136];
                    } else {
                      vErrors.push(err136);
                    }
                    errors++;
                  } else {
                    errors = _errs131;
                    if (vErrors !== null) {
                      if (_errs131) {
                        vErrors.length = _errs131;
                      } else {
                        vErrors = null;
                      }
                    }
                  }
                }
                let i7 = data57.length;
                let j3;
                if (i7 > 1) {
                  outer0: for (; i7--; ) {
                    for (j3 = i7; j3--; ) {
                      if (func0(data57[i7], data57[j3])) {
                        const err137 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/with", schemaPath: "#/properties/renewals/additionalProperties/properties/with/uniqueItems", keyword: "uniqueItems", params: { i: i7, j: j3 }, message: "must NOT have duplicate items (items ## " + j3 + " and " + i7 + " are identical)", schema: true, parentSchema: schema11.properties.renewals.additionalProperties.properties.with, data: data57 };
                        if (vErrors === null) {
                          vErrors = [err137];
                        } else {
                          vErrors.push(err137);
                        }
                        errors++;
                        break outer0;
                      }
                    }
                  }
                }
              } else {
                const err138 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/with", schemaPath: "#/properties/renewals/additionalProperties/properties/with/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.renewals.additionalProperties.properties.with.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.with, data: data57 };
                if (vErrors === null) {
                  vErrors = [err138];
                } else {
                  vErrors.push(err138);
                }
                errors++;
              }
            }
            if (data49.payment_method !== void 0) {
              let data59 = data49.payment_method;
              const _errs137 = errors;
              let valid29 = false;
              const _errs138 = errors;
              if ("default" !== data59) {
                const err139 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/0/const", keyword: "const", params: { allowedValue: "default" }, message: "must be equal to constant", schema: "default", parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[0], data: data59 };
                if (vErrors === null) {
                  vErrors = [err139];
                } else {
                  vErrors.push(err139);
                }
                errors++;
              }
              var _valid1 = _errs138 === errors;
              valid29 = valid29 || _valid1;
              if (!valid29) {
                const _errs139 = errors;
                if (typeof data59 === "string") {
                  if (!pattern19.test(data59)) {
                    const err140 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/1/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,19}$" }, message: 'must match pattern "^[0-9]{1,19}$"', schema: "^[0-9]{1,19}$", parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[1], data: data59 };
                    if (vErrors === null) {
                      vErrors = [err140];
                    } else {
                      vErrors.push(err140);
                    }
                    errors++;
                  }
                } else {
                  const err141 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[1].type, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[1], data: data59 };
                  if (vErrors === null) {
                    vErrors = [err141];
                  } else {
                    vErrors.push(err141);
                  }
                  errors++;
                }
                var _valid1 = _errs139 === errors;
                valid29 = valid29 || _valid1;
                if (!valid29) {
                  const _errs141 = errors;
                  if (!(typeof data59 == "number" && (!(data59 % 1) && !isNaN(data59)) && isFinite(data59))) {
                    const err142 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/2/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[2].type, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[2], data: data59 };
                    if (vErrors === null) {
                      vErrors = [err142];
                    } else {
                      vErrors.push(err142);
                    }
                    errors++;
                  }
                  if (typeof data59 == "number" && isFinite(data59)) {
                    if (data59 < 1 || isNaN(data59)) {
                      const err143 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/2/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[2], data: data59 };
                      if (vErrors === null) {
                        vErrors = [err143];
                      } else {
                        vErrors.push(err143);
                      }
                      errors++;
                    }
                  }
                  var _valid1 = _errs141 === errors;
                  valid29 = valid29 || _valid1;
                  if (!valid29) {
                    const _errs143 = errors;
                    if (data59 && typeof data59 == "object" && !Array.isArray(data59)) {
                      if (data59.mean === void 0) {
                        const err144 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/3/required", keyword: "required", params: { missingProperty: "mean" }, message: "must have required property 'mean'", schema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].required, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3], data: data59 };
                        if (vErrors === null) {
                          vErrors = [err144];
                        } else {
                          vErrors.push(err144);
                        }
                        errors++;
                      }
                      for (const key16 in data59) {
                        if (!(key16 === "mean" || key16 === "id")) {
                          const err145 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/3/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key16 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3], data: data59 };
                          if (vErrors === null) {
                            vErrors = [err145];
                          } else {
                            vErrors.push(err145);
                          }
                          errors++;
                        }
                      }
                      if (data59.mean !== void 0) {
                        let data60 = data59.mean;
                        if (!(data60 === "CREDIT_CARD" || data60 === "CURRENT_ACCOUNT" || data60 === "DEFERRED_PAYMENT_ACCOUNT" || data60 === "DOMESTIC_CARD" || data60 === "ENTERPRISE" || data60 === "INTERNAL_TRUSTED_ACCOUNT" || data60 === "PAYPAL" || data60 === "RUPAY" || data60 === "SEPA_DIRECT_DEBIT" || data60 === "bankAccount" || data60 === "creditCard" || data60 === "deferredPaymentAccount" || data60 === "fidelityAccount" || data60 === "ovhAccount" || data60 === "paypal")) {
                          const err146 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method/mean", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/3/properties/mean/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].properties.mean.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].properties.mean.enum, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].properties.mean, data: data60 };
                          if (vErrors === null) {
                            vErrors = [err146];
                          } else {
                            vErrors.push(err146);
                          }
                          errors++;
                        }
                      }
                      if (data59.id !== void 0) {
                        let data61 = data59.id;
                        const _errs148 = errors;
                        let valid31 = false;
                        const _errs149 = errors;
                        if (typeof data61 === "string") {
                          if (!pattern19.test(data61)) {
                            const err147 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method/id", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/3/properties/id/anyOf/0/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,19}$" }, message: 'must match pattern "^[0-9]{1,19}$"', schema: "^[0-9]{1,19}$", parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].properties.id.anyOf[0], data: data61 };
                            if (vErrors === null) {
                              vErrors = [err147];
                            } else {
                              vErrors.push(err147);
                            }
                            errors++;
                          }
                        } else {
                          const err148 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method/id", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/3/properties/id/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].properties.id.anyOf[0].type, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].properties.id.anyOf[0], data: data61 };
                          if (vErrors === null) {
                            vErrors = [err148];
                          } else {
                            vErrors.push(err148);
                          }
                          errors++;
                        }
                        var _valid2 = _errs149 === errors;
                        valid31 = valid31 || _valid2;
                        if (!valid31) {
                          const _errs151 = errors;
                          if (!(typeof data61 == "number" && (!(data61 % 1) && !isNaN(data61)) && isFinite(data61))) {
                            const err149 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method/id", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/3/properties/id/anyOf/1/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].properties.id.anyOf[1].type, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].properties.id.anyOf[1], data: data61 };
                            if (vErrors === null) {
                              vErrors = [err149];
                            } else {
                              vErrors.push(err149);
                            }
                            errors++;
                          }
                          if (typeof data61 == "number" && isFinite(data61)) {
                            if (data61 < 1 || isNaN(data61)) {
                              const err150 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method/id", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/3/properties/id/anyOf/1/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].properties.id.anyOf[1], data: data61 };
                              if (vErrors === null) {
                                vErrors = [err150];
                              } else {
                                vErrors.push(err150);
                              }
                              errors++;
                            }
                          }
                          var _valid2 = _errs151 === errors;
                          valid31 = valid31 || _valid2;
                        }
                        if (!valid31) {
                          const err151 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method/id", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/3/properties/id/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf", schema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].properties.id.anyOf, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].properties.id, data: data61 };
                          if (vErrors === null) {
                            vErrors = [err151];
                          } else {
                            vErrors.push(err151);
                          }
                          errors++;
                        } else {
                          errors = _errs148;
                          if (vErrors !== null) {
                            if (_errs148) {
                              vErrors.length = _errs148;
                            } else {
                              vErrors = null;
                            }
                          }
                        }
                      }
                    } else {
                      const err152 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/3/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].type, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3], data: data59 };
                      if (vErrors === null) {
                        vErrors = [err152];
                      } else {
                        vErrors.push(err152);
                      }
                      errors++;
                    }
                    var _valid1 = _errs143 === errors;
                    valid29 = valid29 || _valid1;
                  }
                }
              }
              if (!valid29) {
                const err153 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf", schema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method, data: data59 };
                if (vErrors === null) {
                  vErrors = [err153];
                } else {
                  vErrors.push(err153);
                }
                errors++;
              } else {
                errors = _errs137;
                if (vErrors !== null) {
                  if (_errs137) {
                    vErrors.length = _errs137;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data49.lifecycle !== void 0) {
              let data62 = data49.lifecycle;
              if (data62 && typeof data62 == "object" && !Array.isArray(data62)) {
                for (const key17 in data62) {
                  if (!(key17 === "protect" || key17 === "replace" || key17 === "adopt" || key17 === "ignore_changes")) {
                    const err154 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/renewals/additionalProperties/properties/lifecycle/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key17 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.renewals.additionalProperties.properties.lifecycle, data: data62 };
                    if (vErrors === null) {
                      vErrors = [err154];
                    } else {
                      vErrors.push(err154);
                    }
                    errors++;
                  }
                }
                if (data62.protect !== void 0) {
                  let data63 = data62.protect;
                  if (typeof data63 !== "boolean") {
                    const err155 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/protect", schemaPath: "#/properties/renewals/additionalProperties/properties/lifecycle/properties/protect/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.protect.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.protect, data: data63 };
                    if (vErrors === null) {
                      vErrors = [err155];
                    } else {
                      vErrors.push(err155);
                    }
                    errors++;
                  }
                }
                if (data62.replace !== void 0) {
                  let data64 = data62.replace;
                  if (typeof data64 !== "string") {
                    const err156 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/renewals/additionalProperties/properties/lifecycle/properties/replace/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.replace.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.replace, data: data64 };
                    if (vErrors === null) {
                      vErrors = [err156];
                    } else {
                      vErrors.push(err156);
                    }
                    errors++;
                  }
                  if (!(data64 === "deny" || data64 === "allow")) {
                    const err157 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/renewals/additionalProperties/properties/lifecycle/properties/replace/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.replace.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.replace.enum, parentSchema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.replace, data: data64 };
                    if (vErrors === null) {
                      vErrors = [err157];
                    } else {
                      vErrors.push(err157);
                    }
                    errors++;
                  }
                }
                if (data62.adopt !== void 0) {
                  let data65 = data62.adopt;
                  if (typeof data65 === "string") {
                    if (func3(data65) > 200) {
                      const err158 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/renewals/additionalProperties/properties/lifecycle/properties/adopt/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters", schema: 200, parentSchema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.adopt, data: data65 };
                      if (vErrors === null) {
                        vErrors = [err158];
                      } else {
                        vErrors.push(err158);
                      }
                      errors++;
                    }
                    if (func3(data65) < 1) {
                      const err159 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/renewals/additionalProperties/properties/lifecycle/properties/adopt/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.adopt, data: data65 };
                      if (vErrors === null) {
                        vErrors = [err159];
                      } else {
                        vErrors.push(err159);
                      }
                      errors++;
                    }
                    if (!pattern10.test(data65)) {
                      const err160 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/renewals/additionalProperties/properties/lifecycle/properties/adopt/pattern", keyword: "pattern", params: { pattern: "^\\S+$" }, message: 'must match pattern "^\\S+$"', schema: "^\\S+$", parentSchema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.adopt, data: data65 };
                      if (vErrors === null) {
                        vErrors = [err160];
                      } else {
                        vErrors.push(err160);
                      }
                      errors++;
                    }
                  } else {
                    const err161 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/renewals/additionalProperties/properties/lifecycle/properties/adopt/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.adopt.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.adopt, data: data65 };
                    if (vErrors === null) {
                      vErrors = [err161];
                    } else {
                      vErrors.push(err161);
                    }
                    errors++;
                  }
                }
                if (data62.ignore_changes !== void 0) {
                  let data66 = data62.ignore_changes;
                  if (Array.isArray(data66)) {
                    const len4 = data66.length;
                    for (let i8 = 0; i8 < len4; i8++) {
                      let data67 = data66[i8];
                      if (typeof data67 !== "string") {
                        const err162 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i8, schemaPath: "#/properties/renewals/additionalProperties/properties/lifecycle/properties/ignore_changes/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.ignore_changes.items.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.ignore_changes.items, data: data67 };
                        if (vErrors === null) {
                          vErrors = [err162];
                        } else {
                          vErrors.push(err162);
                        }
                        errors++;
                      }
                      if (!(data67 === "ensure_valid_for" || data67 === "max_price" || data67 === "mode" || data67 === "payment_method" || data67 === "period" || data67 === "product" || data67 === "service" || data67 === "with")) {
                        const err163 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i8, schemaPath: "#/properties/renewals/additionalProperties/properties/lifecycle/properties/ignore_changes/items/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.ignore_changes.items.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.ignore_changes.items.enum, parentSchema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.ignore_changes.items, data: data67 };
                        if (vErrors === null) {
                          vErrors = [err163];
                        } else {
                          vErrors.push(err163);
                        }
                        errors++;
                      }
                    }
                    let i9 = data66.length;
                    let j4;
                    if (i9 > 1) {
                      const indices3 = {};
                      for (; i9--; ) {
                        let item3 = data66[i9];
                        if (typeof item3 !== "string") {
                          continue;
                        }
                        if (typeof indices3[item3] == "number") {
                          j4 = indices3[item3];
                          const err164 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/renewals/additionalProperties/properties/lifecycle/properties/ignore_changes/uniqueItems", keyword: "uniqueItems", params: { i: i9, j: j4 }, message: "must NOT have duplicate items (items ## " + j4 + " and " + i9 + " are identical)", schema: true, parentSchema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.ignore_changes, data: data66 };
                          if (vErrors === null) {
                            vErrors = [err164];
                          } else {
                            vErrors.push(err164);
                          }
                          errors++;
                          break;
                        }
                        indices3[item3] = i9;
                      }
                    }
                  } else {
                    const err165 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/renewals/additionalProperties/properties/lifecycle/properties/ignore_changes/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.ignore_changes.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.ignore_changes, data: data66 };
                    if (vErrors === null) {
                      vErrors = [err165];
                    } else {
                      vErrors.push(err165);
                    }
                    errors++;
                  }
                }
              } else {
                const err166 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/renewals/additionalProperties/properties/lifecycle/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.renewals.additionalProperties.properties.lifecycle.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.lifecycle, data: data62 };
                if (vErrors === null) {
                  vErrors = [err166];
                } else {
                  vErrors.push(err166);
                }
                errors++;
              }
            }
          } else {
            const err167 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renewals/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.renewals.additionalProperties.type, parentSchema: schema11.properties.renewals.additionalProperties, data: data49 };
            if (vErrors === null) {
              vErrors = [err167];
            } else {
              vErrors.push(err167);
            }
            errors++;
          }
        }
      } else {
        const err168 = { instancePath: instancePath + "/renewals", schemaPath: "#/properties/renewals/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.renewals.type, parentSchema: schema11.properties.renewals, data: data48 };
        if (vErrors === null) {
          vErrors = [err168];
        } else {
          vErrors.push(err168);
        }
        errors++;
      }
    }
    if (data.servers !== void 0) {
      let data68 = data.servers;
      if (data68 && typeof data68 == "object" && !Array.isArray(data68)) {
        for (const key18 in data68) {
          const _errs168 = errors;
          if (typeof key18 === "string") {
            if (!pattern7.test(key18)) {
              const err169 = { instancePath: instancePath + "/servers", schemaPath: "#/properties/servers/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,62}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,62}$"', schema: "^[a-z][a-z0-9-]{0,62}$", parentSchema: schema11.properties.servers.propertyNames, data: key18, propertyName: key18 };
              if (vErrors === null) {
                vErrors = [err169];
              } else {
                vErrors.push(err169);
              }
              errors++;
            }
          }
          var valid36 = _errs168 === errors;
          if (!valid36) {
            const err170 = { instancePath: instancePath + "/servers", schemaPath: "#/properties/servers/propertyNames", keyword: "propertyNames", params: { propertyName: key18 }, message: "property name must be valid", schema: schema11.properties.servers.propertyNames, parentSchema: schema11.properties.servers, data: data68 };
            if (vErrors === null) {
              vErrors = [err170];
            } else {
              vErrors.push(err170);
            }
            errors++;
          }
        }
        for (const key19 in data68) {
          let data69 = data68[key19];
          const _errs173 = errors;
          let valid39 = false;
          let passing0 = null;
          const _errs174 = errors;
          if (data69 && typeof data69 == "object" && !Array.isArray(data69)) {
            if (data69.ssh_key === void 0) {
              const err171 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf/0/required", keyword: "required", params: { missingProperty: "ssh_key" }, message: "must have required property 'ssh_key'", schema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[0].required, parentSchema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[0], data: data69 };
              if (vErrors === null) {
                vErrors = [err171];
              } else {
                vErrors.push(err171);
              }
              errors++;
            }
          }
          var _valid3 = _errs174 === errors;
          if (_valid3) {
            valid39 = true;
            passing0 = 0;
          }
          const _errs175 = errors;
          if (data69 && typeof data69 == "object" && !Array.isArray(data69)) {
            if (data69.password === void 0) {
              const err172 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf/1/required", keyword: "required", params: { missingProperty: "password" }, message: "must have required property 'password'", schema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[1].required, parentSchema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[1], data: data69 };
              if (vErrors === null) {
                vErrors = [err172];
              } else {
                vErrors.push(err172);
              }
              errors++;
            }
          }
          var _valid3 = _errs175 === errors;
          if (_valid3 && valid39) {
            valid39 = false;
            passing0 = [passing0, 1];
          } else {
            if (_valid3) {
              valid39 = true;
              passing0 = 1;
            }
            const _errs176 = errors;
            const _errs177 = errors;
            const _errs178 = errors;
            const _errs179 = errors;
            let valid41 = false;
            const _errs180 = errors;
            if (data69 && typeof data69 == "object" && !Array.isArray(data69)) {
              let missing1;
              if (data69.ssh_key === void 0 && (missing1 = "ssh_key")) {
                const err173 = {};
                if (vErrors === null) {
                  vErrors = [err173];
                } else {
                  vErrors.push(err173);
                }
                errors++;
              }
            }
            var _valid4 = _errs180 === errors;
            valid41 = valid41 || _valid4;
            if (!valid41) {
              const _errs181 = errors;
              if (data69 && typeof data69 == "object" && !Array.isArray(data69)) {
                let missing2;
                if (data69.password === void 0 && (missing2 = "password")) {
                  const err174 = {};
                  if (vErrors === null) {
                    vErrors = [err174];
                  } else {
                    vErrors.push(err174);
                  }
                  errors++;
                }
              }
              var _valid4 = _errs181 === errors;
              valid41 = valid41 || _valid4;
            }
            if (!valid41) {
              const err175 = {};
              if (vErrors === null) {
                vErrors = [err175];
              } else {
                vErrors.push(err175);
              }
              errors++;
            } else {
              errors = _errs179;
              if (vErrors !== null) {
                if (_errs179) {
                  vErrors.length = _errs179;
                } else {
                  vErrors = null;
                }
              }
            }
            var valid40 = _errs178 === errors;
            if (valid40) {
              const err176 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf/2/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2].not, parentSchema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2], data: data69 };
              if (vErrors === null) {
                vErrors = [err176];
              } else {
                vErrors.push(err176);
              }
              errors++;
            } else {
              errors = _errs177;
              if (vErrors !== null) {
                if (_errs177) {
                  vErrors.length = _errs177;
                } else {
                  vErrors = null;
                }
              }
            }
            if (data69 && typeof data69 == "object" && !Array.isArray(data69)) {
              if (data69.lifecycle === void 0) {
                const err177 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf/2/required", keyword: "required", params: { missingProperty: "lifecycle" }, message: "must have required property 'lifecycle'", schema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2].required, parentSchema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2], data: data69 };
                if (vErrors === null) {
                  vErrors = [err177];
                } else {
                  vErrors.push(err177);
                }
                errors++;
              }
              if (data69.lifecycle !== void 0) {
                let data70 = data69.lifecycle;
                if (data70 && typeof data70 == "object" && !Array.isArray(data70)) {
                  if (data70.ignore_changes === void 0) {
                    const err178 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf/2/properties/lifecycle/required", keyword: "required", params: { missingProperty: "ignore_changes" }, message: "must have required property 'ignore_changes'", schema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2].properties.lifecycle.required, parentSchema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2].properties.lifecycle, data: data70 };
                    if (vErrors === null) {
                      vErrors = [err178];
                    } else {
                      vErrors.push(err178);
                    }
                    errors++;
                  }
                  if (data70.ignore_changes !== void 0) {
                    let data71 = data70.ignore_changes;
                    if (Array.isArray(data71)) {
                      const _errs184 = errors;
                      const len5 = data71.length;
                      for (let i10 = 0; i10 < len5; i10++) {
                        let data72 = data71[i10];
                        const _errs185 = errors;
                        if ("ssh_key" !== data72) {
                          const err179 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i10, schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf/2/properties/lifecycle/properties/ignore_changes/contains/const", keyword: "const", params: { allowedValue: "ssh_key" }, message: "must be equal to constant", schema: "ssh_key", parentSchema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2].properties.lifecycle.properties.ignore_changes.contains, data: data72 };
                          if (vErrors === null) {
                            vErrors = [err179];
                          } else {
                            vErrors.push(err179);
                          }
                          errors++;
                        }
                        var valid44 = _errs185 === errors;
                        if (valid44) {
                          break;
                        }
                      }
                      if (!valid44) {
                        const err180 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf/2/properties/lifecycle/properties/ignore_changes/contains", keyword: "contains", params: { minContains: 1 }, message: "must contain at least 1 valid item(s)", schema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2].properties.lifecycle.properties.ignore_changes.contains, parentSchema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2].properties.lifecycle.properties.ignore_changes, data: data71 };
                        if (vErrors === null) {
                          vErrors = [err180];
                        } else {
                          vErrors.push(err180);
                        }
                        errors++;
                      } else {
                        errors = _errs184;
                        if (vErrors !== null) {
                          if (_errs184) {
                            vErrors.length = _errs184;
                          } else {
                            vErrors = null;
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
            var _valid3 = _errs176 === errors;
            if (_valid3 && valid39) {
              valid39 = false;
              passing0 = [passing0, 2];
            } else {
              if (_valid3) {
                valid39 = true;
                passing0 = 2;
              }
            }
          }
          if (!valid39) {
            const err181 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf", schema: schema11.properties.servers.additionalProperties.allOf[0].oneOf, parentSchema: schema11.properties.servers.additionalProperties.allOf[0], data: data69 };
            if (vErrors === null) {
              vErrors = [err181];
            } else {
              vErrors.push(err181);
            }
            errors++;
          } else {
            errors = _errs173;
            if (vErrors !== null) {
              if (_errs173) {
                vErrors.length = _errs173;
              } else {
                vErrors = null;
              }
            }
          }
          if (data69 && typeof data69 == "object" && !Array.isArray(data69)) {
            if (data69.tariff === void 0) {
              const err182 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/required", keyword: "required", params: { missingProperty: "tariff" }, message: "must have required property 'tariff'", schema: schema11.properties.servers.additionalProperties.required, parentSchema: schema11.properties.servers.additionalProperties, data: data69 };
              if (vErrors === null) {
                vErrors = [err182];
              } else {
                vErrors.push(err182);
              }
              errors++;
            }
            if (data69.datacenter === void 0) {
              const err183 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/required", keyword: "required", params: { missingProperty: "datacenter" }, message: "must have required property 'datacenter'", schema: schema11.properties.servers.additionalProperties.required, parentSchema: schema11.properties.servers.additionalProperties, data: data69 };
              if (vErrors === null) {
                vErrors = [err183];
              } else {
                vErrors.push(err183);
              }
              errors++;
            }
            if (data69.os === void 0) {
              const err184 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/required", keyword: "required", params: { missingProperty: "os" }, message: "must have required property 'os'", schema: schema11.properties.servers.additionalProperties.required, parentSchema: schema11.properties.servers.additionalProperties, data: data69 };
              if (vErrors === null) {
                vErrors = [err184];
              } else {
                vErrors.push(err184);
              }
              errors++;
            }
            if (data69.period === void 0) {
              const err185 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/required", keyword: "required", params: { missingProperty: "period" }, message: "must have required property 'period'", schema: schema11.properties.servers.additionalProperties.required, parentSchema: schema11.properties.servers.additionalProperties, data: data69 };
              if (vErrors === null) {
                vErrors = [err185];
              } else {
                vErrors.push(err185);
              }
              errors++;
            }
            for (const key20 in data69) {
              if (!func2.call(schema11.properties.servers.additionalProperties.properties, key20)) {
                const err186 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key20 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.servers.additionalProperties, data: data69 };
                if (vErrors === null) {
                  vErrors = [err186];
                } else {
                  vErrors.push(err186);
                }
                errors++;
              }
            }
            if (data69.name !== void 0) {
              let data73 = data69.name;
              if (typeof data73 === "string") {
                if (func3(data73) > 100) {
                  const err187 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/servers/additionalProperties/properties/name/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema11.properties.servers.additionalProperties.properties.name, data: data73 };
                  if (vErrors === null) {
                    vErrors = [err187];
                  } else {
                    vErrors.push(err187);
                  }
                  errors++;
                }
                if (func3(data73) < 1) {
                  const err188 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/servers/additionalProperties/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.servers.additionalProperties.properties.name, data: data73 };
                  if (vErrors === null) {
                    vErrors = [err188];
                  } else {
                    vErrors.push(err188);
                  }
                  errors++;
                }
                if (!pattern8.test(data73)) {
                  const err189 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/servers/additionalProperties/properties/name/pattern", keyword: "pattern", params: { pattern: "^\\S(.*\\S)?$" }, message: 'must match pattern "^\\S(.*\\S)?$"', schema: "^\\S(.*\\S)?$", parentSchema: schema11.properties.servers.additionalProperties.properties.name, data: data73 };
                  if (vErrors === null) {
                    vErrors = [err189];
                  } else {
                    vErrors.push(err189);
                  }
                  errors++;
                }
              } else {
                const err190 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/servers/additionalProperties/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.name.type, parentSchema: schema11.properties.servers.additionalProperties.properties.name, data: data73 };
                if (vErrors === null) {
                  vErrors = [err190];
                } else {
                  vErrors.push(err190);
                }
                errors++;
              }
            }
            if (data69.tariff !== void 0) {
              let data74 = data69.tariff;
              if (typeof data74 === "string") {
                if (func3(data74) < 1) {
                  const err191 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/tariff", schemaPath: "#/properties/servers/additionalProperties/properties/tariff/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.servers.additionalProperties.properties.tariff, data: data74 };
                  if (vErrors === null) {
                    vErrors = [err191];
                  } else {
                    vErrors.push(err191);
                  }
                  errors++;
                }
              } else {
                const err192 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/tariff", schemaPath: "#/properties/servers/additionalProperties/properties/tariff/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.tariff.type, parentSchema: schema11.properties.servers.additionalProperties.properties.tariff, data: data74 };
                if (vErrors === null) {
                  vErrors = [err192];
                } else {
                  vErrors.push(err192);
                }
                errors++;
              }
            }
            if (data69.datacenter !== void 0) {
              let data75 = data69.datacenter;
              if (typeof data75 === "string") {
                if (func3(data75) < 1) {
                  const err193 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/datacenter", schemaPath: "#/properties/servers/additionalProperties/properties/datacenter/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.servers.additionalProperties.properties.datacenter, data: data75 };
                  if (vErrors === null) {
                    vErrors = [err193];
                  } else {
                    vErrors.push(err193);
                  }
                  errors++;
                }
              } else {
                const err194 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/datacenter", schemaPath: "#/properties/servers/additionalProperties/properties/datacenter/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.datacenter.type, parentSchema: schema11.properties.servers.additionalProperties.properties.datacenter, data: data75 };
                if (vErrors === null) {
                  vErrors = [err194];
                } else {
                  vErrors.push(err194);
                }
                errors++;
              }
            }
            if (data69.os !== void 0) {
              let data76 = data69.os;
              if (typeof data76 === "string") {
                if (func3(data76) < 1) {
                  const err195 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/os", schemaPath: "#/properties/servers/additionalProperties/properties/os/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.servers.additionalProperties.properties.os, data: data76 };
                  if (vErrors === null) {
                    vErrors = [err195];
                  } else {
                    vErrors.push(err195);
                  }
                  errors++;
                }
              } else {
                const err196 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/os", schemaPath: "#/properties/servers/additionalProperties/properties/os/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.os.type, parentSchema: schema11.properties.servers.additionalProperties.properties.os, data: data76 };
                if (vErrors === null) {
                  vErrors = [err196];
                } else {
                  vErrors.push(err196);
                }
                errors++;
              }
            }
            if (data69.period !== void 0) {
              let data77 = data69.period;
              if (typeof data77 !== "string") {
                const err197 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/period", schemaPath: "#/properties/servers/additionalProperties/properties/period/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.period.type, parentSchema: schema11.properties.servers.additionalProperties.properties.period, data: data77 };
                if (vErrors === null) {
                  vErrors = [err197];
                } else {
                  vErrors.push(err197);
                }
                errors++;
              }
              if (!(data77 === "P1D" || data77 === "P1M" || data77 === "P3M" || data77 === "P6M" || data77 === "P1Y" || data77 === "P12M" || data77 === "1d" || data77 === "1mo" || data77 === "3mo" || data77 === "6mo" || data77 === "12mo" || data77 === "1y")) {
                const err198 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/period", schemaPath: "#/properties/servers/additionalProperties/properties/period/enum", keyword: "enum", params: { allowedValues: schema11.properties.servers.additionalProperties.properties.period.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.servers.additionalProperties.properties.period.enum, parentSchema: schema11.properties.servers.additionalProperties.properties.period, data: data77 };
                if (vErrors === null) {
                  vErrors = [err198];
                } else {
                  vErrors.push(err198);
                }
                errors++;
              }
            }
            if (data69.addons !== void 0) {
              let data78 = data69.addons;
              if (data78 && typeof data78 == "object" && !Array.isArray(data78)) {
                for (const key21 in data78) {
                  const _errs199 = errors;
                  if (typeof key21 === "string") {
                    if (func3(key21) < 1) {
                      const err199 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/addons", schemaPath: "#/properties/servers/additionalProperties/properties/addons/propertyNames/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.servers.additionalProperties.properties.addons.propertyNames, data: key21, propertyName: key21 };
                      if (vErrors === null) {
                        vErrors = [err199];
                      } else {
                        vErrors.push(err199);
                      }
                      errors++;
                    }
                  }
                  var valid46 = _errs199 === errors;
                  if (!valid46) {
                    const err200 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/addons", schemaPath: "#/properties/servers/additionalProperties/properties/addons/propertyNames", keyword: "propertyNames", params: { propertyName: key21 }, message: "property name must be valid", schema: schema11.properties.servers.additionalProperties.properties.addons.propertyNames, parentSchema: schema11.properties.servers.additionalProperties.properties.addons, data: data78 };
                    if (vErrors === null) {
                      vErrors = [err200];
                    } else {
                      vErrors.push(err200);
                    }
                    errors++;
                  }
                }
                for (const key22 in data78) {
                  let data79 = data78[key22];
                  if (typeof data79 === "string") {
                    if (func3(data79) < 1) {
                      const err201 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/addons/" + key22.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/properties/addons/additionalProperties/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.servers.additionalProperties.properties.addons.additionalProperties, data: data79 };
                      if (vErrors === null) {
                        vErrors = [err201];
                      } else {
                        vErrors.push(err201);
                      }
                      errors++;
                    }
                  } else {
                    const err202 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/addons/" + key22.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/properties/addons/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.addons.additionalProperties.type, parentSchema: schema11.properties.servers.additionalProperties.properties.addons.additionalProperties, data: data79 };
                    if (vErrors === null) {
                      vErrors = [err202];
                    } else {
                      vErrors.push(err202);
                    }
                    errors++;
                  }
                }
              } else {
                const err203 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/addons", schemaPath: "#/properties/servers/additionalProperties/properties/addons/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.servers.additionalProperties.properties.addons.type, parentSchema: schema11.properties.servers.additionalProperties.properties.addons, data: data78 };
                if (vErrors === null) {
                  vErrors = [err203];
                } else {
                  vErrors.push(err203);
                }
                errors++;
              }
            }
            if (data69.ssh_key !== void 0) {
              let data80 = data69.ssh_key;
              if (typeof data80 === "string") {
                if (func3(data80) < 1) {
                  const err204 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/ssh_key", schemaPath: "#/properties/servers/additionalProperties/properties/ssh_key/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.servers.additionalProperties.properties.ssh_key, data: data80 };
                  if (vErrors === null) {
                    vErrors = [err204];
                  } else {
                    vErrors.push(err204);
                  }
                  errors++;
                }
              } else {
                const err205 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/ssh_key", schemaPath: "#/properties/servers/additionalProperties/properties/ssh_key/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.ssh_key.type, parentSchema: schema11.properties.servers.additionalProperties.properties.ssh_key, data: data80 };
                if (vErrors === null) {
                  vErrors = [err205];
                } else {
                  vErrors.push(err205);
                }
                errors++;
              }
            }
            if (data69.password !== void 0) {
              let data81 = data69.password;
              if (typeof data81 === "string") {
                if (!pattern24.test(data81)) {
                  const err206 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/password", schemaPath: "#/properties/servers/additionalProperties/properties/password/pattern", keyword: "pattern", params: { pattern: "^(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])[!$+,\\-./0-9:=A-Z\\[\\\\\\]^_`a-z{}~]{8,48}$" }, message: 'must match pattern "^(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])[!$+,\\-./0-9:=A-Z\\[\\\\\\]^_`a-z{}~]{8,48}$"', schema: "^(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])[!$+,\\-./0-9:=A-Z\\[\\\\\\]^_`a-z{}~]{8,48}$", parentSchema: schema11.properties.servers.additionalProperties.properties.password, data: data81 };
                  if (vErrors === null) {
                    vErrors = [err206];
                  } else {
                    vErrors.push(err206);
                  }
                  errors++;
                }
              } else {
                const err207 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/password", schemaPath: "#/properties/servers/additionalProperties/properties/password/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.password.type, parentSchema: schema11.properties.servers.additionalProperties.properties.password, data: data81 };
                if (vErrors === null) {
                  vErrors = [err207];
                } else {
                  vErrors.push(err207);
                }
                errors++;
              }
            }
            if (data69.promo_code !== void 0) {
              let data82 = data69.promo_code;
              if (typeof data82 === "string") {
                if (func3(data82) > 100) {
                  const err208 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/promo_code", schemaPath: "#/properties/servers/additionalProperties/properties/promo_code/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema11.properties.servers.additionalProperties.properties.promo_code, data: data82 };
                  if (vErrors === null) {
                    vErrors = [err208];
                  } else {
                    vErrors.push(err208);
                  }
                  errors++;
                }
              } else {
                const err209 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/promo_code", schemaPath: "#/properties/servers/additionalProperties/properties/promo_code/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.promo_code.type, parentSchema: schema11.properties.servers.additionalProperties.properties.promo_code, data: data82 };
                if (vErrors === null) {
                  vErrors = [err209];
                } else {
                  vErrors.push(err209);
                }
                errors++;
              }
            }
            if (data69.power !== void 0) {
              let data83 = data69.power;
              if (typeof data83 !== "string") {
                const err210 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/power", schemaPath: "#/properties/servers/additionalProperties/properties/power/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.power.type, parentSchema: schema11.properties.servers.additionalProperties.properties.power, data: data83 };
                if (vErrors === null) {
                  vErrors = [err210];
                } else {
                  vErrors.push(err210);
                }
                errors++;
              }
              if (!(data83 === "running" || data83 === "stopped")) {
                const err211 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/power", schemaPath: "#/properties/servers/additionalProperties/properties/power/enum", keyword: "enum", params: { allowedValues: schema11.properties.servers.additionalProperties.properties.power.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.servers.additionalProperties.properties.power.enum, parentSchema: schema11.properties.servers.additionalProperties.properties.power, data: data83 };
                if (vErrors === null) {
                  vErrors = [err211];
                } else {
                  vErrors.push(err211);
                }
                errors++;
              }
            }
            if (data69.provider !== void 0) {
              let data84 = data69.provider;
              if (typeof data84 !== "string") {
                const err212 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/servers/additionalProperties/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.provider.type, parentSchema: schema11.properties.servers.additionalProperties.properties.provider, data: data84 };
                if (vErrors === null) {
                  vErrors = [err212];
                } else {
                  vErrors.push(err212);
                }
                errors++;
              }
              if (!(data84 === "zomro")) {
                const err213 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/servers/additionalProperties/properties/provider/enum", keyword: "enum", params: { allowedValues: schema11.properties.servers.additionalProperties.properties.provider.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.servers.additionalProperties.properties.provider.enum, parentSchema: schema11.properties.servers.additionalProperties.properties.provider, data: data84 };
                if (vErrors === null) {
                  vErrors = [err213];
                } else {
                  vErrors.push(err213);
                }
                errors++;
              }
            }
            if (data69.lifecycle !== void 0) {
              let data85 = data69.lifecycle;
              if (data85 && typeof data85 == "object" && !Array.isArray(data85)) {
                for (const key23 in data85) {
                  if (!(key23 === "protect" || key23 === "replace" || key23 === "adopt" || key23 === "ignore_changes")) {
                    const err214 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key23 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle, data: data85 };
                    if (vErrors === null) {
                      vErrors = [err214];
                    } else {
                      vErrors.push(err214);
                    }
                    errors++;
                  }
                }
                if (data85.protect !== void 0) {
                  let data86 = data85.protect;
                  if (typeof data86 !== "boolean") {
                    const err215 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/protect", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/protect/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.protect.type, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.protect, data: data86 };
                    if (vErrors === null) {
                      vErrors = [err215];
                    } else {
                      vErrors.push(err215);
                    }
                    errors++;
                  }
                }
                if (data85.replace !== void 0) {
                  let data87 = data85.replace;
                  if (typeof data87 !== "string") {
                    const err216 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/replace/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.replace.type, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.replace, data: data87 };
                    if (vErrors === null) {
                      vErrors = [err216];
                    } else {
                      vErrors.push(err216);
                    }
                    errors++;
                  }
                  if (!(data87 === "deny" || data87 === "allow")) {
                    const err217 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/replace/enum", keyword: "enum", params: { allowedValues: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.replace.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.replace.enum, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.replace, data: data87 };
                    if (vErrors === null) {
                      vErrors = [err217];
                    } else {
                      vErrors.push(err217);
                    }
                    errors++;
                  }
                }
                if (data85.adopt !== void 0) {
                  let data88 = data85.adopt;
                  if (typeof data88 === "string") {
                    if (func3(data88) > 200) {
                      const err218 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/adopt/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters", schema: 200, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.adopt, data: data88 };
                      if (vErrors === null) {
                        vErrors = [err218];
                      } else {
                        vErrors.push(err218);
                      }
                      errors++;
                    }
                    if (func3(data88) < 1) {
                      const err219 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/adopt/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.adopt, data: data88 };
                      if (vErrors === null) {
                        vErrors = [err219];
                      } else {
                        vErrors.push(err219);
                      }
                      errors++;
                    }
                    if (!pattern10.test(data88)) {
                      const err220 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/adopt/pattern", keyword: "pattern", params: { pattern: "^\\S+$" }, message: 'must match pattern "^\\S+$"', schema: "^\\S+$", parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.adopt, data: data88 };
                      if (vErrors === null) {
                        vErrors = [err220];
                      } else {
                        vErrors.push(err220);
                      }
                      errors++;
                    }
                  } else {
                    const err221 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/adopt/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.adopt.type, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.adopt, data: data88 };
                    if (vErrors === null) {
                      vErrors = [err221];
                    } else {
                      vErrors.push(err221);
                    }
                    errors++;
                  }
                }
                if (data85.ignore_changes !== void 0) {
                  let data89 = data85.ignore_changes;
                  if (Array.isArray(data89)) {
                    const len6 = data89.length;
                    for (let i11 = 0; i11 < len6; i11++) {
                      let data90 = data89[i11];
                      if (typeof data90 !== "string") {
                        const err222 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i11, schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/ignore_changes/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes.items.type, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes.items, data: data90 };
                        if (vErrors === null) {
                          vErrors = [err222];
                        } else {
                          vErrors.push(err222);
                        }
                        errors++;
                      }
                      if (!(data90 === "addons" || data90 === "datacenter" || data90 === "name" || data90 === "os" || data90 === "password" || data90 === "period" || data90 === "power" || data90 === "promo_code" || data90 === "ssh_key" || data90 === "tariff")) {
                        const err223 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i11, schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/ignore_changes/items/enum", keyword: "enum", params: { allowedValues: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes.items.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes.items.enum, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes.items, data: data90 };
                        if (vErrors === null) {
                          vErrors = [err223];
                        } else {
                          vErrors.push(err223);
                        }
                        errors++;
                      }
                    }
                    let i12 = data89.length;
                    let j5;
                    if (i12 > 1) {
                      const indices4 = {};
                      for (; i12--; ) {
                        let item4 = data89[i12];
                        if (typeof item4 !== "string") {
                          continue;
                        }
                        if (typeof indices4[item4] == "number") {
                          j5 = indices4[item4];
                          const err224 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/ignore_changes/uniqueItems", keyword: "uniqueItems", params: { i: i12, j: j5 }, message: "must NOT have duplicate items (items ## " + j5 + " and " + i12 + " are identical)", schema: true, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes, data: data89 };
                          if (vErrors === null) {
                            vErrors = [err224];
                          } else {
                            vErrors.push(err224);
                          }
                          errors++;
                          break;
                        }
                        indices4[item4] = i12;
                      }
                    }
                  } else {
                    const err225 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/ignore_changes/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes.type, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes, data: data89 };
                    if (vErrors === null) {
                      vErrors = [err225];
                    } else {
                      vErrors.push(err225);
                    }
                    errors++;
                  }
                }
              } else {
                const err226 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.type, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle, data: data85 };
                if (vErrors === null) {
                  vErrors = [err226];
                } else {
                  vErrors.push(err226);
                }
                errors++;
              }
            }
          } else {
            const err227 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.servers.additionalProperties.type, parentSchema: schema11.properties.servers.additionalProperties, data: data69 };
            if (vErrors === null) {
              vErrors = [err227];
            } else {
              vErrors.push(err227);
            }
            errors++;
          }
        }
      } else {
        const err228 = { instancePath: instancePath + "/servers", schemaPath: "#/properties/servers/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.servers.type, parentSchema: schema11.properties.servers, data: data68 };
        if (vErrors === null) {
          vErrors = [err228];
        } else {
          vErrors.push(err228);
        }
        errors++;
      }
    }
    if (data.moved !== void 0) {
      let data91 = data.moved;
      if (Array.isArray(data91)) {
        const len7 = data91.length;
        for (let i13 = 0; i13 < len7; i13++) {
          let data92 = data91[i13];
          if (data92 && typeof data92 == "object" && !Array.isArray(data92)) {
            if (data92.from === void 0) {
              const err229 = { instancePath: instancePath + "/moved/" + i13, schemaPath: "#/properties/moved/items/required", keyword: "required", params: { missingProperty: "from" }, message: "must have required property 'from'", schema: schema11.properties.moved.items.required, parentSchema: schema11.properties.moved.items, data: data92 };
              if (vErrors === null) {
                vErrors = [err229];
              } else {
                vErrors.push(err229);
              }
              errors++;
            }
            if (data92.to === void 0) {
              const err230 = { instancePath: instancePath + "/moved/" + i13, schemaPath: "#/properties/moved/items/required", keyword: "required", params: { missingProperty: "to" }, message: "must have required property 'to'", schema: schema11.properties.moved.items.required, parentSchema: schema11.properties.moved.items, data: data92 };
              if (vErrors === null) {
                vErrors = [err230];
              } else {
                vErrors.push(err230);
              }
              errors++;
            }
            for (const key24 in data92) {
              if (!(key24 === "from" || key24 === "to")) {
                const err231 = { instancePath: instancePath + "/moved/" + i13, schemaPath: "#/properties/moved/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key24 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.moved.items, data: data92 };
                if (vErrors === null) {
                  vErrors = [err231];
                } else {
                  vErrors.push(err231);
                }
                errors++;
              }
            }
            if (data92.from !== void 0) {
              let data93 = data92.from;
              if (typeof data93 === "string") {
                if (!pattern26.test(data93)) {
                  const err232 = { instancePath: instancePath + "/moved/" + i13 + "/from", schemaPath: "#/properties/moved/items/properties/from/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$" }, message: 'must match pattern "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$"', schema: "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$", parentSchema: schema11.properties.moved.items.properties.from, data: data93 };
                  if (vErrors === null) {
                    vErrors = [err232];
                  } else {
                    vErrors.push(err232);
                  }
                  errors++;
                }
              } else {
                const err233 = { instancePath: instancePath + "/moved/" + i13 + "/from", schemaPath: "#/properties/moved/items/properties/from/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.moved.items.properties.from.type, parentSchema: schema11.properties.moved.items.properties.from, data: data93 };
                if (vErrors === null) {
                  vErrors = [err233];
                } else {
                  vErrors.push(err233);
                }
                errors++;
              }
            }
            if (data92.to !== void 0) {
              let data94 = data92.to;
              if (typeof data94 === "string") {
                if (!pattern26.test(data94)) {
                  const err234 = { instancePath: instancePath + "/moved/" + i13 + "/to", schemaPath: "#/properties/moved/items/properties/to/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$" }, message: 'must match pattern "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$"', schema: "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$", parentSchema: schema11.properties.moved.items.properties.to, data: data94 };
                  if (vErrors === null) {
                    vErrors = [err234];
                  } else {
                    vErrors.push(err234);
                  }
                  errors++;
                }
              } else {
                const err235 = { instancePath: instancePath + "/moved/" + i13 + "/to", schemaPath: "#/properties/moved/items/properties/to/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.moved.items.properties.to.type, parentSchema: schema11.properties.moved.items.properties.to, data: data94 };
                if (vErrors === null) {
                  vErrors = [err235];
                } else {
                  vErrors.push(err235);
                }
                errors++;
              }
            }
          } else {
            const err236 = { instancePath: instancePath + "/moved/" + i13, schemaPath: "#/properties/moved/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.moved.items.type, parentSchema: schema11.properties.moved.items, data: data92 };
            if (vErrors === null) {
              vErrors = [err236];
            } else {
              vErrors.push(err236);
            }
            errors++;
          }
        }
      } else {
        const err237 = { instancePath: instancePath + "/moved", schemaPath: "#/properties/moved/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.moved.type, parentSchema: schema11.properties.moved, data: data91 };
        if (vErrors === null) {
          vErrors = [err237];
        } else {
          vErrors.push(err237);
        }
        errors++;
      }
    }
    if (data.forget !== void 0) {
      let data95 = data.forget;
      if (Array.isArray(data95)) {
        const len8 = data95.length;
        for (let i14 = 0; i14 < len8; i14++) {
          let data96 = data95[i14];
          if (typeof data96 === "string") {
            if (!pattern26.test(data96)) {
              const err238 = { instancePath: instancePath + "/forget/" + i14, schemaPath: "#/properties/forget/items/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$" }, message: 'must match pattern "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$"', schema: "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$", parentSchema: schema11.properties.forget.items, data: data96 };
              if (vErrors === null) {
                vErrors = [err238];
              } else {
                vErrors.push(err238);
              }
              errors++;
            }
          } else {
            const err239 = { instancePath: instancePath + "/forget/" + i14, schemaPath: "#/properties/forget/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.forget.items.type, parentSchema: schema11.properties.forget.items, data: data96 };
            if (vErrors === null) {
              vErrors = [err239];
            } else {
              vErrors.push(err239);
            }
            errors++;
          }
        }
      } else {
        const err240 = { instancePath: instancePath + "/forget", schemaPath: "#/properties/forget/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.forget.type, parentSchema: schema11.properties.forget, data: data95 };
        if (vErrors === null) {
          vErrors = [err240];
        } else {
          vErrors.push(err240);
        }
        errors++;
      }
    }
  } else {
    const err241 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.type, parentSchema: schema11, data };
    if (vErrors === null) {
      vErrors = [err241];
    } else {
      vErrors.push(err241);
    }
    errors++;
  }
  validate10.errors = vErrors;
  return errors === 0;
}
export {
  validateManifest
};
