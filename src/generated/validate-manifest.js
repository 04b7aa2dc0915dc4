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
var schema11 = { "type": "object", "required": ["hostform"], "additionalProperties": false, "patternProperties": { "^x-": {} }, "properties": { "hostform": { "const": 1, "errorMessage": 'This hostform reads version 1 of the format: write "hostform: 1".' }, "providers": { "type": "object", "additionalProperties": false, "properties": { "ovh": { "type": "object", "additionalProperties": false, "properties": { "endpoint": { "type": "string", "minLength": 1 }, "poll_interval": { "type": "string", "pattern": "^(P[0-9WDTHMS]+|[0-9]+(ms|s|m|h|d|w))$" }, "delivery_timeout": { "type": "string", "pattern": "^(P[0-9WDTHMS]+|[0-9]+(ms|s|m|h|d|w))$" }, "settle_time": { "type": "string", "pattern": "^(P[0-9WDTHMS]+|[0-9]+(ms|s|m|h|d|w))$" } } }, "zomro": { "type": "object", "additionalProperties": false, "properties": { "endpoint": { "type": "string" }, "licence_agreement": { "type": "string", "enum": ["accepted"] }, "poll_interval": { "type": "string", "pattern": "^(\\d{1,7}(ms|s|m|h|d|w)|P(?=.)(\\d{1,4}W)?(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?)$" }, "delivery_timeout": { "type": "string", "pattern": "^(\\d{1,7}(ms|s|m|h|d|w)|P(?=.)(\\d{1,4}W)?(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?)$" }, "settle_time": { "type": "string", "pattern": "^(\\d{1,7}(ms|s|m|h|d|w)|P(?=.)(\\d{1,4}W)?(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?)$" }, "order_marker": { "type": "boolean" } } } } }, "budget": { "type": "object", "additionalProperties": false, "properties": { "max_charge": {}, "max_monthly": {} } }, "backup_schedules": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]{0,62}$", "patternErrorMessage": "A name is 1 to 63 of a-z, 0-9 and -." }, "additionalProperties": { "type": "object", "additionalProperties": false, "required": ["server", "days", "time"], "properties": { "name": { "type": "string", "minLength": 1, "maxLength": 100, "pattern": "^\\S(.*\\S)?$" }, "server": { "type": "string", "minLength": 1 }, "days": { "type": "array", "minItems": 1, "uniqueItems": true, "items": { "type": "string", "enum": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] } }, "time": { "type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$" }, "provider": { "type": "string", "enum": ["zomro"] }, "lifecycle": { "type": "object", "additionalProperties": false, "properties": { "protect": { "type": "boolean" }, "replace": { "type": "string", "enum": ["deny", "allow"] }, "ignore_changes": { "type": "array", "uniqueItems": true, "items": { "type": "string", "enum": ["days", "name", "server", "time"] } } } } } } }, "images": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]{0,62}$", "patternErrorMessage": "A name is 1 to 63 of a-z, 0-9 and -." }, "additionalProperties": { "type": "object", "additionalProperties": false, "required": ["region", "url", "disk_format", "os_distro"], "properties": { "name": { "type": "string", "minLength": 1, "maxLength": 100, "pattern": "^\\S(.*\\S)?$" }, "region": { "type": "string", "minLength": 1 }, "url": { "type": "string", "pattern": "^https?://[^/?#\\s@]+([/?#]\\S*)?$" }, "disk_format": { "type": "string", "enum": ["iso", "ami", "ari", "aki", "vhd", "vmdk", "raw", "qcow2", "vdi"] }, "os_distro": { "type": "string", "minLength": 1, "maxLength": 100 }, "os_version": { "type": "string", "minLength": 1, "maxLength": 100 }, "architecture": { "type": "string", "enum": ["x86_64", "i686", "ia64"] }, "min_disk": { "type": "integer", "minimum": 0, "maximum": 1e4 }, "min_ram": { "type": "integer", "minimum": 0, "maximum": 1e3 }, "protected": { "type": "boolean" }, "provider": { "type": "string", "enum": ["zomro"] }, "lifecycle": { "type": "object", "additionalProperties": false, "properties": { "protect": { "type": "boolean" }, "replace": { "type": "string", "enum": ["deny", "allow"] }, "ignore_changes": { "type": "array", "uniqueItems": true, "items": { "type": "string", "enum": ["architecture", "disk_format", "min_disk", "min_ram", "name", "os_distro", "os_version", "protected", "region", "url"] } } } } } } }, "renewals": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]{0,62}$", "patternErrorMessage": "A name is 1 to 63 of a-z, 0-9 and -." }, "additionalProperties": { "type": "object", "additionalProperties": false, "required": ["product", "service"], "properties": { "provider": { "type": "string", "enum": ["ovh"] }, "product": { "enum": ["vps", "domain", "domain/zone", "hosting/web", "dedicated/server", "ip/service"] }, "service": { "type": "string", "minLength": 1 }, "mode": { "enum": ["automatic", "manual", "delete-at-expiration"] }, "period": { "type": "string", "pattern": "^(P(?=[0-9])([0-9]{1,2}Y)?([0-9]{1,3}M)?|[0-9]{1,3}mo|[0-9]{1,2}y)$" }, "ensure_valid_for": { "type": "string", "pattern": "^(P[0-9WDTHMSY]+|[0-9]+(s|m|h|d|w|mo|y))$" }, "max_price": { "type": "string", "pattern": "^[0-9]{1,15}(\\.[0-9]{1,12})? ?[A-Z]{3}$" }, "with": { "type": "array", "uniqueItems": true, "items": { "anyOf": [{ "type": "string", "minLength": 1 }, { "type": "integer", "minimum": 1 }] } }, "payment_method": { "anyOf": [{ "const": "default" }, { "type": "string", "pattern": "^[0-9]{1,19}$" }, { "type": "integer", "minimum": 1 }, { "type": "object", "additionalProperties": false, "required": ["mean"], "properties": { "mean": { "enum": ["CREDIT_CARD", "CURRENT_ACCOUNT", "DEFERRED_PAYMENT_ACCOUNT", "DOMESTIC_CARD", "ENTERPRISE", "INTERNAL_TRUSTED_ACCOUNT", "PAYPAL", "RUPAY", "SEPA_DIRECT_DEBIT", "bankAccount", "creditCard", "deferredPaymentAccount", "fidelityAccount", "ovhAccount", "paypal"] }, "id": { "anyOf": [{ "type": "string", "pattern": "^[0-9]{1,19}$" }, { "type": "integer", "minimum": 1 }] } } }] }, "lifecycle": { "type": "object", "additionalProperties": false, "properties": { "protect": { "type": "boolean" }, "replace": { "type": "string", "enum": ["deny", "allow"] }, "ignore_changes": { "type": "array", "uniqueItems": true, "items": { "type": "string", "enum": ["ensure_valid_for", "max_price", "mode", "payment_method", "period", "product", "service", "with"] } } } } }, "dependencies": { "ensure_valid_for": ["max_price"] } } }, "servers": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]{0,62}$", "patternErrorMessage": "A name is 1 to 63 of a-z, 0-9 and -." }, "additionalProperties": { "type": "object", "additionalProperties": false, "required": ["tariff", "datacenter", "os", "period"], "properties": { "name": { "type": "string", "minLength": 1, "maxLength": 100, "pattern": "^\\S(.*\\S)?$" }, "tariff": { "type": "string", "minLength": 1 }, "datacenter": { "type": "string", "minLength": 1 }, "os": { "type": "string", "minLength": 1 }, "period": { "type": "string", "enum": ["P1D", "P1M", "P3M", "P6M", "P1Y", "P12M", "1d", "1mo", "3mo", "6mo", "12mo", "1y"] }, "addons": { "type": "object", "additionalProperties": { "type": "string", "minLength": 1 }, "propertyNames": { "minLength": 1 } }, "ssh_key": { "type": "string", "minLength": 1 }, "password": { "type": "string", "pattern": "^(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])[!$+,\\-./0-9:=A-Z\\[\\\\\\]^_`a-z{}~]{8,48}$", "errorMessage": `must have 8 to 48 characters with a capital, a small letter and a digit, without blanks and without " # % & ' ( ) * ; < > ? @ |` }, "promo_code": { "type": "string", "maxLength": 100 }, "power": { "type": "string", "enum": ["running", "stopped"] }, "provider": { "type": "string", "enum": ["zomro"] }, "lifecycle": { "type": "object", "additionalProperties": false, "properties": { "protect": { "type": "boolean" }, "replace": { "type": "string", "enum": ["deny", "allow"] }, "ignore_changes": { "type": "array", "uniqueItems": true, "items": { "type": "string", "enum": ["addons", "datacenter", "name", "os", "password", "period", "power", "promo_code", "ssh_key", "tariff"] } } } } }, "allOf": [{ "oneOf": [{ "required": ["ssh_key"] }, { "required": ["password"] }, { "required": ["lifecycle"], "properties": { "lifecycle": { "required": ["ignore_changes"], "properties": { "ignore_changes": { "contains": { "const": "ssh_key" } } } } }, "not": { "anyOf": [{ "required": ["ssh_key"] }, { "required": ["password"] }] } }], "errorMessage": "needs exactly one of ssh_key and password" }] } } } };
var pattern0 = new RegExp("^x-", "u");
var pattern1 = new RegExp("^(P[0-9WDTHMS]+|[0-9]+(ms|s|m|h|d|w))$", "u");
var pattern4 = new RegExp("^(\\d{1,7}(ms|s|m|h|d|w)|P(?=.)(\\d{1,4}W)?(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?)$", "u");
var pattern7 = new RegExp("^[a-z][a-z0-9-]{0,62}$", "u");
var pattern8 = new RegExp("^\\S(.*\\S)?$", "u");
var pattern9 = new RegExp("^([01][0-9]|2[0-3]):[0-5][0-9]$", "u");
var pattern12 = new RegExp("^https?://[^/?#\\s@]+([/?#]\\S*)?$", "u");
var pattern14 = new RegExp("^(P(?=[0-9])([0-9]{1,2}Y)?([0-9]{1,3}M)?|[0-9]{1,3}mo|[0-9]{1,2}y)$", "u");
var pattern15 = new RegExp("^(P[0-9WDTHMSY]+|[0-9]+(s|m|h|d|w|mo|y))$", "u");
var pattern16 = new RegExp("^[0-9]{1,15}(\\.[0-9]{1,12})? ?[A-Z]{3}$", "u");
var pattern17 = new RegExp("^[0-9]{1,19}$", "u");
var pattern21 = new RegExp("^(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])[!$+,\\-./0-9:=A-Z\\[\\\\\\]^_`a-z{}~]{8,48}$", "u");
var func2 = require_ucs2length().default;
var func6 = Object.prototype.hasOwnProperty;
var func0 = require_equal().default;
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
      if (!(key0 === "hostform" || key0 === "providers" || key0 === "budget" || key0 === "backup_schedules" || key0 === "images" || key0 === "renewals" || key0 === "servers" || pattern0.test(key0))) {
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
                if (func2(data3) < 1) {
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
                if (func2(data17) > 100) {
                  const err35 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/name/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.name, data: data17 };
                  if (vErrors === null) {
                    vErrors = [err35];
                  } else {
                    vErrors.push(err35);
                  }
                  errors++;
                }
                if (func2(data17) < 1) {
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
                if (func2(data18) < 1) {
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
                  if (!(key8 === "protect" || key8 === "replace" || key8 === "ignore_changes")) {
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
                if (data23.ignore_changes !== void 0) {
                  let data26 = data23.ignore_changes;
                  if (Array.isArray(data26)) {
                    const len1 = data26.length;
                    for (let i2 = 0; i2 < len1; i2++) {
                      let data27 = data26[i2];
                      if (typeof data27 !== "string") {
                        const err54 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i2, schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/ignore_changes/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes.items.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes.items, data: data27 };
                        if (vErrors === null) {
                          vErrors = [err54];
                        } else {
                          vErrors.push(err54);
                        }
                        errors++;
                      }
                      if (!(data27 === "days" || data27 === "name" || data27 === "server" || data27 === "time")) {
                        const err55 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i2, schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/ignore_changes/items/enum", keyword: "enum", params: { allowedValues: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes.items.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes.items.enum, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes.items, data: data27 };
                        if (vErrors === null) {
                          vErrors = [err55];
                        } else {
                          vErrors.push(err55);
                        }
                        errors++;
                      }
                    }
                    let i3 = data26.length;
                    let j1;
                    if (i3 > 1) {
                      const indices1 = {};
                      for (; i3--; ) {
                        let item1 = data26[i3];
                        if (typeof item1 !== "string") {
                          continue;
                        }
                        if (typeof indices1[item1] == "number") {
                          j1 = indices1[item1];
                          const err56 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/ignore_changes/uniqueItems", keyword: "uniqueItems", params: { i: i3, j: j1 }, message: "must NOT have duplicate items (items ## " + j1 + " and " + i3 + " are identical)", schema: true, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes, data: data26 };
                          if (vErrors === null) {
                            vErrors = [err56];
                          } else {
                            vErrors.push(err56);
                          }
                          errors++;
                          break;
                        }
                        indices1[item1] = i3;
                      }
                    }
                  } else {
                    const err57 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/ignore_changes/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes, data: data26 };
                    if (vErrors === null) {
                      vErrors = [err57];
                    } else {
                      vErrors.push(err57);
                    }
                    errors++;
                  }
                }
              } else {
                const err58 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle, data: data23 };
                if (vErrors === null) {
                  vErrors = [err58];
                } else {
                  vErrors.push(err58);
                }
                errors++;
              }
            }
          } else {
            const err59 = { instancePath: instancePath + "/backup_schedules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/backup_schedules/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.backup_schedules.additionalProperties.type, parentSchema: schema11.properties.backup_schedules.additionalProperties, data: data16 };
            if (vErrors === null) {
              vErrors = [err59];
            } else {
              vErrors.push(err59);
            }
            errors++;
          }
        }
      } else {
        const err60 = { instancePath: instancePath + "/backup_schedules", schemaPath: "#/properties/backup_schedules/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.backup_schedules.type, parentSchema: schema11.properties.backup_schedules, data: data15 };
        if (vErrors === null) {
          vErrors = [err60];
        } else {
          vErrors.push(err60);
        }
        errors++;
      }
    }
    if (data.images !== void 0) {
      let data28 = data.images;
      if (data28 && typeof data28 == "object" && !Array.isArray(data28)) {
        for (const key9 in data28) {
          const _errs67 = errors;
          if (typeof key9 === "string") {
            if (!pattern7.test(key9)) {
              const err61 = { instancePath: instancePath + "/images", schemaPath: "#/properties/images/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,62}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,62}$"', schema: "^[a-z][a-z0-9-]{0,62}$", parentSchema: schema11.properties.images.propertyNames, data: key9, propertyName: key9 };
              if (vErrors === null) {
                vErrors = [err61];
              } else {
                vErrors.push(err61);
              }
              errors++;
            }
          }
          var valid14 = _errs67 === errors;
          if (!valid14) {
            const err62 = { instancePath: instancePath + "/images", schemaPath: "#/properties/images/propertyNames", keyword: "propertyNames", params: { propertyName: key9 }, message: "property name must be valid", schema: schema11.properties.images.propertyNames, parentSchema: schema11.properties.images, data: data28 };
            if (vErrors === null) {
              vErrors = [err62];
            } else {
              vErrors.push(err62);
            }
            errors++;
          }
        }
        for (const key10 in data28) {
          let data29 = data28[key10];
          if (data29 && typeof data29 == "object" && !Array.isArray(data29)) {
            if (data29.region === void 0) {
              const err63 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/required", keyword: "required", params: { missingProperty: "region" }, message: "must have required property 'region'", schema: schema11.properties.images.additionalProperties.required, parentSchema: schema11.properties.images.additionalProperties, data: data29 };
              if (vErrors === null) {
                vErrors = [err63];
              } else {
                vErrors.push(err63);
              }
              errors++;
            }
            if (data29.url === void 0) {
              const err64 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/required", keyword: "required", params: { missingProperty: "url" }, message: "must have required property 'url'", schema: schema11.properties.images.additionalProperties.required, parentSchema: schema11.properties.images.additionalProperties, data: data29 };
              if (vErrors === null) {
                vErrors = [err64];
              } else {
                vErrors.push(err64);
              }
              errors++;
            }
            if (data29.disk_format === void 0) {
              const err65 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/required", keyword: "required", params: { missingProperty: "disk_format" }, message: "must have required property 'disk_format'", schema: schema11.properties.images.additionalProperties.required, parentSchema: schema11.properties.images.additionalProperties, data: data29 };
              if (vErrors === null) {
                vErrors = [err65];
              } else {
                vErrors.push(err65);
              }
              errors++;
            }
            if (data29.os_distro === void 0) {
              const err66 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/required", keyword: "required", params: { missingProperty: "os_distro" }, message: "must have required property 'os_distro'", schema: schema11.properties.images.additionalProperties.required, parentSchema: schema11.properties.images.additionalProperties, data: data29 };
              if (vErrors === null) {
                vErrors = [err66];
              } else {
                vErrors.push(err66);
              }
              errors++;
            }
            for (const key11 in data29) {
              if (!func6.call(schema11.properties.images.additionalProperties.properties, key11)) {
                const err67 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key11 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.images.additionalProperties, data: data29 };
                if (vErrors === null) {
                  vErrors = [err67];
                } else {
                  vErrors.push(err67);
                }
                errors++;
              }
            }
            if (data29.name !== void 0) {
              let data30 = data29.name;
              if (typeof data30 === "string") {
                if (func2(data30) > 100) {
                  const err68 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/images/additionalProperties/properties/name/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema11.properties.images.additionalProperties.properties.name, data: data30 };
                  if (vErrors === null) {
                    vErrors = [err68];
                  } else {
                    vErrors.push(err68);
                  }
                  errors++;
                }
                if (func2(data30) < 1) {
                  const err69 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/images/additionalProperties/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.images.additionalProperties.properties.name, data: data30 };
                  if (vErrors === null) {
                    vErrors = [err69];
                  } else {
                    vErrors.push(err69);
                  }
                  errors++;
                }
                if (!pattern8.test(data30)) {
                  const err70 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/images/additionalProperties/properties/name/pattern", keyword: "pattern", params: { pattern: "^\\S(.*\\S)?$" }, message: 'must match pattern "^\\S(.*\\S)?$"', schema: "^\\S(.*\\S)?$", parentSchema: schema11.properties.images.additionalProperties.properties.name, data: data30 };
                  if (vErrors === null) {
                    vErrors = [err70];
                  } else {
                    vErrors.push(err70);
                  }
                  errors++;
                }
              } else {
                const err71 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/images/additionalProperties/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.name.type, parentSchema: schema11.properties.images.additionalProperties.properties.name, data: data30 };
                if (vErrors === null) {
                  vErrors = [err71];
                } else {
                  vErrors.push(err71);
                }
                errors++;
              }
            }
            if (data29.region !== void 0) {
              let data31 = data29.region;
              if (typeof data31 === "string") {
                if (func2(data31) < 1) {
                  const err72 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/region", schemaPath: "#/properties/images/additionalProperties/properties/region/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.images.additionalProperties.properties.region, data: data31 };
                  if (vErrors === null) {
                    vErrors = [err72];
                  } else {
                    vErrors.push(err72);
                  }
                  errors++;
                }
              } else {
                const err73 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/region", schemaPath: "#/properties/images/additionalProperties/properties/region/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.region.type, parentSchema: schema11.properties.images.additionalProperties.properties.region, data: data31 };
                if (vErrors === null) {
                  vErrors = [err73];
                } else {
                  vErrors.push(err73);
                }
                errors++;
              }
            }
            if (data29.url !== void 0) {
              let data32 = data29.url;
              if (typeof data32 === "string") {
                if (!pattern12.test(data32)) {
                  const err74 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/url", schemaPath: "#/properties/images/additionalProperties/properties/url/pattern", keyword: "pattern", params: { pattern: "^https?://[^/?#\\s@]+([/?#]\\S*)?$" }, message: 'must match pattern "^https?://[^/?#\\s@]+([/?#]\\S*)?$"', schema: "^https?://[^/?#\\s@]+([/?#]\\S*)?$", parentSchema: schema11.properties.images.additionalProperties.properties.url, data: data32 };
                  if (vErrors === null) {
                    vErrors = [err74];
                  } else {
                    vErrors.push(err74);
                  }
                  errors++;
                }
              } else {
                const err75 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/url", schemaPath: "#/properties/images/additionalProperties/properties/url/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.url.type, parentSchema: schema11.properties.images.additionalProperties.properties.url, data: data32 };
                if (vErrors === null) {
                  vErrors = [err75];
                } else {
                  vErrors.push(err75);
                }
                errors++;
              }
            }
            if (data29.disk_format !== void 0) {
              let data33 = data29.disk_format;
              if (typeof data33 !== "string") {
                const err76 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/disk_format", schemaPath: "#/properties/images/additionalProperties/properties/disk_format/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.disk_format.type, parentSchema: schema11.properties.images.additionalProperties.properties.disk_format, data: data33 };
                if (vErrors === null) {
                  vErrors = [err76];
                } else {
                  vErrors.push(err76);
                }
                errors++;
              }
              if (!(data33 === "iso" || data33 === "ami" || data33 === "ari" || data33 === "aki" || data33 === "vhd" || data33 === "vmdk" || data33 === "raw" || data33 === "qcow2" || data33 === "vdi")) {
                const err77 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/disk_format", schemaPath: "#/properties/images/additionalProperties/properties/disk_format/enum", keyword: "enum", params: { allowedValues: schema11.properties.images.additionalProperties.properties.disk_format.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.images.additionalProperties.properties.disk_format.enum, parentSchema: schema11.properties.images.additionalProperties.properties.disk_format, data: data33 };
                if (vErrors === null) {
                  vErrors = [err77];
                } else {
                  vErrors.push(err77);
                }
                errors++;
              }
            }
            if (data29.os_distro !== void 0) {
              let data34 = data29.os_distro;
              if (typeof data34 === "string") {
                if (func2(data34) > 100) {
                  const err78 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/os_distro", schemaPath: "#/properties/images/additionalProperties/properties/os_distro/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema11.properties.images.additionalProperties.properties.os_distro, data: data34 };
                  if (vErrors === null) {
                    vErrors = [err78];
                  } else {
                    vErrors.push(err78);
                  }
                  errors++;
                }
                if (func2(data34) < 1) {
                  const err79 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/os_distro", schemaPath: "#/properties/images/additionalProperties/properties/os_distro/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.images.additionalProperties.properties.os_distro, data: data34 };
                  if (vErrors === null) {
                    vErrors = [err79];
                  } else {
                    vErrors.push(err79);
                  }
                  errors++;
                }
              } else {
                const err80 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/os_distro", schemaPath: "#/properties/images/additionalProperties/properties/os_distro/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.os_distro.type, parentSchema: schema11.properties.images.additionalProperties.properties.os_distro, data: data34 };
                if (vErrors === null) {
                  vErrors = [err80];
                } else {
                  vErrors.push(err80);
                }
                errors++;
              }
            }
            if (data29.os_version !== void 0) {
              let data35 = data29.os_version;
              if (typeof data35 === "string") {
                if (func2(data35) > 100) {
                  const err81 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/os_version", schemaPath: "#/properties/images/additionalProperties/properties/os_version/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema11.properties.images.additionalProperties.properties.os_version, data: data35 };
                  if (vErrors === null) {
                    vErrors = [err81];
                  } else {
                    vErrors.push(err81);
                  }
                  errors++;
                }
                if (func2(data35) < 1) {
                  const err82 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/os_version", schemaPath: "#/properties/images/additionalProperties/properties/os_version/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.images.additionalProperties.properties.os_version, data: data35 };
                  if (vErrors === null) {
                    vErrors = [err82];
                  } else {
                    vErrors.push(err82);
                  }
                  errors++;
                }
              } else {
                const err83 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/os_version", schemaPath: "#/properties/images/additionalProperties/properties/os_version/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.os_version.type, parentSchema: schema11.properties.images.additionalProperties.properties.os_version, data: data35 };
                if (vErrors === null) {
                  vErrors = [err83];
                } else {
                  vErrors.push(err83);
                }
                errors++;
              }
            }
            if (data29.architecture !== void 0) {
              let data36 = data29.architecture;
              if (typeof data36 !== "string") {
                const err84 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/architecture", schemaPath: "#/properties/images/additionalProperties/properties/architecture/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.architecture.type, parentSchema: schema11.properties.images.additionalProperties.properties.architecture, data: data36 };
                if (vErrors === null) {
                  vErrors = [err84];
                } else {
                  vErrors.push(err84);
                }
                errors++;
              }
              if (!(data36 === "x86_64" || data36 === "i686" || data36 === "ia64")) {
                const err85 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/architecture", schemaPath: "#/properties/images/additionalProperties/properties/architecture/enum", keyword: "enum", params: { allowedValues: schema11.properties.images.additionalProperties.properties.architecture.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.images.additionalProperties.properties.architecture.enum, parentSchema: schema11.properties.images.additionalProperties.properties.architecture, data: data36 };
                if (vErrors === null) {
                  vErrors = [err85];
                } else {
                  vErrors.push(err85);
                }
                errors++;
              }
            }
            if (data29.min_disk !== void 0) {
              let data37 = data29.min_disk;
              if (!(typeof data37 == "number" && (!(data37 % 1) && !isNaN(data37)) && isFinite(data37))) {
                const err86 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/min_disk", schemaPath: "#/properties/images/additionalProperties/properties/min_disk/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.images.additionalProperties.properties.min_disk.type, parentSchema: schema11.properties.images.additionalProperties.properties.min_disk, data: data37 };
                if (vErrors === null) {
                  vErrors = [err86];
                } else {
                  vErrors.push(err86);
                }
                errors++;
              }
              if (typeof data37 == "number" && isFinite(data37)) {
                if (data37 > 1e4 || isNaN(data37)) {
                  const err87 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/min_disk", schemaPath: "#/properties/images/additionalProperties/properties/min_disk/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e4 }, message: "must be <= 10000", schema: 1e4, parentSchema: schema11.properties.images.additionalProperties.properties.min_disk, data: data37 };
                  if (vErrors === null) {
                    vErrors = [err87];
                  } else {
                    vErrors.push(err87);
                  }
                  errors++;
                }
                if (data37 < 0 || isNaN(data37)) {
                  const err88 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/min_disk", schemaPath: "#/properties/images/additionalProperties/properties/min_disk/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema11.properties.images.additionalProperties.properties.min_disk, data: data37 };
                  if (vErrors === null) {
                    vErrors = [err88];
                  } else {
                    vErrors.push(err88);
                  }
                  errors++;
                }
              }
            }
            if (data29.min_ram !== void 0) {
              let data38 = data29.min_ram;
              if (!(typeof data38 == "number" && (!(data38 % 1) && !isNaN(data38)) && isFinite(data38))) {
                const err89 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/min_ram", schemaPath: "#/properties/images/additionalProperties/properties/min_ram/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.images.additionalProperties.properties.min_ram.type, parentSchema: schema11.properties.images.additionalProperties.properties.min_ram, data: data38 };
                if (vErrors === null) {
                  vErrors = [err89];
                } else {
                  vErrors.push(err89);
                }
                errors++;
              }
              if (typeof data38 == "number" && isFinite(data38)) {
                if (data38 > 1e3 || isNaN(data38)) {
                  const err90 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/min_ram", schemaPath: "#/properties/images/additionalProperties/properties/min_ram/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, message: "must be <= 1000", schema: 1e3, parentSchema: schema11.properties.images.additionalProperties.properties.min_ram, data: data38 };
                  if (vErrors === null) {
                    vErrors = [err90];
                  } else {
                    vErrors.push(err90);
                  }
                  errors++;
                }
                if (data38 < 0 || isNaN(data38)) {
                  const err91 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/min_ram", schemaPath: "#/properties/images/additionalProperties/properties/min_ram/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema11.properties.images.additionalProperties.properties.min_ram, data: data38 };
                  if (vErrors === null) {
                    vErrors = [err91];
                  } else {
                    vErrors.push(err91);
                  }
                  errors++;
                }
              }
            }
            if (data29.protected !== void 0) {
              let data39 = data29.protected;
              if (typeof data39 !== "boolean") {
                const err92 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/protected", schemaPath: "#/properties/images/additionalProperties/properties/protected/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.images.additionalProperties.properties.protected.type, parentSchema: schema11.properties.images.additionalProperties.properties.protected, data: data39 };
                if (vErrors === null) {
                  vErrors = [err92];
                } else {
                  vErrors.push(err92);
                }
                errors++;
              }
            }
            if (data29.provider !== void 0) {
              let data40 = data29.provider;
              if (typeof data40 !== "string") {
                const err93 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/images/additionalProperties/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.provider.type, parentSchema: schema11.properties.images.additionalProperties.properties.provider, data: data40 };
                if (vErrors === null) {
                  vErrors = [err93];
                } else {
                  vErrors.push(err93);
                }
                errors++;
              }
              if (!(data40 === "zomro")) {
                const err94 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/images/additionalProperties/properties/provider/enum", keyword: "enum", params: { allowedValues: schema11.properties.images.additionalProperties.properties.provider.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.images.additionalProperties.properties.provider.enum, parentSchema: schema11.properties.images.additionalProperties.properties.provider, data: data40 };
                if (vErrors === null) {
                  vErrors = [err94];
                } else {
                  vErrors.push(err94);
                }
                errors++;
              }
            }
            if (data29.lifecycle !== void 0) {
              let data41 = data29.lifecycle;
              if (data41 && typeof data41 == "object" && !Array.isArray(data41)) {
                for (const key12 in data41) {
                  if (!(key12 === "protect" || key12 === "replace" || key12 === "ignore_changes")) {
                    const err95 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key12 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle, data: data41 };
                    if (vErrors === null) {
                      vErrors = [err95];
                    } else {
                      vErrors.push(err95);
                    }
                    errors++;
                  }
                }
                if (data41.protect !== void 0) {
                  let data42 = data41.protect;
                  if (typeof data42 !== "boolean") {
                    const err96 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/protect", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/protect/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.protect.type, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.protect, data: data42 };
                    if (vErrors === null) {
                      vErrors = [err96];
                    } else {
                      vErrors.push(err96);
                    }
                    errors++;
                  }
                }
                if (data41.replace !== void 0) {
                  let data43 = data41.replace;
                  if (typeof data43 !== "string") {
                    const err97 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/replace/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.replace.type, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.replace, data: data43 };
                    if (vErrors === null) {
                      vErrors = [err97];
                    } else {
                      vErrors.push(err97);
                    }
                    errors++;
                  }
                  if (!(data43 === "deny" || data43 === "allow")) {
                    const err98 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/replace/enum", keyword: "enum", params: { allowedValues: schema11.properties.images.additionalProperties.properties.lifecycle.properties.replace.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.replace.enum, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.replace, data: data43 };
                    if (vErrors === null) {
                      vErrors = [err98];
                    } else {
                      vErrors.push(err98);
                    }
                    errors++;
                  }
                }
                if (data41.ignore_changes !== void 0) {
                  let data44 = data41.ignore_changes;
                  if (Array.isArray(data44)) {
                    const len2 = data44.length;
                    for (let i4 = 0; i4 < len2; i4++) {
                      let data45 = data44[i4];
                      if (typeof data45 !== "string") {
                        const err99 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i4, schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/ignore_changes/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes.items.type, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes.items, data: data45 };
                        if (vErrors === null) {
                          vErrors = [err99];
                        } else {
                          vErrors.push(err99);
                        }
                        errors++;
                      }
                      if (!(data45 === "architecture" || data45 === "disk_format" || data45 === "min_disk" || data45 === "min_ram" || data45 === "name" || data45 === "os_distro" || data45 === "os_version" || data45 === "protected" || data45 === "region" || data45 === "url")) {
                        const err100 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i4, schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/ignore_changes/items/enum", keyword: "enum", params: { allowedValues: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes.items.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes.items.enum, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes.items, data: data45 };
                        if (vErrors === null) {
                          vErrors = [err100];
                        } else {
                          vErrors.push(err100);
                        }
                        errors++;
                      }
                    }
                    let i5 = data44.length;
                    let j2;
                    if (i5 > 1) {
                      const indices2 = {};
                      for (; i5--; ) {
                        let item2 = data44[i5];
                        if (typeof item2 !== "string") {
                          continue;
                        }
                        if (typeof indices2[item2] == "number") {
                          j2 = indices2[item2];
                          const err101 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/ignore_changes/uniqueItems", keyword: "uniqueItems", params: { i: i5, j: j2 }, message: "must NOT have duplicate items (items ## " + j2 + " and " + i5 + " are identical)", schema: true, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes, data: data44 };
                          if (vErrors === null) {
                            vErrors = [err101];
                          } else {
                            vErrors.push(err101);
                          }
                          errors++;
                          break;
                        }
                        indices2[item2] = i5;
                      }
                    }
                  } else {
                    const err102 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/ignore_changes/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes.type, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes, data: data44 };
                    if (vErrors === null) {
                      vErrors = [err102];
                    } else {
                      vErrors.push(err102);
                    }
                    errors++;
                  }
                }
              } else {
                const err103 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.images.additionalProperties.properties.lifecycle.type, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle, data: data41 };
                if (vErrors === null) {
                  vErrors = [err103];
                } else {
                  vErrors.push(err103);
                }
                errors++;
              }
            }
          } else {
            const err104 = { instancePath: instancePath + "/images/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.images.additionalProperties.type, parentSchema: schema11.properties.images.additionalProperties, data: data29 };
            if (vErrors === null) {
              vErrors = [err104];
            } else {
              vErrors.push(err104);
            }
            errors++;
          }
        }
      } else {
        const err105 = { instancePath: instancePath + "/images", schemaPath: "#/properties/images/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.images.type, parentSchema: schema11.properties.images, data: data28 };
        if (vErrors === null) {
          vErrors = [err105];
        } else {
          vErrors.push(err105);
        }
        errors++;
      }
    }
    if (data.renewals !== void 0) {
      let data46 = data.renewals;
      if (data46 && typeof data46 == "object" && !Array.isArray(data46)) {
        for (const key13 in data46) {
          const _errs107 = errors;
          if (typeof key13 === "string") {
            if (!pattern7.test(key13)) {
              const err106 = { instancePath: instancePath + "/renewals", schemaPath: "#/properties/renewals/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,62}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,62}$"', schema: "^[a-z][a-z0-9-]{0,62}$", parentSchema: schema11.properties.renewals.propertyNames, data: key13, propertyName: key13 };
              if (vErrors === null) {
                vErrors = [err106];
              } else {
                vErrors.push(err106);
              }
              errors++;
            }
          }
          var valid21 = _errs107 === errors;
          if (!valid21) {
            const err107 = { instancePath: instancePath + "/renewals", schemaPath: "#/properties/renewals/propertyNames", keyword: "propertyNames", params: { propertyName: key13 }, message: "property name must be valid", schema: schema11.properties.renewals.propertyNames, parentSchema: schema11.properties.renewals, data: data46 };
            if (vErrors === null) {
              vErrors = [err107];
            } else {
              vErrors.push(err107);
            }
            errors++;
          }
        }
        for (const key14 in data46) {
          let data47 = data46[key14];
          if (data47 && typeof data47 == "object" && !Array.isArray(data47)) {
            if (data47.product === void 0) {
              const err108 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renewals/additionalProperties/required", keyword: "required", params: { missingProperty: "product" }, message: "must have required property 'product'", schema: schema11.properties.renewals.additionalProperties.required, parentSchema: schema11.properties.renewals.additionalProperties, data: data47 };
              if (vErrors === null) {
                vErrors = [err108];
              } else {
                vErrors.push(err108);
              }
              errors++;
            }
            if (data47.service === void 0) {
              const err109 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renewals/additionalProperties/required", keyword: "required", params: { missingProperty: "service" }, message: "must have required property 'service'", schema: schema11.properties.renewals.additionalProperties.required, parentSchema: schema11.properties.renewals.additionalProperties, data: data47 };
              if (vErrors === null) {
                vErrors = [err109];
              } else {
                vErrors.push(err109);
              }
              errors++;
            }
            for (const key15 in data47) {
              if (!func6.call(schema11.properties.renewals.additionalProperties.properties, key15)) {
                const err110 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renewals/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key15 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.renewals.additionalProperties, data: data47 };
                if (vErrors === null) {
                  vErrors = [err110];
                } else {
                  vErrors.push(err110);
                }
                errors++;
              }
            }
            if (data47.ensure_valid_for !== void 0) {
              if (data47.max_price === void 0) {
                const err111 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renewals/additionalProperties/dependencies", keyword: "dependencies", params: {
                  property: "ensure_valid_for",
                  missingProperty: "max_price",
                  depsCount: 1,
                  deps: "max_price"
                }, message: "must have property max_price when property ensure_valid_for is present", schema: schema11.properties.renewals.additionalProperties.dependencies, parentSchema: schema11.properties.renewals.additionalProperties, data: data47 };
                if (vErrors === null) {
                  vErrors = [err111];
                } else {
                  vErrors.push(err111);
                }
                errors++;
              }
            }
            if (data47.provider !== void 0) {
              let data48 = data47.provider;
              if (typeof data48 !== "string") {
                const err112 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/renewals/additionalProperties/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.properties.provider.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.provider, data: data48 };
                if (vErrors === null) {
                  vErrors = [err112];
                } else {
                  vErrors.push(err112);
                }
                errors++;
              }
              if (!(data48 === "ovh")) {
                const err113 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/renewals/additionalProperties/properties/provider/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.properties.provider.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.properties.provider.enum, parentSchema: schema11.properties.renewals.additionalProperties.properties.provider, data: data48 };
                if (vErrors === null) {
                  vErrors = [err113];
                } else {
                  vErrors.push(err113);
                }
                errors++;
              }
            }
            if (data47.product !== void 0) {
              let data49 = data47.product;
              if (!(data49 === "vps" || data49 === "domain" || data49 === "domain/zone" || data49 === "hosting/web" || data49 === "dedicated/server" || data49 === "ip/service")) {
                const err114 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/product", schemaPath: "#/properties/renewals/additionalProperties/properties/product/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.properties.product.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.properties.product.enum, parentSchema: schema11.properties.renewals.additionalProperties.properties.product, data: data49 };
                if (vErrors === null) {
                  vErrors = [err114];
                } else {
                  vErrors.push(err114);
                }
                errors++;
              }
            }
            if (data47.service !== void 0) {
              let data50 = data47.service;
              if (typeof data50 === "string") {
                if (func2(data50) < 1) {
                  const err115 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/service", schemaPath: "#/properties/renewals/additionalProperties/properties/service/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.renewals.additionalProperties.properties.service, data: data50 };
                  if (vErrors === null) {
                    vErrors = [err115];
                  } else {
                    vErrors.push(err115);
                  }
                  errors++;
                }
              } else {
                const err116 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/service", schemaPath: "#/properties/renewals/additionalProperties/properties/service/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.properties.service.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.service, data: data50 };
                if (vErrors === null) {
                  vErrors = [err116];
                } else {
                  vErrors.push(err116);
                }
                errors++;
              }
            }
            if (data47.mode !== void 0) {
              let data51 = data47.mode;
              if (!(data51 === "automatic" || data51 === "manual" || data51 === "delete-at-expiration")) {
                const err117 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/mode", schemaPath: "#/properties/renewals/additionalProperties/properties/mode/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.properties.mode.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.properties.mode.enum, parentSchema: schema11.properties.renewals.additionalProperties.properties.mode, data: data51 };
                if (vErrors === null) {
                  vErrors = [err117];
                } else {
                  vErrors.push(err117);
                }
                errors++;
              }
            }
            if (data47.period !== void 0) {
              let data52 = data47.period;
              if (typeof data52 === "string") {
                if (!pattern14.test(data52)) {
                  const err118 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/period", schemaPath: "#/properties/renewals/additionalProperties/properties/period/pattern", keyword: "pattern", params: { pattern: "^(P(?=[0-9])([0-9]{1,2}Y)?([0-9]{1,3}M)?|[0-9]{1,3}mo|[0-9]{1,2}y)$" }, message: 'must match pattern "^(P(?=[0-9])([0-9]{1,2}Y)?([0-9]{1,3}M)?|[0-9]{1,3}mo|[0-9]{1,2}y)$"', schema: "^(P(?=[0-9])([0-9]{1,2}Y)?([0-9]{1,3}M)?|[0-9]{1,3}mo|[0-9]{1,2}y)$", parentSchema: schema11.properties.renewals.additionalProperties.properties.period, data: data52 };
                  if (vErrors === null) {
                    vErrors = [err118];
                  } else {
                    vErrors.push(err118);
                  }
                  errors++;
                }
              } else {
                const err119 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/period", schemaPath: "#/properties/renewals/additionalProperties/properties/period/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.properties.period.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.period, data: data52 };
                if (vErrors === null) {
                  vErrors = [err119];
                } else {
                  vErrors.push(err119);
                }
                errors++;
              }
            }
            if (data47.ensure_valid_for !== void 0) {
              let data53 = data47.ensure_valid_for;
              if (typeof data53 === "string") {
                if (!pattern15.test(data53)) {
                  const err120 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/ensure_valid_for", schemaPath: "#/properties/renewals/additionalProperties/properties/ensure_valid_for/pattern", keyword: "pattern", params: { pattern: "^(P[0-9WDTHMSY]+|[0-9]+(s|m|h|d|w|mo|y))$" }, message: 'must match pattern "^(P[0-9WDTHMSY]+|[0-9]+(s|m|h|d|w|mo|y))$"', schema: "^(P[0-9WDTHMSY]+|[0-9]+(s|m|h|d|w|mo|y))$", parentSchema: schema11.properties.renewals.additionalProperties.properties.ensure_valid_for, data: data53 };
                  if (vErrors === null) {
                    vErrors = [err120];
                  } else {
                    vErrors.push(err120);
                  }
                  errors++;
                }
              } else {
                const err121 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/ensure_valid_for", schemaPath: "#/properties/renewals/additionalProperties/properties/ensure_valid_for/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.properties.ensure_valid_for.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.ensure_valid_for, data: data53 };
                if (vErrors === null) {
                  vErrors = [err121];
                } else {
                  vErrors.push(err121);
                }
                errors++;
              }
            }
            if (data47.max_price !== void 0) {
              let data54 = data47.max_price;
              if (typeof data54 === "string") {
                if (!pattern16.test(data54)) {
                  const err122 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/max_price", schemaPath: "#/properties/renewals/additionalProperties/properties/max_price/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,15}(\\.[0-9]{1,12})? ?[A-Z]{3}$" }, message: 'must match pattern "^[0-9]{1,15}(\\.[0-9]{1,12})? ?[A-Z]{3}$"', schema: "^[0-9]{1,15}(\\.[0-9]{1,12})? ?[A-Z]{3}$", parentSchema: schema11.properties.renewals.additionalProperties.properties.max_price, data: data54 };
                  if (vErrors === null) {
                    vErrors = [err122];
                  } else {
                    vErrors.push(err122);
                  }
                  errors++;
                }
              } else {
                const err123 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/max_price", schemaPath: "#/properties/renewals/additionalProperties/properties/max_price/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.properties.max_price.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.max_price, data: data54 };
                if (vErrors === null) {
                  vErrors = [err123];
                } else {
                  vErrors.push(err123);
                }
                errors++;
              }
            }
            if (data47.with !== void 0) {
              let data55 = data47.with;
              if (Array.isArray(data55)) {
                const len3 = data55.length;
                for (let i6 = 0; i6 < len3; i6++) {
                  let data56 = data55[i6];
                  const _errs127 = errors;
                  let valid27 = false;
                  const _errs128 = errors;
                  if (typeof data56 === "string") {
                    if (func2(data56) < 1) {
                      const err124 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/with/" + i6, schemaPath: "#/properties/renewals/additionalProperties/properties/with/items/anyOf/0/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.renewals.additionalProperties.properties.with.items.anyOf[0], data: data56 };
                      if (vErrors === null) {
                        vErrors = [err124];
                      } else {
                        vErrors.push(err124);
                      }
                      errors++;
                    }
                  } else {
                    const err125 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/with/" + i6, schemaPath: "#/properties/renewals/additionalProperties/properties/with/items/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.properties.with.items.anyOf[0].type, parentSchema: schema11.properties.renewals.additionalProperties.properties.with.items.anyOf[0], data: data56 };
                    if (vErrors === null) {
                      vErrors = [err125];
                    } else {
                      vErrors.push(err125);
                    }
                    errors++;
                  }
                  var _valid0 = _errs128 === errors;
                  valid27 = valid27 || _valid0;
                  if (!valid27) {
                    const _errs130 = errors;
                    if (!(typeof data56 == "number" && (!(data56 % 1) && !isNaN(data56)) && isFinite(data56))) {
                      const err126 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/with/" + i6, schemaPath: "#/properties/renewals/additionalProperties/properties/with/items/anyOf/1/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.renewals.additionalProperties.properties.with.items.anyOf[1].type, parentSchema: schema11.properties.renewals.additionalProperties.properties.with.items.anyOf[1], data: data56 };
                      if (vErrors === null) {
                        vErrors = [err126];
                      } else {
                        vErrors.push(err126);
                      }
                      errors++;
                    }
                    if (typeof data56 == "number" && isFinite(data56)) {
                      if (data56 < 1 || isNaN(data56)) {
                        const err127 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/with/" + i6, schemaPath: "#/properties/renewals/additionalProperties/properties/with/items/anyOf/1/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema11.properties.renewals.additionalProperties.properties.with.items.anyOf[1], data: data56 };
                        if (vErrors === null) {
                          vErrors = [err127];
                        } else {
                          vErrors.push(err127);
                        }
                        errors++;
                      }
                    }
                    var _valid0 = _errs130 === errors;
                    valid27 = valid27 || _valid0;
                  }
                  if (!valid27) {
                    const err128 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/with/" + i6, schemaPath: "#/properties/renewals/additionalProperties/properties/with/items/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf", schema: schema11.properties.renewals.additionalProperties.properties.with.items.anyOf, parentSchema: schema11.properties.renewals.additionalProperties.properties.with.items, data: data56 };
                    if (vErrors === null) {
                      vErrors = [err128];
                    } else {
                      vErrors.push(err128);
                    }
                    errors++;
                  } else {
                    errors = _errs127;
                    if (vErrors !== null) {
                      if (_errs127) {
                        vErrors.length = _errs127;
                      } else {
                        vErrors = null;
                      }
                    }
                  }
                }
                let i7 = data55.length;
                let j3;
                if (i7 > 1) {
                  outer0: for (; i7--; ) {
                    for (j3 = i7; j3--; ) {
                      if (func0(data55[i7], data55[j3])) {
                        const err129 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/with", schemaPath: "#/properties/renewals/additionalProperties/properties/with/uniqueItems", keyword: "uniqueItems", params: { i: i7, j: j3 }, message: "must NOT have duplicate items (items ## " + j3 + " and " + i7 + " are identical)", schema: true, parentSchema: schema11.properties.renewals.additionalProperties.properties.with, data: data55 };
                        if (vErrors === null) {
                          vErrors = [err129];
                        } else {
                          vErrors.push(err129);
                        }
                        errors++;
                        break outer0;
                      }
                    }
                  }
                }
              } else {
                const err130 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/with", schemaPath: "#/properties/renewals/additionalProperties/properties/with/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.renewals.additionalProperties.properties.with.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.with, data: data55 };
                if (vErrors === null) {
                  vErrors = [err130];
                } else {
                  vErrors.push(err130);
                }
                errors++;
              }
            }
            if (data47.payment_method !== void 0) {
              let data57 = data47.payment_method;
              const _errs133 = errors;
              let valid29 = false;
              const _errs134 = errors;
              if ("default" !== data57) {
                const err131 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/0/const", keyword: "const", params: { allowedValue: "default" }, message: "must be equal to constant", schema: "default", parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[0], data: data57 };
                if (vErrors === null) {
                  vErrors = [err131];
                } else {
                  vErrors.push(err131);
                }
                errors++;
              }
              var _valid1 = _errs134 === errors;
              valid29 = valid29 || _valid1;
              if (!valid29) {
                const _errs135 = errors;
                if (typeof data57 === "string") {
                  if (!pattern17.test(data57)) {
                    const err132 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/1/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,19}$" }, message: 'must match pattern "^[0-9]{1,19}$"', schema: "^[0-9]{1,19}$", parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[1], data: data57 };
                    if (vErrors === null) {
                      vErrors = [err132];
                    } else {
                      vErrors.push(err132);
                    }
                    errors++;
                  }
                } else {
                  const err133 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[1].type, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[1], data: data57 };
                  if (vErrors === null) {
                    vErrors = [err133];
                  } else {
                    vErrors.push(err133);
                  }
                  errors++;
                }
                var _valid1 = _errs135 === errors;
                valid29 = valid29 || _valid1;
                if (!valid29) {
                  const _errs137 = errors;
                  if (!(typeof data57 == "number" && (!(data57 % 1) && !isNaN(data57)) && isFinite(data57))) {
                    const err134 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/2/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[2].type, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[2], data: data57 };
                    if (vErrors === null) {
                      vErrors = [err134];
                    } else {
                      vErrors.push(err134);
                    }
                    errors++;
                  }
                  if (typeof data57 == "number" && isFinite(data57)) {
                    if (data57 < 1 || isNaN(data57)) {
                      const err135 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/2/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[2], data: data57 };
                      if (vErrors === null) {
                        vErrors = [err135];
                      } else {
                        vErrors.push(err135);
                      }
                      errors++;
                    }
                  }
                  var _valid1 = _errs137 === errors;
                  valid29 = valid29 || _valid1;
                  if (!valid29) {
                    const _errs139 = errors;
                    if (data57 && typeof data57 == "object" && !Array.isArray(data57)) {
                      if (data57.mean === void 0) {
                        const err136 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/3/required", keyword: "required", params: { missingProperty: "mean" }, message: "must have required property 'mean'", schema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].required, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3], data: data57 };
                        if (vErrors === null) {
                          vErrors = [err136];
                        } else {
                          vErrors.push(err136);
                        }
                        errors++;
                      }
                      for (const key16 in data57) {
                        if (!(key16 === "mean" || key16 === "id")) {
                          const err137 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/3/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key16 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3], data: data57 };
                          if (vErrors === null) {
                            vErrors = [err137];
                          } else {
                            vErrors.push(err137);
                          }
                          errors++;
                        }
                      }
                      if (data57.mean !== void 0) {
                        let data58 = data57.mean;
                        if (!(data58 === "CREDIT_CARD" || data58 === "CURRENT_ACCOUNT" || data58 === "DEFERRED_PAYMENT_ACCOUNT" || data58 === "DOMESTIC_CARD" || data58 === "ENTERPRISE" || data58 === "INTERNAL_TRUSTED_ACCOUNT" || data58 === "PAYPAL" || data58 === "RUPAY" || data58 === "SEPA_DIRECT_DEBIT" || data58 === "bankAccount" || data58 === "creditCard" || data58 === "deferredPaymentAccount" || data58 === "fidelityAccount" || data58 === "ovhAccount" || data58 === "paypal")) {
                          const err138 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method/mean", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/3/properties/mean/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].properties.mean.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].properties.mean.enum, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].properties.mean, data: data58 };
                          if (vErrors === null) {
                            vErrors = [err138];
                          } else {
                            vErrors.push(err138);
                          }
                          errors++;
                        }
                      }
                      if (data57.id !== void 0) {
                        let data59 = data57.id;
                        const _errs144 = errors;
                        let valid31 = false;
                        const _errs145 = errors;
                        if (typeof data59 === "string") {
                          if (!pattern17.test(data59)) {
                            const err139 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method/id", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/3/properties/id/anyOf/0/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,19}$" }, message: 'must match pattern "^[0-9]{1,19}$"', schema: "^[0-9]{1,19}$", parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].properties.id.anyOf[0], data: data59 };
                            if (vErrors === null) {
                              vErrors = [err139];
                            } else {
                              vErrors.push(err139);
                            }
                            errors++;
                          }
                        } else {
                          const err140 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method/id", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/3/properties/id/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].properties.id.anyOf[0].type, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].properties.id.anyOf[0], data: data59 };
                          if (vErrors === null) {
                            vErrors = [err140];
                          } else {
                            vErrors.push(err140);
                          }
                          errors++;
                        }
                        var _valid2 = _errs145 === errors;
                        valid31 = valid31 || _valid2;
                        if (!valid31) {
                          const _errs147 = errors;
                          if (!(typeof data59 == "number" && (!(data59 % 1) && !isNaN(data59)) && isFinite(data59))) {
                            const err141 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method/id", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/3/properties/id/anyOf/1/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].properties.id.anyOf[1].type, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].properties.id.anyOf[1], data: data59 };
                            if (vErrors === null) {
                              vErrors = [err141];
                            } else {
                              vErrors.push(err141);
                            }
                            errors++;
                          }
                          if (typeof data59 == "number" && isFinite(data59)) {
                            if (data59 < 1 || isNaN(data59)) {
                              const err142 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method/id", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/3/properties/id/anyOf/1/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].properties.id.anyOf[1], data: data59 };
                              if (vErrors === null) {
                                vErrors = [err142];
                              } else {
                                vErrors.push(err142);
                              }
                              errors++;
                            }
                          }
                          var _valid2 = _errs147 === errors;
                          valid31 = valid31 || _valid2;
                        }
                        if (!valid31) {
                          const err143 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method/id", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/3/properties/id/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf", schema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].properties.id.anyOf, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].properties.id, data: data59 };
                          if (vErrors === null) {
                            vErrors = [err143];
                          } else {
                            vErrors.push(err143);
                          }
                          errors++;
                        } else {
                          errors = _errs144;
                          if (vErrors !== null) {
                            if (_errs144) {
                              vErrors.length = _errs144;
                            } else {
                              vErrors = null;
                            }
                          }
                        }
                      }
                    } else {
                      const err144 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf/3/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3].type, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf[3], data: data57 };
                      if (vErrors === null) {
                        vErrors = [err144];
                      } else {
                        vErrors.push(err144);
                      }
                      errors++;
                    }
                    var _valid1 = _errs139 === errors;
                    valid29 = valid29 || _valid1;
                  }
                }
              }
              if (!valid29) {
                const err145 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/properties/payment_method/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf", schema: schema11.properties.renewals.additionalProperties.properties.payment_method.anyOf, parentSchema: schema11.properties.renewals.additionalProperties.properties.payment_method, data: data57 };
                if (vErrors === null) {
                  vErrors = [err145];
                } else {
                  vErrors.push(err145);
                }
                errors++;
              } else {
                errors = _errs133;
                if (vErrors !== null) {
                  if (_errs133) {
                    vErrors.length = _errs133;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data47.lifecycle !== void 0) {
              let data60 = data47.lifecycle;
              if (data60 && typeof data60 == "object" && !Array.isArray(data60)) {
                for (const key17 in data60) {
                  if (!(key17 === "protect" || key17 === "replace" || key17 === "ignore_changes")) {
                    const err146 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/renewals/additionalProperties/properties/lifecycle/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key17 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.renewals.additionalProperties.properties.lifecycle, data: data60 };
                    if (vErrors === null) {
                      vErrors = [err146];
                    } else {
                      vErrors.push(err146);
                    }
                    errors++;
                  }
                }
                if (data60.protect !== void 0) {
                  let data61 = data60.protect;
                  if (typeof data61 !== "boolean") {
                    const err147 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/protect", schemaPath: "#/properties/renewals/additionalProperties/properties/lifecycle/properties/protect/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.protect.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.protect, data: data61 };
                    if (vErrors === null) {
                      vErrors = [err147];
                    } else {
                      vErrors.push(err147);
                    }
                    errors++;
                  }
                }
                if (data60.replace !== void 0) {
                  let data62 = data60.replace;
                  if (typeof data62 !== "string") {
                    const err148 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/renewals/additionalProperties/properties/lifecycle/properties/replace/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.replace.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.replace, data: data62 };
                    if (vErrors === null) {
                      vErrors = [err148];
                    } else {
                      vErrors.push(err148);
                    }
                    errors++;
                  }
                  if (!(data62 === "deny" || data62 === "allow")) {
                    const err149 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/renewals/additionalProperties/properties/lifecycle/properties/replace/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.replace.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.replace.enum, parentSchema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.replace, data: data62 };
                    if (vErrors === null) {
                      vErrors = [err149];
                    } else {
                      vErrors.push(err149);
                    }
                    errors++;
                  }
                }
                if (data60.ignore_changes !== void 0) {
                  let data63 = data60.ignore_changes;
                  if (Array.isArray(data63)) {
                    const len4 = data63.length;
                    for (let i8 = 0; i8 < len4; i8++) {
                      let data64 = data63[i8];
                      if (typeof data64 !== "string") {
                        const err150 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i8, schemaPath: "#/properties/renewals/additionalProperties/properties/lifecycle/properties/ignore_changes/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.ignore_changes.items.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.ignore_changes.items, data: data64 };
                        if (vErrors === null) {
                          vErrors = [err150];
                        } else {
                          vErrors.push(err150);
                        }
                        errors++;
                      }
                      if (!(data64 === "ensure_valid_for" || data64 === "max_price" || data64 === "mode" || data64 === "payment_method" || data64 === "period" || data64 === "product" || data64 === "service" || data64 === "with")) {
                        const err151 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i8, schemaPath: "#/properties/renewals/additionalProperties/properties/lifecycle/properties/ignore_changes/items/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.ignore_changes.items.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.ignore_changes.items.enum, parentSchema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.ignore_changes.items, data: data64 };
                        if (vErrors === null) {
                          vErrors = [err151];
                        } else {
                          vErrors.push(err151);
                        }
                        errors++;
                      }
                    }
                    let i9 = data63.length;
                    let j4;
                    if (i9 > 1) {
                      const indices3 = {};
                      for (; i9--; ) {
                        let item3 = data63[i9];
                        if (typeof item3 !== "string") {
                          continue;
                        }
                        if (typeof indices3[item3] == "number") {
                          j4 = indices3[item3];
                          const err152 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/renewals/additionalProperties/properties/lifecycle/properties/ignore_changes/uniqueItems", keyword: "uniqueItems", params: { i: i9, j: j4 }, message: "must NOT have duplicate items (items ## " + j4 + " and " + i9 + " are identical)", schema: true, parentSchema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.ignore_changes, data: data63 };
                          if (vErrors === null) {
                            vErrors = [err152];
                          } else {
                            vErrors.push(err152);
                          }
                          errors++;
                          break;
                        }
                        indices3[item3] = i9;
                      }
                    }
                  } else {
                    const err153 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/renewals/additionalProperties/properties/lifecycle/properties/ignore_changes/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.ignore_changes.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.lifecycle.properties.ignore_changes, data: data63 };
                    if (vErrors === null) {
                      vErrors = [err153];
                    } else {
                      vErrors.push(err153);
                    }
                    errors++;
                  }
                }
              } else {
                const err154 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/renewals/additionalProperties/properties/lifecycle/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.renewals.additionalProperties.properties.lifecycle.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.lifecycle, data: data60 };
                if (vErrors === null) {
                  vErrors = [err154];
                } else {
                  vErrors.push(err154);
                }
                errors++;
              }
            }
          } else {
            const err155 = { instancePath: instancePath + "/renewals/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renewals/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.renewals.additionalProperties.type, parentSchema: schema11.properties.renewals.additionalProperties, data: data47 };
            if (vErrors === null) {
              vErrors = [err155];
            } else {
              vErrors.push(err155);
            }
            errors++;
          }
        }
      } else {
        const err156 = { instancePath: instancePath + "/renewals", schemaPath: "#/properties/renewals/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.renewals.type, parentSchema: schema11.properties.renewals, data: data46 };
        if (vErrors === null) {
          vErrors = [err156];
        } else {
          vErrors.push(err156);
        }
        errors++;
      }
    }
    if (data.servers !== void 0) {
      let data65 = data.servers;
      if (data65 && typeof data65 == "object" && !Array.isArray(data65)) {
        for (const key18 in data65) {
          const _errs162 = errors;
          if (typeof key18 === "string") {
            if (!pattern7.test(key18)) {
              const err157 = { instancePath: instancePath + "/servers", schemaPath: "#/properties/servers/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,62}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,62}$"', schema: "^[a-z][a-z0-9-]{0,62}$", parentSchema: schema11.properties.servers.propertyNames, data: key18, propertyName: key18 };
              if (vErrors === null) {
                vErrors = [err157];
              } else {
                vErrors.push(err157);
              }
              errors++;
            }
          }
          var valid36 = _errs162 === errors;
          if (!valid36) {
            const err158 = { instancePath: instancePath + "/servers", schemaPath: "#/properties/servers/propertyNames", keyword: "propertyNames", params: { propertyName: key18 }, message: "property name must be valid", schema: schema11.properties.servers.propertyNames, parentSchema: schema11.properties.servers, data: data65 };
            if (vErrors === null) {
              vErrors = [err158];
            } else {
              vErrors.push(err158);
            }
            errors++;
          }
        }
        for (const key19 in data65) {
          let data66 = data65[key19];
          const _errs167 = errors;
          let valid39 = false;
          let passing0 = null;
          const _errs168 = errors;
          if (data66 && typeof data66 == "object" && !Array.isArray(data66)) {
            if (data66.ssh_key === void 0) {
              const err159 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf/0/required", keyword: "required", params: { missingProperty: "ssh_key" }, message: "must have required property 'ssh_key'", schema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[0].required, parentSchema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[0], data: data66 };
              if (vErrors === null) {
                vErrors = [err159];
              } else {
                vErrors.push(err159);
              }
              errors++;
            }
          }
          var _valid3 = _errs168 === errors;
          if (_valid3) {
            valid39 = true;
            passing0 = 0;
          }
          const _errs169 = errors;
          if (data66 && typeof data66 == "object" && !Array.isArray(data66)) {
            if (data66.password === void 0) {
              const err160 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf/1/required", keyword: "required", params: { missingProperty: "password" }, message: "must have required property 'password'", schema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[1].required, parentSchema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[1], data: data66 };
              if (vErrors === null) {
                vErrors = [err160];
              } else {
                vErrors.push(err160);
              }
              errors++;
            }
          }
          var _valid3 = _errs169 === errors;
          if (_valid3 && valid39) {
            valid39 = false;
            passing0 = [passing0, 1];
          } else {
            if (_valid3) {
              valid39 = true;
              passing0 = 1;
            }
            const _errs170 = errors;
            const _errs171 = errors;
            const _errs172 = errors;
            const _errs173 = errors;
            let valid41 = false;
            const _errs174 = errors;
            if (data66 && typeof data66 == "object" && !Array.isArray(data66)) {
              let missing1;
              if (data66.ssh_key === void 0 && (missing1 = "ssh_key")) {
                const err161 = {};
                if (vErrors === null) {
                  vErrors = [err161];
                } else {
                  vErrors.push(err161);
                }
                errors++;
              }
            }
            var _valid4 = _errs174 === errors;
            valid41 = valid41 || _valid4;
            if (!valid41) {
              const _errs175 = errors;
              if (data66 && typeof data66 == "object" && !Array.isArray(data66)) {
                let missing2;
                if (data66.password === void 0 && (missing2 = "password")) {
                  const err162 = {};
                  if (vErrors === null) {
                    vErrors = [err162];
                  } else {
                    vErrors.push(err162);
                  }
                  errors++;
                }
              }
              var _valid4 = _errs175 === errors;
              valid41 = valid41 || _valid4;
            }
            if (!valid41) {
              const err163 = {};
              if (vErrors === null) {
                vErrors = [err163];
              } else {
                vErrors.push(err163);
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
            var valid40 = _errs172 === errors;
            if (valid40) {
              const err164 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf/2/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2].not, parentSchema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2], data: data66 };
              if (vErrors === null) {
                vErrors = [err164];
              } else {
                vErrors.push(err164);
              }
              errors++;
            } else {
              errors = _errs171;
              if (vErrors !== null) {
                if (_errs171) {
                  vErrors.length = _errs171;
                } else {
                  vErrors = null;
                }
              }
            }
            if (data66 && typeof data66 == "object" && !Array.isArray(data66)) {
              if (data66.lifecycle === void 0) {
                const err165 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf/2/required", keyword: "required", params: { missingProperty: "lifecycle" }, message: "must have required property 'lifecycle'", schema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2].required, parentSchema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2], data: data66 };
                if (vErrors === null) {
                  vErrors = [err165];
                } else {
                  vErrors.push(err165);
                }
                errors++;
              }
              if (data66.lifecycle !== void 0) {
                let data67 = data66.lifecycle;
                if (data67 && typeof data67 == "object" && !Array.isArray(data67)) {
                  if (data67.ignore_changes === void 0) {
                    const err166 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf/2/properties/lifecycle/required", keyword: "required", params: { missingProperty: "ignore_changes" }, message: "must have required property 'ignore_changes'", schema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2].properties.lifecycle.required, parentSchema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2].properties.lifecycle, data: data67 };
                    if (vErrors === null) {
                      vErrors = [err166];
                    } else {
                      vErrors.push(err166);
                    }
                    errors++;
                  }
                  if (data67.ignore_changes !== void 0) {
                    let data68 = data67.ignore_changes;
                    if (Array.isArray(data68)) {
                      const _errs178 = errors;
                      const len5 = data68.length;
                      for (let i10 = 0; i10 < len5; i10++) {
                        let data69 = data68[i10];
                        const _errs179 = errors;
                        if ("ssh_key" !== data69) {
                          const err167 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i10, schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf/2/properties/lifecycle/properties/ignore_changes/contains/const", keyword: "const", params: { allowedValue: "ssh_key" }, message: "must be equal to constant", schema: "ssh_key", parentSchema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2].properties.lifecycle.properties.ignore_changes.contains, data: data69 };
                          if (vErrors === null) {
                            vErrors = [err167];
                          } else {
                            vErrors.push(err167);
                          }
                          errors++;
                        }
                        var valid44 = _errs179 === errors;
                        if (valid44) {
                          break;
                        }
                      }
                      if (!valid44) {
                        const err168 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf/2/properties/lifecycle/properties/ignore_changes/contains", keyword: "contains", params: { minContains: 1 }, message: "must contain at least 1 valid item(s)", schema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2].properties.lifecycle.properties.ignore_changes.contains, parentSchema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2].properties.lifecycle.properties.ignore_changes, data: data68 };
                        if (vErrors === null) {
                          vErrors = [err168];
                        } else {
                          vErrors.push(err168);
                        }
                        errors++;
                      } else {
                        errors = _errs178;
                        if (vErrors !== null) {
                          if (_errs178) {
                            vErrors.length = _errs178;
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
            var _valid3 = _errs170 === errors;
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
            const err169 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf", schema: schema11.properties.servers.additionalProperties.allOf[0].oneOf, parentSchema: schema11.properties.servers.additionalProperties.allOf[0], data: data66 };
            if (vErrors === null) {
              vErrors = [err169];
            } else {
              vErrors.push(err169);
            }
            errors++;
          } else {
            errors = _errs167;
            if (vErrors !== null) {
              if (_errs167) {
                vErrors.length = _errs167;
              } else {
                vErrors = null;
              }
            }
          }
          if (data66 && typeof data66 == "object" && !Array.isArray(data66)) {
            if (data66.tariff === void 0) {
              const err170 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/required", keyword: "required", params: { missingProperty: "tariff" }, message: "must have required property 'tariff'", schema: schema11.properties.servers.additionalProperties.required, parentSchema: schema11.properties.servers.additionalProperties, data: data66 };
              if (vErrors === null) {
                vErrors = [err170];
              } else {
                vErrors.push(err170);
              }
              errors++;
            }
            if (data66.datacenter === void 0) {
              const err171 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/required", keyword: "required", params: { missingProperty: "datacenter" }, message: "must have required property 'datacenter'", schema: schema11.properties.servers.additionalProperties.required, parentSchema: schema11.properties.servers.additionalProperties, data: data66 };
              if (vErrors === null) {
                vErrors = [err171];
              } else {
                vErrors.push(err171);
              }
              errors++;
            }
            if (data66.os === void 0) {
              const err172 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/required", keyword: "required", params: { missingProperty: "os" }, message: "must have required property 'os'", schema: schema11.properties.servers.additionalProperties.required, parentSchema: schema11.properties.servers.additionalProperties, data: data66 };
              if (vErrors === null) {
                vErrors = [err172];
              } else {
                vErrors.push(err172);
              }
              errors++;
            }
            if (data66.period === void 0) {
              const err173 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/required", keyword: "required", params: { missingProperty: "period" }, message: "must have required property 'period'", schema: schema11.properties.servers.additionalProperties.required, parentSchema: schema11.properties.servers.additionalProperties, data: data66 };
              if (vErrors === null) {
                vErrors = [err173];
              } else {
                vErrors.push(err173);
              }
              errors++;
            }
            for (const key20 in data66) {
              if (!func6.call(schema11.properties.servers.additionalProperties.properties, key20)) {
                const err174 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key20 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.servers.additionalProperties, data: data66 };
                if (vErrors === null) {
                  vErrors = [err174];
                } else {
                  vErrors.push(err174);
                }
                errors++;
              }
            }
            if (data66.name !== void 0) {
              let data70 = data66.name;
              if (typeof data70 === "string") {
                if (func2(data70) > 100) {
                  const err175 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/servers/additionalProperties/properties/name/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema11.properties.servers.additionalProperties.properties.name, data: data70 };
                  if (vErrors === null) {
                    vErrors = [err175];
                  } else {
                    vErrors.push(err175);
                  }
                  errors++;
                }
                if (func2(data70) < 1) {
                  const err176 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/servers/additionalProperties/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.servers.additionalProperties.properties.name, data: data70 };
                  if (vErrors === null) {
                    vErrors = [err176];
                  } else {
                    vErrors.push(err176);
                  }
                  errors++;
                }
                if (!pattern8.test(data70)) {
                  const err177 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/servers/additionalProperties/properties/name/pattern", keyword: "pattern", params: { pattern: "^\\S(.*\\S)?$" }, message: 'must match pattern "^\\S(.*\\S)?$"', schema: "^\\S(.*\\S)?$", parentSchema: schema11.properties.servers.additionalProperties.properties.name, data: data70 };
                  if (vErrors === null) {
                    vErrors = [err177];
                  } else {
                    vErrors.push(err177);
                  }
                  errors++;
                }
              } else {
                const err178 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/servers/additionalProperties/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.name.type, parentSchema: schema11.properties.servers.additionalProperties.properties.name, data: data70 };
                if (vErrors === null) {
                  vErrors = [err178];
                } else {
                  vErrors.push(err178);
                }
                errors++;
              }
            }
            if (data66.tariff !== void 0) {
              let data71 = data66.tariff;
              if (typeof data71 === "string") {
                if (func2(data71) < 1) {
                  const err179 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/tariff", schemaPath: "#/properties/servers/additionalProperties/properties/tariff/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.servers.additionalProperties.properties.tariff, data: data71 };
                  if (vErrors === null) {
                    vErrors = [err179];
                  } else {
                    vErrors.push(err179);
                  }
                  errors++;
                }
              } else {
                const err180 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/tariff", schemaPath: "#/properties/servers/additionalProperties/properties/tariff/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.tariff.type, parentSchema: schema11.properties.servers.additionalProperties.properties.tariff, data: data71 };
                if (vErrors === null) {
                  vErrors = [err180];
                } else {
                  vErrors.push(err180);
                }
                errors++;
              }
            }
            if (data66.datacenter !== void 0) {
              let data72 = data66.datacenter;
              if (typeof data72 === "string") {
                if (func2(data72) < 1) {
                  const err181 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/datacenter", schemaPath: "#/properties/servers/additionalProperties/properties/datacenter/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.servers.additionalProperties.properties.datacenter, data: data72 };
                  if (vErrors === null) {
                    vErrors = [err181];
                  } else {
                    vErrors.push(err181);
                  }
                  errors++;
                }
              } else {
                const err182 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/datacenter", schemaPath: "#/properties/servers/additionalProperties/properties/datacenter/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.datacenter.type, parentSchema: schema11.properties.servers.additionalProperties.properties.datacenter, data: data72 };
                if (vErrors === null) {
                  vErrors = [err182];
                } else {
                  vErrors.push(err182);
                }
                errors++;
              }
            }
            if (data66.os !== void 0) {
              let data73 = data66.os;
              if (typeof data73 === "string") {
                if (func2(data73) < 1) {
                  const err183 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/os", schemaPath: "#/properties/servers/additionalProperties/properties/os/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.servers.additionalProperties.properties.os, data: data73 };
                  if (vErrors === null) {
                    vErrors = [err183];
                  } else {
                    vErrors.push(err183);
                  }
                  errors++;
                }
              } else {
                const err184 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/os", schemaPath: "#/properties/servers/additionalProperties/properties/os/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.os.type, parentSchema: schema11.properties.servers.additionalProperties.properties.os, data: data73 };
                if (vErrors === null) {
                  vErrors = [err184];
                } else {
                  vErrors.push(err184);
                }
                errors++;
              }
            }
            if (data66.period !== void 0) {
              let data74 = data66.period;
              if (typeof data74 !== "string") {
                const err185 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/period", schemaPath: "#/properties/servers/additionalProperties/properties/period/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.period.type, parentSchema: schema11.properties.servers.additionalProperties.properties.period, data: data74 };
                if (vErrors === null) {
                  vErrors = [err185];
                } else {
                  vErrors.push(err185);
                }
                errors++;
              }
              if (!(data74 === "P1D" || data74 === "P1M" || data74 === "P3M" || data74 === "P6M" || data74 === "P1Y" || data74 === "P12M" || data74 === "1d" || data74 === "1mo" || data74 === "3mo" || data74 === "6mo" || data74 === "12mo" || data74 === "1y")) {
                const err186 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/period", schemaPath: "#/properties/servers/additionalProperties/properties/period/enum", keyword: "enum", params: { allowedValues: schema11.properties.servers.additionalProperties.properties.period.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.servers.additionalProperties.properties.period.enum, parentSchema: schema11.properties.servers.additionalProperties.properties.period, data: data74 };
                if (vErrors === null) {
                  vErrors = [err186];
                } else {
                  vErrors.push(err186);
                }
                errors++;
              }
            }
            if (data66.addons !== void 0) {
              let data75 = data66.addons;
              if (data75 && typeof data75 == "object" && !Array.isArray(data75)) {
                for (const key21 in data75) {
                  const _errs193 = errors;
                  if (typeof key21 === "string") {
                    if (func2(key21) < 1) {
                      const err187 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/addons", schemaPath: "#/properties/servers/additionalProperties/properties/addons/propertyNames/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.servers.additionalProperties.properties.addons.propertyNames, data: key21, propertyName: key21 };
                      if (vErrors === null) {
                        vErrors = [err187];
                      } else {
                        vErrors.push(err187);
                      }
                      errors++;
                    }
                  }
                  var valid46 = _errs193 === errors;
                  if (!valid46) {
                    const err188 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/addons", schemaPath: "#/properties/servers/additionalProperties/properties/addons/propertyNames", keyword: "propertyNames", params: { propertyName: key21 }, message: "property name must be valid", schema: schema11.properties.servers.additionalProperties.properties.addons.propertyNames, parentSchema: schema11.properties.servers.additionalProperties.properties.addons, data: data75 };
                    if (vErrors === null) {
                      vErrors = [err188];
                    } else {
                      vErrors.push(err188);
                    }
                    errors++;
                  }
                }
                for (const key22 in data75) {
                  let data76 = data75[key22];
                  if (typeof data76 === "string") {
                    if (func2(data76) < 1) {
                      const err189 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/addons/" + key22.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/properties/addons/additionalProperties/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.servers.additionalProperties.properties.addons.additionalProperties, data: data76 };
                      if (vErrors === null) {
                        vErrors = [err189];
                      } else {
                        vErrors.push(err189);
                      }
                      errors++;
                    }
                  } else {
                    const err190 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/addons/" + key22.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/properties/addons/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.addons.additionalProperties.type, parentSchema: schema11.properties.servers.additionalProperties.properties.addons.additionalProperties, data: data76 };
                    if (vErrors === null) {
                      vErrors = [err190];
                    } else {
                      vErrors.push(err190);
                    }
                    errors++;
                  }
                }
              } else {
                const err191 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/addons", schemaPath: "#/properties/servers/additionalProperties/properties/addons/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.servers.additionalProperties.properties.addons.type, parentSchema: schema11.properties.servers.additionalProperties.properties.addons, data: data75 };
                if (vErrors === null) {
                  vErrors = [err191];
                } else {
                  vErrors.push(err191);
                }
                errors++;
              }
            }
            if (data66.ssh_key !== void 0) {
              let data77 = data66.ssh_key;
              if (typeof data77 === "string") {
                if (func2(data77) < 1) {
                  const err192 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/ssh_key", schemaPath: "#/properties/servers/additionalProperties/properties/ssh_key/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.servers.additionalProperties.properties.ssh_key, data: data77 };
                  if (vErrors === null) {
                    vErrors = [err192];
                  } else {
                    vErrors.push(err192);
                  }
                  errors++;
                }
              } else {
                const err193 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/ssh_key", schemaPath: "#/properties/servers/additionalProperties/properties/ssh_key/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.ssh_key.type, parentSchema: schema11.properties.servers.additionalProperties.properties.ssh_key, data: data77 };
                if (vErrors === null) {
                  vErrors = [err193];
                } else {
                  vErrors.push(err193);
                }
                errors++;
              }
            }
            if (data66.password !== void 0) {
              let data78 = data66.password;
              if (typeof data78 === "string") {
                if (!pattern21.test(data78)) {
                  const err194 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/password", schemaPath: "#/properties/servers/additionalProperties/properties/password/pattern", keyword: "pattern", params: { pattern: "^(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])[!$+,\\-./0-9:=A-Z\\[\\\\\\]^_`a-z{}~]{8,48}$" }, message: 'must match pattern "^(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])[!$+,\\-./0-9:=A-Z\\[\\\\\\]^_`a-z{}~]{8,48}$"', schema: "^(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])[!$+,\\-./0-9:=A-Z\\[\\\\\\]^_`a-z{}~]{8,48}$", parentSchema: schema11.properties.servers.additionalProperties.properties.password, data: data78 };
                  if (vErrors === null) {
                    vErrors = [err194];
                  } else {
                    vErrors.push(err194);
                  }
                  errors++;
                }
              } else {
                const err195 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/password", schemaPath: "#/properties/servers/additionalProperties/properties/password/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.password.type, parentSchema: schema11.properties.servers.additionalProperties.properties.password, data: data78 };
                if (vErrors === null) {
                  vErrors = [err195];
                } else {
                  vErrors.push(err195);
                }
                errors++;
              }
            }
            if (data66.promo_code !== void 0) {
              let data79 = data66.promo_code;
              if (typeof data79 === "string") {
                if (func2(data79) > 100) {
                  const err196 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/promo_code", schemaPath: "#/properties/servers/additionalProperties/properties/promo_code/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema11.properties.servers.additionalProperties.properties.promo_code, data: data79 };
                  if (vErrors === null) {
                    vErrors = [err196];
                  } else {
                    vErrors.push(err196);
                  }
                  errors++;
                }
              } else {
                const err197 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/promo_code", schemaPath: "#/properties/servers/additionalProperties/properties/promo_code/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.promo_code.type, parentSchema: schema11.properties.servers.additionalProperties.properties.promo_code, data: data79 };
                if (vErrors === null) {
                  vErrors = [err197];
                } else {
                  vErrors.push(err197);
                }
                errors++;
              }
            }
            if (data66.power !== void 0) {
              let data80 = data66.power;
              if (typeof data80 !== "string") {
                const err198 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/power", schemaPath: "#/properties/servers/additionalProperties/properties/power/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.power.type, parentSchema: schema11.properties.servers.additionalProperties.properties.power, data: data80 };
                if (vErrors === null) {
                  vErrors = [err198];
                } else {
                  vErrors.push(err198);
                }
                errors++;
              }
              if (!(data80 === "running" || data80 === "stopped")) {
                const err199 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/power", schemaPath: "#/properties/servers/additionalProperties/properties/power/enum", keyword: "enum", params: { allowedValues: schema11.properties.servers.additionalProperties.properties.power.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.servers.additionalProperties.properties.power.enum, parentSchema: schema11.properties.servers.additionalProperties.properties.power, data: data80 };
                if (vErrors === null) {
                  vErrors = [err199];
                } else {
                  vErrors.push(err199);
                }
                errors++;
              }
            }
            if (data66.provider !== void 0) {
              let data81 = data66.provider;
              if (typeof data81 !== "string") {
                const err200 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/servers/additionalProperties/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.provider.type, parentSchema: schema11.properties.servers.additionalProperties.properties.provider, data: data81 };
                if (vErrors === null) {
                  vErrors = [err200];
                } else {
                  vErrors.push(err200);
                }
                errors++;
              }
              if (!(data81 === "zomro")) {
                const err201 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/servers/additionalProperties/properties/provider/enum", keyword: "enum", params: { allowedValues: schema11.properties.servers.additionalProperties.properties.provider.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.servers.additionalProperties.properties.provider.enum, parentSchema: schema11.properties.servers.additionalProperties.properties.provider, data: data81 };
                if (vErrors === null) {
                  vErrors = [err201];
                } else {
                  vErrors.push(err201);
                }
                errors++;
              }
            }
            if (data66.lifecycle !== void 0) {
              let data82 = data66.lifecycle;
              if (data82 && typeof data82 == "object" && !Array.isArray(data82)) {
                for (const key23 in data82) {
                  if (!(key23 === "protect" || key23 === "replace" || key23 === "ignore_changes")) {
                    const err202 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key23 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle, data: data82 };
                    if (vErrors === null) {
                      vErrors = [err202];
                    } else {
                      vErrors.push(err202);
                    }
                    errors++;
                  }
                }
                if (data82.protect !== void 0) {
                  let data83 = data82.protect;
                  if (typeof data83 !== "boolean") {
                    const err203 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/protect", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/protect/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.protect.type, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.protect, data: data83 };
                    if (vErrors === null) {
                      vErrors = [err203];
                    } else {
                      vErrors.push(err203);
                    }
                    errors++;
                  }
                }
                if (data82.replace !== void 0) {
                  let data84 = data82.replace;
                  if (typeof data84 !== "string") {
                    const err204 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/replace/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.replace.type, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.replace, data: data84 };
                    if (vErrors === null) {
                      vErrors = [err204];
                    } else {
                      vErrors.push(err204);
                    }
                    errors++;
                  }
                  if (!(data84 === "deny" || data84 === "allow")) {
                    const err205 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/replace/enum", keyword: "enum", params: { allowedValues: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.replace.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.replace.enum, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.replace, data: data84 };
                    if (vErrors === null) {
                      vErrors = [err205];
                    } else {
                      vErrors.push(err205);
                    }
                    errors++;
                  }
                }
                if (data82.ignore_changes !== void 0) {
                  let data85 = data82.ignore_changes;
                  if (Array.isArray(data85)) {
                    const len6 = data85.length;
                    for (let i11 = 0; i11 < len6; i11++) {
                      let data86 = data85[i11];
                      if (typeof data86 !== "string") {
                        const err206 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i11, schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/ignore_changes/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes.items.type, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes.items, data: data86 };
                        if (vErrors === null) {
                          vErrors = [err206];
                        } else {
                          vErrors.push(err206);
                        }
                        errors++;
                      }
                      if (!(data86 === "addons" || data86 === "datacenter" || data86 === "name" || data86 === "os" || data86 === "password" || data86 === "period" || data86 === "power" || data86 === "promo_code" || data86 === "ssh_key" || data86 === "tariff")) {
                        const err207 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i11, schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/ignore_changes/items/enum", keyword: "enum", params: { allowedValues: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes.items.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes.items.enum, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes.items, data: data86 };
                        if (vErrors === null) {
                          vErrors = [err207];
                        } else {
                          vErrors.push(err207);
                        }
                        errors++;
                      }
                    }
                    let i12 = data85.length;
                    let j5;
                    if (i12 > 1) {
                      const indices4 = {};
                      for (; i12--; ) {
                        let item4 = data85[i12];
                        if (typeof item4 !== "string") {
                          continue;
                        }
                        if (typeof indices4[item4] == "number") {
                          j5 = indices4[item4];
                          const err208 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/ignore_changes/uniqueItems", keyword: "uniqueItems", params: { i: i12, j: j5 }, message: "must NOT have duplicate items (items ## " + j5 + " and " + i12 + " are identical)", schema: true, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes, data: data85 };
                          if (vErrors === null) {
                            vErrors = [err208];
                          } else {
                            vErrors.push(err208);
                          }
                          errors++;
                          break;
                        }
                        indices4[item4] = i12;
                      }
                    }
                  } else {
                    const err209 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/ignore_changes/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes.type, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes, data: data85 };
                    if (vErrors === null) {
                      vErrors = [err209];
                    } else {
                      vErrors.push(err209);
                    }
                    errors++;
                  }
                }
              } else {
                const err210 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.type, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle, data: data82 };
                if (vErrors === null) {
                  vErrors = [err210];
                } else {
                  vErrors.push(err210);
                }
                errors++;
              }
            }
          } else {
            const err211 = { instancePath: instancePath + "/servers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.servers.additionalProperties.type, parentSchema: schema11.properties.servers.additionalProperties, data: data66 };
            if (vErrors === null) {
              vErrors = [err211];
            } else {
              vErrors.push(err211);
            }
            errors++;
          }
        }
      } else {
        const err212 = { instancePath: instancePath + "/servers", schemaPath: "#/properties/servers/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.servers.type, parentSchema: schema11.properties.servers, data: data65 };
        if (vErrors === null) {
          vErrors = [err212];
        } else {
          vErrors.push(err212);
        }
        errors++;
      }
    }
  } else {
    const err213 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.type, parentSchema: schema11, data };
    if (vErrors === null) {
      vErrors = [err213];
    } else {
      vErrors.push(err213);
    }
    errors++;
  }
  validate10.errors = vErrors;
  return errors === 0;
}
export {
  validateManifest
};
