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
var schema11 = { "type": "object", "required": ["hostform"], "additionalProperties": false, "patternProperties": { "^x-": {} }, "properties": { "hostform": { "const": 1, "errorMessage": 'This hostform reads version 1 of the format: write "hostform: 1".' }, "providers": { "type": "object", "additionalProperties": false, "properties": { "ovh": { "type": "object", "additionalProperties": false, "properties": { "endpoint": { "type": "string", "minLength": 1 }, "poll_interval": { "type": "string", "pattern": "^(P[0-9WDTHMS]+|[0-9]+(ms|s|m|h|d|w))$" }, "delivery_timeout": { "type": "string", "pattern": "^(P[0-9WDTHMS]+|[0-9]+(ms|s|m|h|d|w))$" }, "settle_time": { "type": "string", "pattern": "^(P[0-9WDTHMS]+|[0-9]+(ms|s|m|h|d|w))$" } } }, "zomro": { "type": "object", "additionalProperties": false, "properties": { "endpoint": { "type": "string" }, "licence_agreement": { "type": "string", "enum": ["accepted"] }, "poll_interval": { "type": "string", "pattern": "^(\\d{1,7}(ms|s|m|h|d|w)|P(?=.)(\\d{1,4}W)?(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?)$" }, "delivery_timeout": { "type": "string", "pattern": "^(\\d{1,7}(ms|s|m|h|d|w)|P(?=.)(\\d{1,4}W)?(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?)$" }, "settle_time": { "type": "string", "pattern": "^(\\d{1,7}(ms|s|m|h|d|w)|P(?=.)(\\d{1,4}W)?(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?)$" }, "order_marker": { "type": "boolean" } } } } }, "budget": { "type": "object", "additionalProperties": false, "properties": { "max_charge": {}, "max_monthly": {}, "ovh": { "type": "object", "additionalProperties": false, "properties": { "max_charge": {}, "max_monthly": {} } }, "zomro": { "type": "object", "additionalProperties": false, "properties": { "max_charge": {}, "max_monthly": {} } } } }, "guards": { "type": "object", "additionalProperties": false, "properties": { "max_creates": { "type": ["integer", "string"], "minimum": 0, "maximum": 999999, "pattern": "^(?:\\d{1,6}|(?:100|\\d{1,2}(?:\\.\\d{1,2})?)%)$", "errorMessage": "A guard is a whole number or a share of at most 100%: write 5 or 20%." }, "max_deletes": { "type": ["integer", "string"], "minimum": 0, "maximum": 999999, "pattern": "^(?:\\d{1,6}|(?:100|\\d{1,2}(?:\\.\\d{1,2})?)%)$", "errorMessage": "A guard is a whole number or a share of at most 100%: write 5 or 20%." }, "max_replaces": { "type": ["integer", "string"], "minimum": 0, "maximum": 999999, "pattern": "^(?:\\d{1,6}|(?:100|\\d{1,2}(?:\\.\\d{1,2})?)%)$", "errorMessage": "A guard is a whole number or a share of at most 100%: write 5 or 20%." } } }, "state": { "type": "object", "required": ["backend"], "properties": { "backend": { "type": "string", "enum": ["local", "postgres", "http", "s3"] } }, "allOf": [{ "if": { "type": "object", "properties": { "backend": { "const": "local" } }, "required": ["backend"] }, "then": { "type": "object", "required": ["backend"], "additionalProperties": false, "properties": { "backend": { "type": "string", "enum": ["local", "postgres", "http", "s3"] }, "path": { "type": "string", "minLength": 1 }, "encryption": { "type": "object", "additionalProperties": false, "properties": { "key": { "type": "string", "minLength": 1 }, "key_file": { "type": "string", "minLength": 1 } }, "oneOf": [{ "required": ["key"] }, { "required": ["key_file"] }] } } } }, { "if": { "type": "object", "properties": { "backend": { "const": "postgres" } }, "required": ["backend"] }, "then": { "type": "object", "required": ["backend"], "additionalProperties": false, "properties": { "backend": { "type": "string", "enum": ["local", "postgres", "http", "s3"] }, "name": { "type": "string", "minLength": 1, "maxLength": 200 }, "schema": { "type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]{0,62}$", "errorMessage": "A name in a database is 1 to 63 of A-Z, a-z, 0-9 and _, and does not begin with a digit." }, "table": { "type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]{0,62}$", "errorMessage": "A name in a database is 1 to 63 of A-Z, a-z, 0-9 and _, and does not begin with a digit." }, "connection": { "type": "string", "minLength": 1 }, "encryption": { "type": "object", "additionalProperties": false, "properties": { "key": { "type": "string", "minLength": 1 }, "key_file": { "type": "string", "minLength": 1 } }, "oneOf": [{ "required": ["key"] }, { "required": ["key_file"] }] } } } }, { "if": { "type": "object", "properties": { "backend": { "const": "http" } }, "required": ["backend"] }, "then": { "type": "object", "required": ["backend"], "additionalProperties": false, "properties": { "backend": { "type": "string", "enum": ["local", "postgres", "http", "s3"] }, "address": { "type": "string", "pattern": "^https?://.", "errorMessage": "An address begins with https:// (or http:// for this machine)." }, "lock_address": { "type": "string", "pattern": "^https?://.", "errorMessage": "An address begins with https:// (or http:// for this machine)." }, "unlock_address": { "type": "string", "pattern": "^https?://.", "errorMessage": "An address begins with https:// (or http:// for this machine)." }, "update_method": { "type": "string", "pattern": "^[A-Z]{1,20}$", "errorMessage": "A method of HTTP is written in capital letters: POST." }, "lock_method": { "type": "string", "pattern": "^[A-Z]{1,20}$", "errorMessage": "A method of HTTP is written in capital letters: POST." }, "unlock_method": { "type": "string", "pattern": "^[A-Z]{1,20}$", "errorMessage": "A method of HTTP is written in capital letters: POST." }, "username": { "type": "string", "minLength": 1 }, "password": { "type": "string", "minLength": 1 }, "encryption": { "type": "object", "additionalProperties": false, "properties": { "key": { "type": "string", "minLength": 1 }, "key_file": { "type": "string", "minLength": 1 } }, "oneOf": [{ "required": ["key"] }, { "required": ["key_file"] }] } } } }, { "if": { "type": "object", "properties": { "backend": { "const": "s3" } }, "required": ["backend"] }, "then": { "type": "object", "required": ["backend", "bucket"], "additionalProperties": false, "properties": { "backend": { "type": "string", "enum": ["local", "postgres", "http", "s3"] }, "bucket": { "type": "string", "minLength": 1 }, "key": { "type": "string", "minLength": 1 }, "region": { "type": "string", "minLength": 1 }, "endpoint": { "type": "string", "pattern": "^https?://.", "errorMessage": "An address begins with https:// (or http:// for this machine)." }, "path_style": { "type": "boolean" }, "encryption": { "type": "object", "additionalProperties": false, "properties": { "key": { "type": "string", "minLength": 1 }, "key_file": { "type": "string", "minLength": 1 } }, "oneOf": [{ "required": ["key"] }, { "required": ["key_file"] }] } } } }] }, "backup_schedules": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]{0,62}$", "patternErrorMessage": "A name is 1 to 63 of a-z, 0-9 and -." }, "additionalProperties": { "type": "object", "additionalProperties": false, "required": ["server", "days", "time"], "properties": { "name": { "type": "string", "minLength": 1, "maxLength": 100, "pattern": "^\\S(.*\\S)?$" }, "server": { "type": "string", "minLength": 1 }, "days": { "type": "array", "minItems": 1, "uniqueItems": true, "items": { "type": "string", "enum": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] } }, "time": { "type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$" }, "provider": { "type": "string", "enum": ["zomro"] }, "lifecycle": { "type": "object", "additionalProperties": false, "properties": { "protect": { "type": "boolean" }, "replace": { "type": "string", "enum": ["deny", "allow"] }, "adopt": { "type": "string", "minLength": 1, "maxLength": 200, "pattern": "^\\S+$", "errorMessage": 'Write by-name, or the id of what exists, between quotes: adopt: "5203773".' }, "ignore_changes": { "type": "array", "uniqueItems": true, "items": { "type": "string", "enum": ["days", "name", "server", "time"] } } } } } } }, "images": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]{0,62}$", "patternErrorMessage": "A name is 1 to 63 of a-z, 0-9 and -." }, "additionalProperties": { "type": "object", "additionalProperties": false, "required": ["region", "url", "disk_format", "os_distro"], "properties": { "name": { "type": "string", "minLength": 1, "maxLength": 100, "pattern": "^\\S(.*\\S)?$" }, "region": { "type": "string", "minLength": 1 }, "url": { "type": "string", "pattern": "^https?://[^/?#\\s@]+([/?#]\\S*)?$" }, "disk_format": { "type": "string", "enum": ["iso", "ami", "ari", "aki", "vhd", "vmdk", "raw", "qcow2", "vdi"] }, "os_distro": { "type": "string", "minLength": 1, "maxLength": 100 }, "os_version": { "type": "string", "minLength": 1, "maxLength": 100 }, "architecture": { "type": "string", "enum": ["x86_64", "i686", "ia64"] }, "min_disk": { "type": "integer", "minimum": 0, "maximum": 1e4 }, "min_ram": { "type": "integer", "minimum": 0, "maximum": 1e3 }, "protected": { "type": "boolean" }, "provider": { "type": "string", "enum": ["zomro"] }, "lifecycle": { "type": "object", "additionalProperties": false, "properties": { "protect": { "type": "boolean" }, "replace": { "type": "string", "enum": ["deny", "allow"] }, "adopt": { "type": "string", "minLength": 1, "maxLength": 200, "pattern": "^\\S+$", "errorMessage": 'Write by-name, or the id of what exists, between quotes: adopt: "5203773".' }, "ignore_changes": { "type": "array", "uniqueItems": true, "items": { "type": "string", "enum": ["architecture", "disk_format", "min_disk", "min_ram", "name", "os_distro", "os_version", "protected", "region", "url"] } } } } } } }, "renewals": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]{0,62}$", "patternErrorMessage": "A name is 1 to 63 of a-z, 0-9 and -." }, "additionalProperties": { "type": "object", "properties": { "provider": { "type": "string", "enum": ["ovh", "zomro"] } }, "required": ["provider"], "allOf": [{ "if": { "type": "object", "properties": { "provider": { "const": "ovh" } }, "required": ["provider"] }, "then": { "type": "object", "additionalProperties": false, "required": ["product", "service"], "properties": { "provider": { "type": "string", "enum": ["ovh", "zomro"] }, "product": { "enum": ["vps", "domain", "domain/zone", "hosting/web", "dedicated/server", "ip/service"] }, "service": { "type": "string", "minLength": 1 }, "mode": { "enum": ["automatic", "manual", "delete-at-expiration"] }, "period": { "type": "string", "pattern": "^(P(?=[0-9])([0-9]{1,2}Y)?([0-9]{1,3}M)?|[0-9]{1,3}mo|[0-9]{1,2}y)$" }, "ensure_valid_for": { "type": "string", "pattern": "^(P[0-9WDTHMSY]+|[0-9]+(s|m|h|d|w|mo|y))$" }, "max_price": { "type": "string", "pattern": "^[0-9]{1,15}(\\.[0-9]{1,12})? ?[A-Z]{3}$" }, "with": { "type": "array", "uniqueItems": true, "items": { "anyOf": [{ "type": "string", "minLength": 1 }, { "type": "integer", "minimum": 1 }] } }, "payment_method": { "anyOf": [{ "const": "default" }, { "type": "string", "pattern": "^[0-9]{1,19}$" }, { "type": "integer", "minimum": 1 }, { "type": "object", "additionalProperties": false, "required": ["mean"], "properties": { "mean": { "enum": ["CREDIT_CARD", "CURRENT_ACCOUNT", "DEFERRED_PAYMENT_ACCOUNT", "DOMESTIC_CARD", "ENTERPRISE", "INTERNAL_TRUSTED_ACCOUNT", "PAYPAL", "RUPAY", "SEPA_DIRECT_DEBIT", "bankAccount", "creditCard", "deferredPaymentAccount", "fidelityAccount", "ovhAccount", "paypal"] }, "id": { "anyOf": [{ "type": "string", "pattern": "^[0-9]{1,19}$" }, { "type": "integer", "minimum": 1 }] } } }] }, "lifecycle": { "type": "object", "additionalProperties": false, "properties": { "protect": { "type": "boolean" }, "replace": { "type": "string", "enum": ["deny", "allow"] }, "adopt": { "type": "string", "minLength": 1, "maxLength": 200, "pattern": "^\\S+$", "errorMessage": 'Write by-name, or the id of what exists, between quotes: adopt: "5203773".' }, "ignore_changes": { "type": "array", "uniqueItems": true, "items": { "type": "string", "enum": ["ensure_valid_for", "max_price", "mode", "payment_method", "period", "product", "service", "with"] } } } } }, "dependencies": { "ensure_valid_for": ["max_price"] } } }, { "if": { "type": "object", "properties": { "provider": { "const": "zomro" } }, "required": ["provider"] }, "then": { "type": "object", "additionalProperties": false, "required": ["service"], "properties": { "service": { "type": "string", "minLength": 1, "pattern": "^\\S(.*\\S)?$" }, "mode": { "enum": ["automatic", "manual"], "errorMessage": "has to be automatic or manual: Zomro ends no service at its expiration by itself" }, "period": { "enum": ["P1M", "P3M", "P6M", "P1Y", "P12M", "1mo", "3mo", "6mo", "12mo", "1y"] }, "ensure_valid_for": { "type": "string", "pattern": "^(P[0-9WDTHMSY]+|[0-9]+(s|m|h|d|w|mo|y))$" }, "max_price": { "type": "string", "pattern": "^[0-9]{1,15}(\\.[0-9]{1,12})? ?[A-Z]{3}$" }, "provider": { "type": "string", "enum": ["ovh", "zomro"] }, "lifecycle": { "type": "object", "additionalProperties": false, "properties": { "protect": { "type": "boolean" }, "replace": { "type": "string", "enum": ["deny", "allow"] }, "adopt": { "type": "string", "minLength": 1, "maxLength": 200, "pattern": "^\\S+$", "errorMessage": 'Write by-name, or the id of what exists, between quotes: adopt: "5203773".' }, "ignore_changes": { "type": "array", "uniqueItems": true, "items": { "type": "string", "enum": ["ensure_valid_for", "max_price", "mode", "period", "service"] } } } } }, "dependencies": { "ensure_valid_for": ["max_price"] } } }] } }, "servers": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]{0,62}$", "patternErrorMessage": "A name is 1 to 63 of a-z, 0-9 and -." }, "additionalProperties": { "type": "object", "additionalProperties": false, "required": ["tariff", "datacenter", "os", "period"], "properties": { "name": { "type": "string", "minLength": 1, "maxLength": 100, "pattern": "^\\S(.*\\S)?$" }, "tariff": { "type": "string", "minLength": 1 }, "datacenter": { "type": "string", "minLength": 1 }, "os": { "type": "string", "minLength": 1 }, "period": { "type": "string", "enum": ["P1D", "P1M", "P3M", "P6M", "P1Y", "P12M", "1d", "1mo", "3mo", "6mo", "12mo", "1y"] }, "addons": { "type": "object", "additionalProperties": { "type": "string", "minLength": 1 }, "propertyNames": { "minLength": 1 } }, "ssh_key": { "type": "string", "minLength": 1 }, "password": { "type": "string", "pattern": "^(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])[!$+,\\-./0-9:=A-Z\\[\\\\\\]^_`a-z{}~]{8,48}$", "errorMessage": `must have 8 to 48 characters with a capital, a small letter and a digit, without blanks and without " # % & ' ( ) * ; < > ? @ |` }, "promo_code": { "type": "string", "maxLength": 100 }, "promo": { "type": "object", "additionalProperties": false, "required": ["code"], "properties": { "code": { "type": "string", "maxLength": 100 }, "required": { "type": "boolean" } } }, "power": { "type": "string", "enum": ["running", "stopped"] }, "provider": { "type": "string", "enum": ["zomro"] }, "lifecycle": { "type": "object", "additionalProperties": false, "properties": { "protect": { "type": "boolean" }, "replace": { "type": "string", "enum": ["deny", "allow"] }, "rebuild": { "type": "string", "enum": ["deny", "allow"] }, "adopt": { "type": "string", "minLength": 1, "maxLength": 200, "pattern": "^\\S+$", "errorMessage": 'Write by-name, or the id of what exists, between quotes: adopt: "5203773".' }, "ignore_changes": { "type": "array", "uniqueItems": true, "items": { "type": "string", "enum": ["addons", "datacenter", "name", "os", "password", "period", "power", "promo", "promo_code", "ssh_key", "tariff"] } } } } }, "allOf": [{ "oneOf": [{ "required": ["ssh_key"] }, { "required": ["password"] }, { "required": ["lifecycle"], "properties": { "lifecycle": { "required": ["ignore_changes"], "properties": { "ignore_changes": { "contains": { "const": "ssh_key" } } } } }, "not": { "anyOf": [{ "required": ["ssh_key"] }, { "required": ["password"] }] } }], "errorMessage": "needs exactly one of ssh_key and password" }, { "not": { "required": ["promo_code", "promo"] }, "errorMessage": "may have promo_code or promo, not both" }] } }, "moved": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["from", "to"], "properties": { "from": { "type": "string", "pattern": "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$", "errorMessage": "An address is a kind and a key: write servers.web-1." }, "to": { "type": "string", "pattern": "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$", "errorMessage": "An address is a kind and a key: write servers.web-1." } } } }, "forget": { "type": "array", "items": { "type": "string", "pattern": "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$", "errorMessage": "An address is a kind and a key: write servers.web-1." } } } };
var func2 = Object.prototype.hasOwnProperty;
var func3 = require_ucs2length().default;
var func0 = require_equal().default;
var pattern0 = new RegExp("^x-", "u");
var pattern1 = new RegExp("^(P[0-9WDTHMS]+|[0-9]+(ms|s|m|h|d|w))$", "u");
var pattern4 = new RegExp("^(\\d{1,7}(ms|s|m|h|d|w)|P(?=.)(\\d{1,4}W)?(\\d{1,5}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,7}S)?)?)$", "u");
var pattern7 = new RegExp("^(?:\\d{1,6}|(?:100|\\d{1,2}(?:\\.\\d{1,2})?)%)$", "u");
var pattern10 = new RegExp("^[A-Za-z_][A-Za-z0-9_]{0,62}$", "u");
var pattern12 = new RegExp("^https?://.", "u");
var pattern15 = new RegExp("^[A-Z]{1,20}$", "u");
var pattern19 = new RegExp("^[a-z][a-z0-9-]{0,62}$", "u");
var pattern20 = new RegExp("^\\S(.*\\S)?$", "u");
var pattern21 = new RegExp("^([01][0-9]|2[0-3]):[0-5][0-9]$", "u");
var pattern22 = new RegExp("^\\S+$", "u");
var pattern25 = new RegExp("^https?://[^/?#\\s@]+([/?#]\\S*)?$", "u");
var pattern28 = new RegExp("^(P(?=[0-9])([0-9]{1,2}Y)?([0-9]{1,3}M)?|[0-9]{1,3}mo|[0-9]{1,2}y)$", "u");
var pattern29 = new RegExp("^(P[0-9WDTHMSY]+|[0-9]+(s|m|h|d|w|mo|y))$", "u");
var pattern30 = new RegExp("^[0-9]{1,15}(\\.[0-9]{1,12})? ?[A-Z]{3}$", "u");
var pattern31 = new RegExp("^[0-9]{1,19}$", "u");
var pattern40 = new RegExp("^(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])[!$+,\\-./0-9:=A-Z\\[\\\\\\]^_`a-z{}~]{8,48}$", "u");
var pattern42 = new RegExp("^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$", "u");
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
          if (!(key4 === "max_charge" || key4 === "max_monthly" || key4 === "ovh" || key4 === "zomro")) {
            const err27 = { instancePath: instancePath + "/budget", schemaPath: "#/properties/budget/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.budget, data: data14 };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
        if (data14.ovh !== void 0) {
          let data15 = data14.ovh;
          if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
            for (const key5 in data15) {
              if (!(key5 === "max_charge" || key5 === "max_monthly")) {
                const err28 = { instancePath: instancePath + "/budget/ovh", schemaPath: "#/properties/budget/properties/ovh/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.budget.properties.ovh, data: data15 };
                if (vErrors === null) {
                  vErrors = [err28];
                } else {
                  vErrors.push(err28);
                }
                errors++;
              }
            }
          } else {
            const err29 = { instancePath: instancePath + "/budget/ovh", schemaPath: "#/properties/budget/properties/ovh/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.budget.properties.ovh.type, parentSchema: schema11.properties.budget.properties.ovh, data: data15 };
            if (vErrors === null) {
              vErrors = [err29];
            } else {
              vErrors.push(err29);
            }
            errors++;
          }
        }
        if (data14.zomro !== void 0) {
          let data16 = data14.zomro;
          if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
            for (const key6 in data16) {
              if (!(key6 === "max_charge" || key6 === "max_monthly")) {
                const err30 = { instancePath: instancePath + "/budget/zomro", schemaPath: "#/properties/budget/properties/zomro/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.budget.properties.zomro, data: data16 };
                if (vErrors === null) {
                  vErrors = [err30];
                } else {
                  vErrors.push(err30);
                }
                errors++;
              }
            }
          } else {
            const err31 = { instancePath: instancePath + "/budget/zomro", schemaPath: "#/properties/budget/properties/zomro/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.budget.properties.zomro.type, parentSchema: schema11.properties.budget.properties.zomro, data: data16 };
            if (vErrors === null) {
              vErrors = [err31];
            } else {
              vErrors.push(err31);
            }
            errors++;
          }
        }
      } else {
        const err32 = { instancePath: instancePath + "/budget", schemaPath: "#/properties/budget/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.budget.type, parentSchema: schema11.properties.budget, data: data14 };
        if (vErrors === null) {
          vErrors = [err32];
        } else {
          vErrors.push(err32);
        }
        errors++;
      }
    }
    if (data.guards !== void 0) {
      let data17 = data.guards;
      if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
        for (const key7 in data17) {
          if (!(key7 === "max_creates" || key7 === "max_deletes" || key7 === "max_replaces")) {
            const err33 = { instancePath: instancePath + "/guards", schemaPath: "#/properties/guards/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.guards, data: data17 };
            if (vErrors === null) {
              vErrors = [err33];
            } else {
              vErrors.push(err33);
            }
            errors++;
          }
        }
        if (data17.max_creates !== void 0) {
          let data18 = data17.max_creates;
          if (!(typeof data18 == "number" && (!(data18 % 1) && !isNaN(data18)) && isFinite(data18)) && typeof data18 !== "string") {
            const err34 = { instancePath: instancePath + "/guards/max_creates", schemaPath: "#/properties/guards/properties/max_creates/type", keyword: "type", params: { type: schema11.properties.guards.properties.max_creates.type }, message: "must be integer,string", schema: schema11.properties.guards.properties.max_creates.type, parentSchema: schema11.properties.guards.properties.max_creates, data: data18 };
            if (vErrors === null) {
              vErrors = [err34];
            } else {
              vErrors.push(err34);
            }
            errors++;
          }
          if (typeof data18 == "number" && isFinite(data18)) {
            if (data18 > 999999 || isNaN(data18)) {
              const err35 = { instancePath: instancePath + "/guards/max_creates", schemaPath: "#/properties/guards/properties/max_creates/maximum", keyword: "maximum", params: { comparison: "<=", limit: 999999 }, message: "must be <= 999999", schema: 999999, parentSchema: schema11.properties.guards.properties.max_creates, data: data18 };
              if (vErrors === null) {
                vErrors = [err35];
              } else {
                vErrors.push(err35);
              }
              errors++;
            }
            if (data18 < 0 || isNaN(data18)) {
              const err36 = { instancePath: instancePath + "/guards/max_creates", schemaPath: "#/properties/guards/properties/max_creates/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema11.properties.guards.properties.max_creates, data: data18 };
              if (vErrors === null) {
                vErrors = [err36];
              } else {
                vErrors.push(err36);
              }
              errors++;
            }
          }
          if (typeof data18 === "string") {
            if (!pattern7.test(data18)) {
              const err37 = { instancePath: instancePath + "/guards/max_creates", schemaPath: "#/properties/guards/properties/max_creates/pattern", keyword: "pattern", params: { pattern: "^(?:\\d{1,6}|(?:100|\\d{1,2}(?:\\.\\d{1,2})?)%)$" }, message: 'must match pattern "^(?:\\d{1,6}|(?:100|\\d{1,2}(?:\\.\\d{1,2})?)%)$"', schema: "^(?:\\d{1,6}|(?:100|\\d{1,2}(?:\\.\\d{1,2})?)%)$", parentSchema: schema11.properties.guards.properties.max_creates, data: data18 };
              if (vErrors === null) {
                vErrors = [err37];
              } else {
                vErrors.push(err37);
              }
              errors++;
            }
          }
        }
        if (data17.max_deletes !== void 0) {
          let data19 = data17.max_deletes;
          if (!(typeof data19 == "number" && (!(data19 % 1) && !isNaN(data19)) && isFinite(data19)) && typeof data19 !== "string") {
            const err38 = { instancePath: instancePath + "/guards/max_deletes", schemaPath: "#/properties/guards/properties/max_deletes/type", keyword: "type", params: { type: schema11.properties.guards.properties.max_deletes.type }, message: "must be integer,string", schema: schema11.properties.guards.properties.max_deletes.type, parentSchema: schema11.properties.guards.properties.max_deletes, data: data19 };
            if (vErrors === null) {
              vErrors = [err38];
            } else {
              vErrors.push(err38);
            }
            errors++;
          }
          if (typeof data19 == "number" && isFinite(data19)) {
            if (data19 > 999999 || isNaN(data19)) {
              const err39 = { instancePath: instancePath + "/guards/max_deletes", schemaPath: "#/properties/guards/properties/max_deletes/maximum", keyword: "maximum", params: { comparison: "<=", limit: 999999 }, message: "must be <= 999999", schema: 999999, parentSchema: schema11.properties.guards.properties.max_deletes, data: data19 };
              if (vErrors === null) {
                vErrors = [err39];
              } else {
                vErrors.push(err39);
              }
              errors++;
            }
            if (data19 < 0 || isNaN(data19)) {
              const err40 = { instancePath: instancePath + "/guards/max_deletes", schemaPath: "#/properties/guards/properties/max_deletes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema11.properties.guards.properties.max_deletes, data: data19 };
              if (vErrors === null) {
                vErrors = [err40];
              } else {
                vErrors.push(err40);
              }
              errors++;
            }
          }
          if (typeof data19 === "string") {
            if (!pattern7.test(data19)) {
              const err41 = { instancePath: instancePath + "/guards/max_deletes", schemaPath: "#/properties/guards/properties/max_deletes/pattern", keyword: "pattern", params: { pattern: "^(?:\\d{1,6}|(?:100|\\d{1,2}(?:\\.\\d{1,2})?)%)$" }, message: 'must match pattern "^(?:\\d{1,6}|(?:100|\\d{1,2}(?:\\.\\d{1,2})?)%)$"', schema: "^(?:\\d{1,6}|(?:100|\\d{1,2}(?:\\.\\d{1,2})?)%)$", parentSchema: schema11.properties.guards.properties.max_deletes, data: data19 };
              if (vErrors === null) {
                vErrors = [err41];
              } else {
                vErrors.push(err41);
              }
              errors++;
            }
          }
        }
        if (data17.max_replaces !== void 0) {
          let data20 = data17.max_replaces;
          if (!(typeof data20 == "number" && (!(data20 % 1) && !isNaN(data20)) && isFinite(data20)) && typeof data20 !== "string") {
            const err42 = { instancePath: instancePath + "/guards/max_replaces", schemaPath: "#/properties/guards/properties/max_replaces/type", keyword: "type", params: { type: schema11.properties.guards.properties.max_replaces.type }, message: "must be integer,string", schema: schema11.properties.guards.properties.max_replaces.type, parentSchema: schema11.properties.guards.properties.max_replaces, data: data20 };
            if (vErrors === null) {
              vErrors = [err42];
            } else {
              vErrors.push(err42);
            }
            errors++;
          }
          if (typeof data20 == "number" && isFinite(data20)) {
            if (data20 > 999999 || isNaN(data20)) {
              const err43 = { instancePath: instancePath + "/guards/max_replaces", schemaPath: "#/properties/guards/properties/max_replaces/maximum", keyword: "maximum", params: { comparison: "<=", limit: 999999 }, message: "must be <= 999999", schema: 999999, parentSchema: schema11.properties.guards.properties.max_replaces, data: data20 };
              if (vErrors === null) {
                vErrors = [err43];
              } else {
                vErrors.push(err43);
              }
              errors++;
            }
            if (data20 < 0 || isNaN(data20)) {
              const err44 = { instancePath: instancePath + "/guards/max_replaces", schemaPath: "#/properties/guards/properties/max_replaces/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema11.properties.guards.properties.max_replaces, data: data20 };
              if (vErrors === null) {
                vErrors = [err44];
              } else {
                vErrors.push(err44);
              }
              errors++;
            }
          }
          if (typeof data20 === "string") {
            if (!pattern7.test(data20)) {
              const err45 = { instancePath: instancePath + "/guards/max_replaces", schemaPath: "#/properties/guards/properties/max_replaces/pattern", keyword: "pattern", params: { pattern: "^(?:\\d{1,6}|(?:100|\\d{1,2}(?:\\.\\d{1,2})?)%)$" }, message: 'must match pattern "^(?:\\d{1,6}|(?:100|\\d{1,2}(?:\\.\\d{1,2})?)%)$"', schema: "^(?:\\d{1,6}|(?:100|\\d{1,2}(?:\\.\\d{1,2})?)%)$", parentSchema: schema11.properties.guards.properties.max_replaces, data: data20 };
              if (vErrors === null) {
                vErrors = [err45];
              } else {
                vErrors.push(err45);
              }
              errors++;
            }
          }
        }
      } else {
        const err46 = { instancePath: instancePath + "/guards", schemaPath: "#/properties/guards/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.guards.type, parentSchema: schema11.properties.guards, data: data17 };
        if (vErrors === null) {
          vErrors = [err46];
        } else {
          vErrors.push(err46);
        }
        errors++;
      }
    }
    if (data.state !== void 0) {
      let data21 = data.state;
      const _errs53 = errors;
      let valid7 = true;
      const _errs54 = errors;
      if (errors === _errs54) {
        if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
          let missing0;
          if (data21.backend === void 0 && (missing0 = "backend")) {
            const err47 = {};
            if (vErrors === null) {
              vErrors = [err47];
            } else {
              vErrors.push(err47);
            }
            errors++;
          } else {
            if (data21.backend !== void 0) {
              if ("local" !== data21.backend) {
                const err48 = {};
                if (vErrors === null) {
                  vErrors = [err48];
                } else {
                  vErrors.push(err48);
                }
                errors++;
              }
            }
          }
        } else {
          const err49 = {};
          if (vErrors === null) {
            vErrors = [err49];
          } else {
            vErrors.push(err49);
          }
          errors++;
        }
      }
      var _valid0 = _errs54 === errors;
      errors = _errs53;
      if (vErrors !== null) {
        if (_errs53) {
          vErrors.length = _errs53;
        } else {
          vErrors = null;
        }
      }
      if (_valid0) {
        const _errs57 = errors;
        if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
          if (data21.backend === void 0) {
            const err50 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/allOf/0/then/required", keyword: "required", params: { missingProperty: "backend" }, message: "must have required property 'backend'", schema: schema11.properties.state.allOf[0].then.required, parentSchema: schema11.properties.state.allOf[0].then, data: data21 };
            if (vErrors === null) {
              vErrors = [err50];
            } else {
              vErrors.push(err50);
            }
            errors++;
          }
          for (const key8 in data21) {
            if (!(key8 === "backend" || key8 === "path" || key8 === "encryption")) {
              const err51 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/allOf/0/then/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.state.allOf[0].then, data: data21 };
              if (vErrors === null) {
                vErrors = [err51];
              } else {
                vErrors.push(err51);
              }
              errors++;
            }
          }
          if (data21.backend !== void 0) {
            let data23 = data21.backend;
            if (typeof data23 !== "string") {
              const err52 = { instancePath: instancePath + "/state/backend", schemaPath: "#/properties/state/allOf/0/then/properties/backend/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[0].then.properties.backend.type, parentSchema: schema11.properties.state.allOf[0].then.properties.backend, data: data23 };
              if (vErrors === null) {
                vErrors = [err52];
              } else {
                vErrors.push(err52);
              }
              errors++;
            }
            if (!(data23 === "local" || data23 === "postgres" || data23 === "http" || data23 === "s3")) {
              const err53 = { instancePath: instancePath + "/state/backend", schemaPath: "#/properties/state/allOf/0/then/properties/backend/enum", keyword: "enum", params: { allowedValues: schema11.properties.state.allOf[0].then.properties.backend.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.state.allOf[0].then.properties.backend.enum, parentSchema: schema11.properties.state.allOf[0].then.properties.backend, data: data23 };
              if (vErrors === null) {
                vErrors = [err53];
              } else {
                vErrors.push(err53);
              }
              errors++;
            }
          }
          if (data21.path !== void 0) {
            let data24 = data21.path;
            if (typeof data24 === "string") {
              if (func3(data24) < 1) {
                const err54 = { instancePath: instancePath + "/state/path", schemaPath: "#/properties/state/allOf/0/then/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.state.allOf[0].then.properties.path, data: data24 };
                if (vErrors === null) {
                  vErrors = [err54];
                } else {
                  vErrors.push(err54);
                }
                errors++;
              }
            } else {
              const err55 = { instancePath: instancePath + "/state/path", schemaPath: "#/properties/state/allOf/0/then/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[0].then.properties.path.type, parentSchema: schema11.properties.state.allOf[0].then.properties.path, data: data24 };
              if (vErrors === null) {
                vErrors = [err55];
              } else {
                vErrors.push(err55);
              }
              errors++;
            }
          }
          if (data21.encryption !== void 0) {
            let data25 = data21.encryption;
            const _errs66 = errors;
            let valid10 = false;
            let passing0 = null;
            const _errs67 = errors;
            if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
              if (data25.key === void 0) {
                const err56 = { instancePath: instancePath + "/state/encryption", schemaPath: "#/properties/state/allOf/0/then/properties/encryption/oneOf/0/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'", schema: schema11.properties.state.allOf[0].then.properties.encryption.oneOf[0].required, parentSchema: schema11.properties.state.allOf[0].then.properties.encryption.oneOf[0], data: data25 };
                if (vErrors === null) {
                  vErrors = [err56];
                } else {
                  vErrors.push(err56);
                }
                errors++;
              }
            }
            var _valid1 = _errs67 === errors;
            if (_valid1) {
              valid10 = true;
              passing0 = 0;
            }
            const _errs68 = errors;
            if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
              if (data25.key_file === void 0) {
                const err57 = { instancePath: instancePath + "/state/encryption", schemaPath: "#/properties/state/allOf/0/then/properties/encryption/oneOf/1/required", keyword: "required", params: { missingProperty: "key_file" }, message: "must have required property 'key_file'", schema: schema11.properties.state.allOf[0].then.properties.encryption.oneOf[1].required, parentSchema: schema11.properties.state.allOf[0].then.properties.encryption.oneOf[1], data: data25 };
                if (vErrors === null) {
                  vErrors = [err57];
                } else {
                  vErrors.push(err57);
                }
                errors++;
              }
            }
            var _valid1 = _errs68 === errors;
            if (_valid1 && valid10) {
              valid10 = false;
              passing0 = [passing0, 1];
            } else {
              if (_valid1) {
                valid10 = true;
                passing0 = 1;
              }
            }
            if (!valid10) {
              const err58 = { instancePath: instancePath + "/state/encryption", schemaPath: "#/properties/state/allOf/0/then/properties/encryption/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf", schema: schema11.properties.state.allOf[0].then.properties.encryption.oneOf, parentSchema: schema11.properties.state.allOf[0].then.properties.encryption, data: data25 };
              if (vErrors === null) {
                vErrors = [err58];
              } else {
                vErrors.push(err58);
              }
              errors++;
            } else {
              errors = _errs66;
              if (vErrors !== null) {
                if (_errs66) {
                  vErrors.length = _errs66;
                } else {
                  vErrors = null;
                }
              }
            }
            if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
              for (const key9 in data25) {
                if (!(key9 === "key" || key9 === "key_file")) {
                  const err59 = { instancePath: instancePath + "/state/encryption", schemaPath: "#/properties/state/allOf/0/then/properties/encryption/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.state.allOf[0].then.properties.encryption, data: data25 };
                  if (vErrors === null) {
                    vErrors = [err59];
                  } else {
                    vErrors.push(err59);
                  }
                  errors++;
                }
              }
              if (data25.key !== void 0) {
                let data26 = data25.key;
                if (typeof data26 === "string") {
                  if (func3(data26) < 1) {
                    const err60 = { instancePath: instancePath + "/state/encryption/key", schemaPath: "#/properties/state/allOf/0/then/properties/encryption/properties/key/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.state.allOf[0].then.properties.encryption.properties.key, data: data26 };
                    if (vErrors === null) {
                      vErrors = [err60];
                    } else {
                      vErrors.push(err60);
                    }
                    errors++;
                  }
                } else {
                  const err61 = { instancePath: instancePath + "/state/encryption/key", schemaPath: "#/properties/state/allOf/0/then/properties/encryption/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[0].then.properties.encryption.properties.key.type, parentSchema: schema11.properties.state.allOf[0].then.properties.encryption.properties.key, data: data26 };
                  if (vErrors === null) {
                    vErrors = [err61];
                  } else {
                    vErrors.push(err61);
                  }
                  errors++;
                }
              }
              if (data25.key_file !== void 0) {
                let data27 = data25.key_file;
                if (typeof data27 === "string") {
                  if (func3(data27) < 1) {
                    const err62 = { instancePath: instancePath + "/state/encryption/key_file", schemaPath: "#/properties/state/allOf/0/then/properties/encryption/properties/key_file/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.state.allOf[0].then.properties.encryption.properties.key_file, data: data27 };
                    if (vErrors === null) {
                      vErrors = [err62];
                    } else {
                      vErrors.push(err62);
                    }
                    errors++;
                  }
                } else {
                  const err63 = { instancePath: instancePath + "/state/encryption/key_file", schemaPath: "#/properties/state/allOf/0/then/properties/encryption/properties/key_file/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[0].then.properties.encryption.properties.key_file.type, parentSchema: schema11.properties.state.allOf[0].then.properties.encryption.properties.key_file, data: data27 };
                  if (vErrors === null) {
                    vErrors = [err63];
                  } else {
                    vErrors.push(err63);
                  }
                  errors++;
                }
              }
            } else {
              const err64 = { instancePath: instancePath + "/state/encryption", schemaPath: "#/properties/state/allOf/0/then/properties/encryption/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.state.allOf[0].then.properties.encryption.type, parentSchema: schema11.properties.state.allOf[0].then.properties.encryption, data: data25 };
              if (vErrors === null) {
                vErrors = [err64];
              } else {
                vErrors.push(err64);
              }
              errors++;
            }
          }
        } else {
          const err65 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/allOf/0/then/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.state.allOf[0].then.type, parentSchema: schema11.properties.state.allOf[0].then, data: data21 };
          if (vErrors === null) {
            vErrors = [err65];
          } else {
            vErrors.push(err65);
          }
          errors++;
        }
        var _valid0 = _errs57 === errors;
        valid7 = _valid0;
      }
      if (!valid7) {
        const err66 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/allOf/0/if", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema', schema: schema11.properties.state.allOf[0].if, parentSchema: schema11.properties.state.allOf[0], data: data21 };
        if (vErrors === null) {
          vErrors = [err66];
        } else {
          vErrors.push(err66);
        }
        errors++;
      }
      const _errs75 = errors;
      let valid12 = true;
      const _errs76 = errors;
      if (errors === _errs76) {
        if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
          let missing1;
          if (data21.backend === void 0 && (missing1 = "backend")) {
            const err67 = {};
            if (vErrors === null) {
              vErrors = [err67];
            } else {
              vErrors.push(err67);
            }
            errors++;
          } else {
            if (data21.backend !== void 0) {
              if ("postgres" !== data21.backend) {
                const err68 = {};
                if (vErrors === null) {
                  vErrors = [err68];
                } else {
                  vErrors.push(err68);
                }
                errors++;
              }
            }
          }
        } else {
          const err69 = {};
          if (vErrors === null) {
            vErrors = [err69];
          } else {
            vErrors.push(err69);
          }
          errors++;
        }
      }
      var _valid2 = _errs76 === errors;
      errors = _errs75;
      if (vErrors !== null) {
        if (_errs75) {
          vErrors.length = _errs75;
        } else {
          vErrors = null;
        }
      }
      if (_valid2) {
        const _errs79 = errors;
        if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
          if (data21.backend === void 0) {
            const err70 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/allOf/1/then/required", keyword: "required", params: { missingProperty: "backend" }, message: "must have required property 'backend'", schema: schema11.properties.state.allOf[1].then.required, parentSchema: schema11.properties.state.allOf[1].then, data: data21 };
            if (vErrors === null) {
              vErrors = [err70];
            } else {
              vErrors.push(err70);
            }
            errors++;
          }
          for (const key10 in data21) {
            if (!(key10 === "backend" || key10 === "name" || key10 === "schema" || key10 === "table" || key10 === "connection" || key10 === "encryption")) {
              const err71 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/allOf/1/then/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key10 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.state.allOf[1].then, data: data21 };
              if (vErrors === null) {
                vErrors = [err71];
              } else {
                vErrors.push(err71);
              }
              errors++;
            }
          }
          if (data21.backend !== void 0) {
            let data29 = data21.backend;
            if (typeof data29 !== "string") {
              const err72 = { instancePath: instancePath + "/state/backend", schemaPath: "#/properties/state/allOf/1/then/properties/backend/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[1].then.properties.backend.type, parentSchema: schema11.properties.state.allOf[1].then.properties.backend, data: data29 };
              if (vErrors === null) {
                vErrors = [err72];
              } else {
                vErrors.push(err72);
              }
              errors++;
            }
            if (!(data29 === "local" || data29 === "postgres" || data29 === "http" || data29 === "s3")) {
              const err73 = { instancePath: instancePath + "/state/backend", schemaPath: "#/properties/state/allOf/1/then/properties/backend/enum", keyword: "enum", params: { allowedValues: schema11.properties.state.allOf[1].then.properties.backend.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.state.allOf[1].then.properties.backend.enum, parentSchema: schema11.properties.state.allOf[1].then.properties.backend, data: data29 };
              if (vErrors === null) {
                vErrors = [err73];
              } else {
                vErrors.push(err73);
              }
              errors++;
            }
          }
          if (data21.name !== void 0) {
            let data30 = data21.name;
            if (typeof data30 === "string") {
              if (func3(data30) > 200) {
                const err74 = { instancePath: instancePath + "/state/name", schemaPath: "#/properties/state/allOf/1/then/properties/name/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters", schema: 200, parentSchema: schema11.properties.state.allOf[1].then.properties.name, data: data30 };
                if (vErrors === null) {
                  vErrors = [err74];
                } else {
                  vErrors.push(err74);
                }
                errors++;
              }
              if (func3(data30) < 1) {
                const err75 = { instancePath: instancePath + "/state/name", schemaPath: "#/properties/state/allOf/1/then/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.state.allOf[1].then.properties.name, data: data30 };
                if (vErrors === null) {
                  vErrors = [err75];
                } else {
                  vErrors.push(err75);
                }
                errors++;
              }
            } else {
              const err76 = { instancePath: instancePath + "/state/name", schemaPath: "#/properties/state/allOf/1/then/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[1].then.properties.name.type, parentSchema: schema11.properties.state.allOf[1].then.properties.name, data: data30 };
              if (vErrors === null) {
                vErrors = [err76];
              } else {
                vErrors.push(err76);
              }
              errors++;
            }
          }
          if (data21.schema !== void 0) {
            let data31 = data21.schema;
            if (typeof data31 === "string") {
              if (!pattern10.test(data31)) {
                const err77 = { instancePath: instancePath + "/state/schema", schemaPath: "#/properties/state/allOf/1/then/properties/schema/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]{0,62}$" }, message: 'must match pattern "^[A-Za-z_][A-Za-z0-9_]{0,62}$"', schema: "^[A-Za-z_][A-Za-z0-9_]{0,62}$", parentSchema: schema11.properties.state.allOf[1].then.properties.schema, data: data31 };
                if (vErrors === null) {
                  vErrors = [err77];
                } else {
                  vErrors.push(err77);
                }
                errors++;
              }
            } else {
              const err78 = { instancePath: instancePath + "/state/schema", schemaPath: "#/properties/state/allOf/1/then/properties/schema/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[1].then.properties.schema.type, parentSchema: schema11.properties.state.allOf[1].then.properties.schema, data: data31 };
              if (vErrors === null) {
                vErrors = [err78];
              } else {
                vErrors.push(err78);
              }
              errors++;
            }
          }
          if (data21.table !== void 0) {
            let data32 = data21.table;
            if (typeof data32 === "string") {
              if (!pattern10.test(data32)) {
                const err79 = { instancePath: instancePath + "/state/table", schemaPath: "#/properties/state/allOf/1/then/properties/table/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]{0,62}$" }, message: 'must match pattern "^[A-Za-z_][A-Za-z0-9_]{0,62}$"', schema: "^[A-Za-z_][A-Za-z0-9_]{0,62}$", parentSchema: schema11.properties.state.allOf[1].then.properties.table, data: data32 };
                if (vErrors === null) {
                  vErrors = [err79];
                } else {
                  vErrors.push(err79);
                }
                errors++;
              }
            } else {
              const err80 = { instancePath: instancePath + "/state/table", schemaPath: "#/properties/state/allOf/1/then/properties/table/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[1].then.properties.table.type, parentSchema: schema11.properties.state.allOf[1].then.properties.table, data: data32 };
              if (vErrors === null) {
                vErrors = [err80];
              } else {
                vErrors.push(err80);
              }
              errors++;
            }
          }
          if (data21.connection !== void 0) {
            let data33 = data21.connection;
            if (typeof data33 === "string") {
              if (func3(data33) < 1) {
                const err81 = { instancePath: instancePath + "/state/connection", schemaPath: "#/properties/state/allOf/1/then/properties/connection/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.state.allOf[1].then.properties.connection, data: data33 };
                if (vErrors === null) {
                  vErrors = [err81];
                } else {
                  vErrors.push(err81);
                }
                errors++;
              }
            } else {
              const err82 = { instancePath: instancePath + "/state/connection", schemaPath: "#/properties/state/allOf/1/then/properties/connection/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[1].then.properties.connection.type, parentSchema: schema11.properties.state.allOf[1].then.properties.connection, data: data33 };
              if (vErrors === null) {
                vErrors = [err82];
              } else {
                vErrors.push(err82);
              }
              errors++;
            }
          }
          if (data21.encryption !== void 0) {
            let data34 = data21.encryption;
            const _errs94 = errors;
            let valid15 = false;
            let passing1 = null;
            const _errs95 = errors;
            if (data34 && typeof data34 == "object" && !Array.isArray(data34)) {
              if (data34.key === void 0) {
                const err83 = { instancePath: instancePath + "/state/encryption", schemaPath: "#/properties/state/allOf/1/then/properties/encryption/oneOf/0/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'", schema: schema11.properties.state.allOf[1].then.properties.encryption.oneOf[0].required, parentSchema: schema11.properties.state.allOf[1].then.properties.encryption.oneOf[0], data: data34 };
                if (vErrors === null) {
                  vErrors = [err83];
                } else {
                  vErrors.push(err83);
                }
                errors++;
              }
            }
            var _valid3 = _errs95 === errors;
            if (_valid3) {
              valid15 = true;
              passing1 = 0;
            }
            const _errs96 = errors;
            if (data34 && typeof data34 == "object" && !Array.isArray(data34)) {
              if (data34.key_file === void 0) {
                const err84 = { instancePath: instancePath + "/state/encryption", schemaPath: "#/properties/state/allOf/1/then/properties/encryption/oneOf/1/required", keyword: "required", params: { missingProperty: "key_file" }, message: "must have required property 'key_file'", schema: schema11.properties.state.allOf[1].then.properties.encryption.oneOf[1].required, parentSchema: schema11.properties.state.allOf[1].then.properties.encryption.oneOf[1], data: data34 };
                if (vErrors === null) {
                  vErrors = [err84];
                } else {
                  vErrors.push(err84);
                }
                errors++;
              }
            }
            var _valid3 = _errs96 === errors;
            if (_valid3 && valid15) {
              valid15 = false;
              passing1 = [passing1, 1];
            } else {
              if (_valid3) {
                valid15 = true;
                passing1 = 1;
              }
            }
            if (!valid15) {
              const err85 = { instancePath: instancePath + "/state/encryption", schemaPath: "#/properties/state/allOf/1/then/properties/encryption/oneOf", keyword: "oneOf", params: { passingSchemas: passing1 }, message: "must match exactly one schema in oneOf", schema: schema11.properties.state.allOf[1].then.properties.encryption.oneOf, parentSchema: schema11.properties.state.allOf[1].then.properties.encryption, data: data34 };
              if (vErrors === null) {
                vErrors = [err85];
              } else {
                vErrors.push(err85);
              }
              errors++;
            } else {
              errors = _errs94;
              if (vErrors !== null) {
                if (_errs94) {
                  vErrors.length = _errs94;
                } else {
                  vErrors = null;
                }
              }
            }
            if (data34 && typeof data34 == "object" && !Array.isArray(data34)) {
              for (const key11 in data34) {
                if (!(key11 === "key" || key11 === "key_file")) {
                  const err86 = { instancePath: instancePath + "/state/encryption", schemaPath: "#/properties/state/allOf/1/then/properties/encryption/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key11 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.state.allOf[1].then.properties.encryption, data: data34 };
                  if (vErrors === null) {
                    vErrors = [err86];
                  } else {
                    vErrors.push(err86);
                  }
                  errors++;
                }
              }
              if (data34.key !== void 0) {
                let data35 = data34.key;
                if (typeof data35 === "string") {
                  if (func3(data35) < 1) {
                    const err87 = { instancePath: instancePath + "/state/encryption/key", schemaPath: "#/properties/state/allOf/1/then/properties/encryption/properties/key/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.state.allOf[1].then.properties.encryption.properties.key, data: data35 };
                    if (vErrors === null) {
                      vErrors = [err87];
                    } else {
                      vErrors.push(err87);
                    }
                    errors++;
                  }
                } else {
                  const err88 = { instancePath: instancePath + "/state/encryption/key", schemaPath: "#/properties/state/allOf/1/then/properties/encryption/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[1].then.properties.encryption.properties.key.type, parentSchema: schema11.properties.state.allOf[1].then.properties.encryption.properties.key, data: data35 };
                  if (vErrors === null) {
                    vErrors = [err88];
                  } else {
                    vErrors.push(err88);
                  }
                  errors++;
                }
              }
              if (data34.key_file !== void 0) {
                let data36 = data34.key_file;
                if (typeof data36 === "string") {
                  if (func3(data36) < 1) {
                    const err89 = { instancePath: instancePath + "/state/encryption/key_file", schemaPath: "#/properties/state/allOf/1/then/properties/encryption/properties/key_file/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.state.allOf[1].then.properties.encryption.properties.key_file, data: data36 };
                    if (vErrors === null) {
                      vErrors = [err89];
                    } else {
                      vErrors.push(err89);
                    }
                    errors++;
                  }
                } else {
                  const err90 = { instancePath: instancePath + "/state/encryption/key_file", schemaPath: "#/properties/state/allOf/1/then/properties/encryption/properties/key_file/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[1].then.properties.encryption.properties.key_file.type, parentSchema: schema11.properties.state.allOf[1].then.properties.encryption.properties.key_file, data: data36 };
                  if (vErrors === null) {
                    vErrors = [err90];
                  } else {
                    vErrors.push(err90);
                  }
                  errors++;
                }
              }
            } else {
              const err91 = { instancePath: instancePath + "/state/encryption", schemaPath: "#/properties/state/allOf/1/then/properties/encryption/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.state.allOf[1].then.properties.encryption.type, parentSchema: schema11.properties.state.allOf[1].then.properties.encryption, data: data34 };
              if (vErrors === null) {
                vErrors = [err91];
              } else {
                vErrors.push(err91);
              }
              errors++;
            }
          }
        } else {
          const err92 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/allOf/1/then/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.state.allOf[1].then.type, parentSchema: schema11.properties.state.allOf[1].then, data: data21 };
          if (vErrors === null) {
            vErrors = [err92];
          } else {
            vErrors.push(err92);
          }
          errors++;
        }
        var _valid2 = _errs79 === errors;
        valid12 = _valid2;
      }
      if (!valid12) {
        const err93 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/allOf/1/if", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema', schema: schema11.properties.state.allOf[1].if, parentSchema: schema11.properties.state.allOf[1], data: data21 };
        if (vErrors === null) {
          vErrors = [err93];
        } else {
          vErrors.push(err93);
        }
        errors++;
      }
      const _errs103 = errors;
      let valid17 = true;
      const _errs104 = errors;
      if (errors === _errs104) {
        if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
          let missing2;
          if (data21.backend === void 0 && (missing2 = "backend")) {
            const err94 = {};
            if (vErrors === null) {
              vErrors = [err94];
            } else {
              vErrors.push(err94);
            }
            errors++;
          } else {
            if (data21.backend !== void 0) {
              if ("http" !== data21.backend) {
                const err95 = {};
                if (vErrors === null) {
                  vErrors = [err95];
                } else {
                  vErrors.push(err95);
                }
                errors++;
              }
            }
          }
        } else {
          const err96 = {};
          if (vErrors === null) {
            vErrors = [err96];
          } else {
            vErrors.push(err96);
          }
          errors++;
        }
      }
      var _valid4 = _errs104 === errors;
      errors = _errs103;
      if (vErrors !== null) {
        if (_errs103) {
          vErrors.length = _errs103;
        } else {
          vErrors = null;
        }
      }
      if (_valid4) {
        const _errs107 = errors;
        if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
          if (data21.backend === void 0) {
            const err97 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/allOf/2/then/required", keyword: "required", params: { missingProperty: "backend" }, message: "must have required property 'backend'", schema: schema11.properties.state.allOf[2].then.required, parentSchema: schema11.properties.state.allOf[2].then, data: data21 };
            if (vErrors === null) {
              vErrors = [err97];
            } else {
              vErrors.push(err97);
            }
            errors++;
          }
          for (const key12 in data21) {
            if (!func2.call(schema11.properties.state.allOf[2].then.properties, key12)) {
              const err98 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/allOf/2/then/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key12 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.state.allOf[2].then, data: data21 };
              if (vErrors === null) {
                vErrors = [err98];
              } else {
                vErrors.push(err98);
              }
              errors++;
            }
          }
          if (data21.backend !== void 0) {
            let data38 = data21.backend;
            if (typeof data38 !== "string") {
              const err99 = { instancePath: instancePath + "/state/backend", schemaPath: "#/properties/state/allOf/2/then/properties/backend/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[2].then.properties.backend.type, parentSchema: schema11.properties.state.allOf[2].then.properties.backend, data: data38 };
              if (vErrors === null) {
                vErrors = [err99];
              } else {
                vErrors.push(err99);
              }
              errors++;
            }
            if (!(data38 === "local" || data38 === "postgres" || data38 === "http" || data38 === "s3")) {
              const err100 = { instancePath: instancePath + "/state/backend", schemaPath: "#/properties/state/allOf/2/then/properties/backend/enum", keyword: "enum", params: { allowedValues: schema11.properties.state.allOf[2].then.properties.backend.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.state.allOf[2].then.properties.backend.enum, parentSchema: schema11.properties.state.allOf[2].then.properties.backend, data: data38 };
              if (vErrors === null) {
                vErrors = [err100];
              } else {
                vErrors.push(err100);
              }
              errors++;
            }
          }
          if (data21.address !== void 0) {
            let data39 = data21.address;
            if (typeof data39 === "string") {
              if (!pattern12.test(data39)) {
                const err101 = { instancePath: instancePath + "/state/address", schemaPath: "#/properties/state/allOf/2/then/properties/address/pattern", keyword: "pattern", params: { pattern: "^https?://." }, message: 'must match pattern "^https?://."', schema: "^https?://.", parentSchema: schema11.properties.state.allOf[2].then.properties.address, data: data39 };
                if (vErrors === null) {
                  vErrors = [err101];
                } else {
                  vErrors.push(err101);
                }
                errors++;
              }
            } else {
              const err102 = { instancePath: instancePath + "/state/address", schemaPath: "#/properties/state/allOf/2/then/properties/address/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[2].then.properties.address.type, parentSchema: schema11.properties.state.allOf[2].then.properties.address, data: data39 };
              if (vErrors === null) {
                vErrors = [err102];
              } else {
                vErrors.push(err102);
              }
              errors++;
            }
          }
          if (data21.lock_address !== void 0) {
            let data40 = data21.lock_address;
            if (typeof data40 === "string") {
              if (!pattern12.test(data40)) {
                const err103 = { instancePath: instancePath + "/state/lock_address", schemaPath: "#/properties/state/allOf/2/then/properties/lock_address/pattern", keyword: "pattern", params: { pattern: "^https?://." }, message: 'must match pattern "^https?://."', schema: "^https?://.", parentSchema: schema11.properties.state.allOf[2].then.properties.lock_address, data: data40 };
                if (vErrors === null) {
                  vErrors = [err103];
                } else {
                  vErrors.push(err103);
                }
                errors++;
              }
            } else {
              const err104 = { instancePath: instancePath + "/state/lock_address", schemaPath: "#/properties/state/allOf/2/then/properties/lock_address/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[2].then.properties.lock_address.type, parentSchema: schema11.properties.state.allOf[2].then.properties.lock_address, data: data40 };
              if (vErrors === null) {
                vErrors = [err104];
              } else {
                vErrors.push(err104);
              }
              errors++;
            }
          }
          if (data21.unlock_address !== void 0) {
            let data41 = data21.unlock_address;
            if (typeof data41 === "string") {
              if (!pattern12.test(data41)) {
                const err105 = { instancePath: instancePath + "/state/unlock_address", schemaPath: "#/properties/state/allOf/2/then/properties/unlock_address/pattern", keyword: "pattern", params: { pattern: "^https?://." }, message: 'must match pattern "^https?://."', schema: "^https?://.", parentSchema: schema11.properties.state.allOf[2].then.properties.unlock_address, data: data41 };
                if (vErrors === null) {
                  vErrors = [err105];
                } else {
                  vErrors.push(err105);
                }
                errors++;
              }
            } else {
              const err106 = { instancePath: instancePath + "/state/unlock_address", schemaPath: "#/properties/state/allOf/2/then/properties/unlock_address/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[2].then.properties.unlock_address.type, parentSchema: schema11.properties.state.allOf[2].then.properties.unlock_address, data: data41 };
              if (vErrors === null) {
                vErrors = [err106];
              } else {
                vErrors.push(err106);
              }
              errors++;
            }
          }
          if (data21.update_method !== void 0) {
            let data42 = data21.update_method;
            if (typeof data42 === "string") {
              if (!pattern15.test(data42)) {
                const err107 = { instancePath: instancePath + "/state/update_method", schemaPath: "#/properties/state/allOf/2/then/properties/update_method/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{1,20}$" }, message: 'must match pattern "^[A-Z]{1,20}$"', schema: "^[A-Z]{1,20}$", parentSchema: schema11.properties.state.allOf[2].then.properties.update_method, data: data42 };
                if (vErrors === null) {
                  vErrors = [err107];
                } else {
                  vErrors.push(err107);
                }
                errors++;
              }
            } else {
              const err108 = { instancePath: instancePath + "/state/update_method", schemaPath: "#/properties/state/allOf/2/then/properties/update_method/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[2].then.properties.update_method.type, parentSchema: schema11.properties.state.allOf[2].then.properties.update_method, data: data42 };
              if (vErrors === null) {
                vErrors = [err108];
              } else {
                vErrors.push(err108);
              }
              errors++;
            }
          }
          if (data21.lock_method !== void 0) {
            let data43 = data21.lock_method;
            if (typeof data43 === "string") {
              if (!pattern15.test(data43)) {
                const err109 = { instancePath: instancePath + "/state/lock_method", schemaPath: "#/properties/state/allOf/2/then/properties/lock_method/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{1,20}$" }, message: 'must match pattern "^[A-Z]{1,20}$"', schema: "^[A-Z]{1,20}$", parentSchema: schema11.properties.state.allOf[2].then.properties.lock_method, data: data43 };
                if (vErrors === null) {
                  vErrors = [err109];
                } else {
                  vErrors.push(err109);
                }
                errors++;
              }
            } else {
              const err110 = { instancePath: instancePath + "/state/lock_method", schemaPath: "#/properties/state/allOf/2/then/properties/lock_method/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[2].then.properties.lock_method.type, parentSchema: schema11.properties.state.allOf[2].then.properties.lock_method, data: data43 };
              if (vErrors === null) {
                vErrors = [err110];
              } else {
                vErrors.push(err110);
              }
              errors++;
            }
          }
          if (data21.unlock_method !== void 0) {
            let data44 = data21.unlock_method;
            if (typeof data44 === "string") {
              if (!pattern15.test(data44)) {
                const err111 = { instancePath: instancePath + "/state/unlock_method", schemaPath: "#/properties/state/allOf/2/then/properties/unlock_method/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{1,20}$" }, message: 'must match pattern "^[A-Z]{1,20}$"', schema: "^[A-Z]{1,20}$", parentSchema: schema11.properties.state.allOf[2].then.properties.unlock_method, data: data44 };
                if (vErrors === null) {
                  vErrors = [err111];
                } else {
                  vErrors.push(err111);
                }
                errors++;
              }
            } else {
              const err112 = { instancePath: instancePath + "/state/unlock_method", schemaPath: "#/properties/state/allOf/2/then/properties/unlock_method/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[2].then.properties.unlock_method.type, parentSchema: schema11.properties.state.allOf[2].then.properties.unlock_method, data: data44 };
              if (vErrors === null) {
                vErrors = [err112];
              } else {
                vErrors.push(err112);
              }
              errors++;
            }
          }
          if (data21.username !== void 0) {
            let data45 = data21.username;
            if (typeof data45 === "string") {
              if (func3(data45) < 1) {
                const err113 = { instancePath: instancePath + "/state/username", schemaPath: "#/properties/state/allOf/2/then/properties/username/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.state.allOf[2].then.properties.username, data: data45 };
                if (vErrors === null) {
                  vErrors = [err113];
                } else {
                  vErrors.push(err113);
                }
                errors++;
              }
            } else {
              const err114 = { instancePath: instancePath + "/state/username", schemaPath: "#/properties/state/allOf/2/then/properties/username/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[2].then.properties.username.type, parentSchema: schema11.properties.state.allOf[2].then.properties.username, data: data45 };
              if (vErrors === null) {
                vErrors = [err114];
              } else {
                vErrors.push(err114);
              }
              errors++;
            }
          }
          if (data21.password !== void 0) {
            let data46 = data21.password;
            if (typeof data46 === "string") {
              if (func3(data46) < 1) {
                const err115 = { instancePath: instancePath + "/state/password", schemaPath: "#/properties/state/allOf/2/then/properties/password/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.state.allOf[2].then.properties.password, data: data46 };
                if (vErrors === null) {
                  vErrors = [err115];
                } else {
                  vErrors.push(err115);
                }
                errors++;
              }
            } else {
              const err116 = { instancePath: instancePath + "/state/password", schemaPath: "#/properties/state/allOf/2/then/properties/password/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[2].then.properties.password.type, parentSchema: schema11.properties.state.allOf[2].then.properties.password, data: data46 };
              if (vErrors === null) {
                vErrors = [err116];
              } else {
                vErrors.push(err116);
              }
              errors++;
            }
          }
          if (data21.encryption !== void 0) {
            let data47 = data21.encryption;
            const _errs130 = errors;
            let valid20 = false;
            let passing2 = null;
            const _errs131 = errors;
            if (data47 && typeof data47 == "object" && !Array.isArray(data47)) {
              if (data47.key === void 0) {
                const err117 = { instancePath: instancePath + "/state/encryption", schemaPath: "#/properties/state/allOf/2/then/properties/encryption/oneOf/0/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'", schema: schema11.properties.state.allOf[2].then.properties.encryption.oneOf[0].required, parentSchema: schema11.properties.state.allOf[2].then.properties.encryption.oneOf[0], data: data47 };
                if (vErrors === null) {
                  vErrors = [err117];
                } else {
                  vErrors.push(err117);
                }
                errors++;
              }
            }
            var _valid5 = _errs131 === errors;
            if (_valid5) {
              valid20 = true;
              passing2 = 0;
            }
            const _errs132 = errors;
            if (data47 && typeof data47 == "object" && !Array.isArray(data47)) {
              if (data47.key_file === void 0) {
                const err118 = { instancePath: instancePath + "/state/encryption", schemaPath: "#/properties/state/allOf/2/then/properties/encryption/oneOf/1/required", keyword: "required", params: { missingProperty: "key_file" }, message: "must have required property 'key_file'", schema: schema11.properties.state.allOf[2].then.properties.encryption.oneOf[1].required, parentSchema: schema11.properties.state.allOf[2].then.properties.encryption.oneOf[1], data: data47 };
                if (vErrors === null) {
                  vErrors = [err118];
                } else {
                  vErrors.push(err118);
                }
                errors++;
              }
            }
            var _valid5 = _errs132 === errors;
            if (_valid5 && valid20) {
              valid20 = false;
              passing2 = [passing2, 1];
            } else {
              if (_valid5) {
                valid20 = true;
                passing2 = 1;
              }
            }
            if (!valid20) {
              const err119 = { instancePath: instancePath + "/state/encryption", schemaPath: "#/properties/state/allOf/2/then/properties/encryption/oneOf", keyword: "oneOf", params: { passingSchemas: passing2 }, message: "must match exactly one schema in oneOf", schema: schema11.properties.state.allOf[2].then.properties.encryption.oneOf, parentSchema: schema11.properties.state.allOf[2].then.properties.encryption, data: data47 };
              if (vErrors === null) {
                vErrors = [err119];
              } else {
                vErrors.push(err119);
              }
              errors++;
            } else {
              errors = _errs130;
              if (vErrors !== null) {
                if (_errs130) {
                  vErrors.length = _errs130;
                } else {
                  vErrors = null;
                }
              }
            }
            if (data47 && typeof data47 == "object" && !Array.isArray(data47)) {
              for (const key13 in data47) {
                if (!(key13 === "key" || key13 === "key_file")) {
                  const err120 = { instancePath: instancePath + "/state/encryption", schemaPath: "#/properties/state/allOf/2/then/properties/encryption/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key13 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.state.allOf[2].then.properties.encryption, data: data47 };
                  if (vErrors === null) {
                    vErrors = [err120];
                  } else {
                    vErrors.push(err120);
                  }
                  errors++;
                }
              }
              if (data47.key !== void 0) {
                let data48 = data47.key;
                if (typeof data48 === "string") {
                  if (func3(data48) < 1) {
                    const err121 = { instancePath: instancePath + "/state/encryption/key", schemaPath: "#/properties/state/allOf/2/then/properties/encryption/properties/key/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.state.allOf[2].then.properties.encryption.properties.key, data: data48 };
                    if (vErrors === null) {
                      vErrors = [err121];
                    } else {
                      vErrors.push(err121);
                    }
                    errors++;
                  }
                } else {
                  const err122 = { instancePath: instancePath + "/state/encryption/key", schemaPath: "#/properties/state/allOf/2/then/properties/encryption/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[2].then.properties.encryption.properties.key.type, parentSchema: schema11.properties.state.allOf[2].then.properties.encryption.properties.key, data: data48 };
                  if (vErrors === null) {
                    vErrors = [err122];
                  } else {
                    vErrors.push(err122);
                  }
                  errors++;
                }
              }
              if (data47.key_file !== void 0) {
                let data49 = data47.key_file;
                if (typeof data49 === "string") {
                  if (func3(data49) < 1) {
                    const err123 = { instancePath: instancePath + "/state/encryption/key_file", schemaPath: "#/properties/state/allOf/2/then/properties/encryption/properties/key_file/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.state.allOf[2].then.properties.encryption.properties.key_file, data: data49 };
                    if (vErrors === null) {
                      vErrors = [err123];
                    } else {
                      vErrors.push(err123);
                    }
                    errors++;
                  }
                } else {
                  const err124 = { instancePath: instancePath + "/state/encryption/key_file", schemaPath: "#/properties/state/allOf/2/then/properties/encryption/properties/key_file/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[2].then.properties.encryption.properties.key_file.type, parentSchema: schema11.properties.state.allOf[2].then.properties.encryption.properties.key_file, data: data49 };
                  if (vErrors === null) {
                    vErrors = [err124];
                  } else {
                    vErrors.push(err124);
                  }
                  errors++;
                }
              }
            } else {
              const err125 = { instancePath: instancePath + "/state/encryption", schemaPath: "#/properties/state/allOf/2/then/properties/encryption/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.state.allOf[2].then.properties.encryption.type, parentSchema: schema11.properties.state.allOf[2].then.properties.encryption, data: data47 };
              if (vErrors === null) {
                vErrors = [err125];
              } else {
                vErrors.push(err125);
              }
              errors++;
            }
          }
        } else {
          const err126 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/allOf/2/then/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.state.allOf[2].then.type, parentSchema: schema11.properties.state.allOf[2].then, data: data21 };
          if (vErrors === null) {
            vErrors = [err126];
          } else {
            vErrors.push(err126);
          }
          errors++;
        }
        var _valid4 = _errs107 === errors;
        valid17 = _valid4;
      }
      if (!valid17) {
        const err127 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/allOf/2/if", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema', schema: schema11.properties.state.allOf[2].if, parentSchema: schema11.properties.state.allOf[2], data: data21 };
        if (vErrors === null) {
          vErrors = [err127];
        } else {
          vErrors.push(err127);
        }
        errors++;
      }
      const _errs139 = errors;
      let valid22 = true;
      const _errs140 = errors;
      if (errors === _errs140) {
        if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
          let missing3;
          if (data21.backend === void 0 && (missing3 = "backend")) {
            const err128 = {};
            if (vErrors === null) {
              vErrors = [err128];
            } else {
              vErrors.push(err128);
            }
            errors++;
          } else {
            if (data21.backend !== void 0) {
              if ("s3" !== data21.backend) {
                const err129 = {};
                if (vErrors === null) {
                  vErrors = [err129];
                } else {
                  vErrors.push(err129);
                }
                errors++;
              }
            }
          }
        } else {
          const err130 = {};
          if (vErrors === null) {
            vErrors = [err130];
          } else {
            vErrors.push(err130);
          }
          errors++;
        }
      }
      var _valid6 = _errs140 === errors;
      errors = _errs139;
      if (vErrors !== null) {
        if (_errs139) {
          vErrors.length = _errs139;
        } else {
          vErrors = null;
        }
      }
      if (_valid6) {
        const _errs143 = errors;
        if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
          if (data21.backend === void 0) {
            const err131 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/allOf/3/then/required", keyword: "required", params: { missingProperty: "backend" }, message: "must have required property 'backend'", schema: schema11.properties.state.allOf[3].then.required, parentSchema: schema11.properties.state.allOf[3].then, data: data21 };
            if (vErrors === null) {
              vErrors = [err131];
            } else {
              vErrors.push(err131);
            }
            errors++;
          }
          if (data21.bucket === void 0) {
            const err132 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/allOf/3/then/required", keyword: "required", params: { missingProperty: "bucket" }, message: "must have required property 'bucket'", schema: schema11.properties.state.allOf[3].then.required, parentSchema: schema11.properties.state.allOf[3].then, data: data21 };
            if (vErrors === null) {
              vErrors = [err132];
            } else {
              vErrors.push(err132);
            }
            errors++;
          }
          for (const key14 in data21) {
            if (!(key14 === "backend" || key14 === "bucket" || key14 === "key" || key14 === "region" || key14 === "endpoint" || key14 === "path_style" || key14 === "encryption")) {
              const err133 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/allOf/3/then/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key14 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.state.allOf[3].then, data: data21 };
              if (vErrors === null) {
                vErrors = [err133];
              } else {
                vErrors.push(err133);
              }
              errors++;
            }
          }
          if (data21.backend !== void 0) {
            let data51 = data21.backend;
            if (typeof data51 !== "string") {
              const err134 = { instancePath: instancePath + "/state/backend", schemaPath: "#/properties/state/allOf/3/then/properties/backend/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[3].then.properties.backend.type, parentSchema: schema11.properties.state.allOf[3].then.properties.backend, data: data51 };
              if (vErrors === null) {
                vErrors = [err134];
              } else {
                vErrors.push(err134);
              }
              errors++;
            }
            if (!(data51 === "local" || data51 === "postgres" || data51 === "http" || data51 === "s3")) {
              const err135 = { instancePath: instancePath + "/state/backend", schemaPath: "#/properties/state/allOf/3/then/properties/backend/enum", keyword: "enum", params: { allowedValues: schema11.properties.state.allOf[3].then.properties.backend.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.state.allOf[3].then.properties.backend.enum, parentSchema: schema11.properties.state.allOf[3].then.properties.backend, data: data51 };
              if (vErrors === null) {
                vErrors = [err135];
              } else {
                vErrors.push(err135);
              }
              errors++;
            }
          }
          if (data21.bucket !== void 0) {
            let data52 = data21.bucket;
            if (typeof data52 === "string") {
              if (func3(data52) < 1) {
                const err136 = { instancePath: instancePath + "/state/bucket", schemaPath: "#/properties/state/allOf/3/then/properties/bucket/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.state.allOf[3].then.properties.bucket, data: data52 };
                if (vErrors === null) {
                  vErrors = [err136];
                } else {
                  vErrors.push(err136);
                }
                errors++;
              }
            } else {
              const err137 = { instancePath: instancePath + "/state/bucket", schemaPath: "#/properties/state/allOf/3/then/properties/bucket/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[3].then.properties.bucket.type, parentSchema: schema11.properties.state.allOf[3].then.properties.bucket, data: data52 };
              if (vErrors === null) {
                vErrors = [err137];
              } else {
                vErrors.push(err137);
              }
              errors++;
            }
          }
          if (data21.key !== void 0) {
            let data53 = data21.key;
            if (typeof data53 === "string") {
              if (func3(data53) < 1) {
                const err138 = { instancePath: instancePath + "/state/key", schemaPath: "#/properties/state/allOf/3/then/properties/key/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.state.allOf[3].then.properties.key, data: data53 };
                if (vErrors === null) {
                  vErrors = [err138];
                } else {
                  vErrors.push(err138);
                }
                errors++;
              }
            } else {
              const err139 = { instancePath: instancePath + "/state/key", schemaPath: "#/properties/state/allOf/3/then/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[3].then.properties.key.type, parentSchema: schema11.properties.state.allOf[3].then.properties.key, data: data53 };
              if (vErrors === null) {
                vErrors = [err139];
              } else {
                vErrors.push(err139);
              }
              errors++;
            }
          }
          if (data21.region !== void 0) {
            let data54 = data21.region;
            if (typeof data54 === "string") {
              if (func3(data54) < 1) {
                const err140 = { instancePath: instancePath + "/state/region", schemaPath: "#/properties/state/allOf/3/then/properties/region/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.state.allOf[3].then.properties.region, data: data54 };
                if (vErrors === null) {
                  vErrors = [err140];
                } else {
                  vErrors.push(err140);
                }
                errors++;
              }
            } else {
              const err141 = { instancePath: instancePath + "/state/region", schemaPath: "#/properties/state/allOf/3/then/properties/region/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[3].then.properties.region.type, parentSchema: schema11.properties.state.allOf[3].then.properties.region, data: data54 };
              if (vErrors === null) {
                vErrors = [err141];
              } else {
                vErrors.push(err141);
              }
              errors++;
            }
          }
          if (data21.endpoint !== void 0) {
            let data55 = data21.endpoint;
            if (typeof data55 === "string") {
              if (!pattern12.test(data55)) {
                const err142 = { instancePath: instancePath + "/state/endpoint", schemaPath: "#/properties/state/allOf/3/then/properties/endpoint/pattern", keyword: "pattern", params: { pattern: "^https?://." }, message: 'must match pattern "^https?://."', schema: "^https?://.", parentSchema: schema11.properties.state.allOf[3].then.properties.endpoint, data: data55 };
                if (vErrors === null) {
                  vErrors = [err142];
                } else {
                  vErrors.push(err142);
                }
                errors++;
              }
            } else {
              const err143 = { instancePath: instancePath + "/state/endpoint", schemaPath: "#/properties/state/allOf/3/then/properties/endpoint/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[3].then.properties.endpoint.type, parentSchema: schema11.properties.state.allOf[3].then.properties.endpoint, data: data55 };
              if (vErrors === null) {
                vErrors = [err143];
              } else {
                vErrors.push(err143);
              }
              errors++;
            }
          }
          if (data21.path_style !== void 0) {
            let data56 = data21.path_style;
            if (typeof data56 !== "boolean") {
              const err144 = { instancePath: instancePath + "/state/path_style", schemaPath: "#/properties/state/allOf/3/then/properties/path_style/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.state.allOf[3].then.properties.path_style.type, parentSchema: schema11.properties.state.allOf[3].then.properties.path_style, data: data56 };
              if (vErrors === null) {
                vErrors = [err144];
              } else {
                vErrors.push(err144);
              }
              errors++;
            }
          }
          if (data21.encryption !== void 0) {
            let data57 = data21.encryption;
            const _errs160 = errors;
            let valid25 = false;
            let passing3 = null;
            const _errs161 = errors;
            if (data57 && typeof data57 == "object" && !Array.isArray(data57)) {
              if (data57.key === void 0) {
                const err145 = { instancePath: instancePath + "/state/encryption", schemaPath: "#/properties/state/allOf/3/then/properties/encryption/oneOf/0/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'", schema: schema11.properties.state.allOf[3].then.properties.encryption.oneOf[0].required, parentSchema: schema11.properties.state.allOf[3].then.properties.encryption.oneOf[0], data: data57 };
                if (vErrors === null) {
                  vErrors = [err145];
                } else {
                  vErrors.push(err145);
                }
                errors++;
              }
            }
            var _valid7 = _errs161 === errors;
            if (_valid7) {
              valid25 = true;
              passing3 = 0;
            }
            const _errs162 = errors;
            if (data57 && typeof data57 == "object" && !Array.isArray(data57)) {
              if (data57.key_file === void 0) {
                const err146 = { instancePath: instancePath + "/state/encryption", schemaPath: "#/properties/state/allOf/3/then/properties/encryption/oneOf/1/required", keyword: "required", params: { missingProperty: "key_file" }, message: "must have required property 'key_file'", schema: schema11.properties.state.allOf[3].then.properties.encryption.oneOf[1].required, parentSchema: schema11.properties.state.allOf[3].then.properties.encryption.oneOf[1], data: data57 };
                if (vErrors === null) {
                  vErrors = [err146];
                } else {
                  vErrors.push(err146);
                }
                errors++;
              }
            }
            var _valid7 = _errs162 === errors;
            if (_valid7 && valid25) {
              valid25 = false;
              passing3 = [passing3, 1];
            } else {
              if (_valid7) {
                valid25 = true;
                passing3 = 1;
              }
            }
            if (!valid25) {
              const err147 = { instancePath: instancePath + "/state/encryption", schemaPath: "#/properties/state/allOf/3/then/properties/encryption/oneOf", keyword: "oneOf", params: { passingSchemas: passing3 }, message: "must match exactly one schema in oneOf", schema: schema11.properties.state.allOf[3].then.properties.encryption.oneOf, parentSchema: schema11.properties.state.allOf[3].then.properties.encryption, data: data57 };
              if (vErrors === null) {
                vErrors = [err147];
              } else {
                vErrors.push(err147);
              }
              errors++;
            } else {
              errors = _errs160;
              if (vErrors !== null) {
                if (_errs160) {
                  vErrors.length = _errs160;
                } else {
                  vErrors = null;
                }
              }
            }
            if (data57 && typeof data57 == "object" && !Array.isArray(data57)) {
              for (const key15 in data57) {
                if (!(key15 === "key" || key15 === "key_file")) {
                  const err148 = { instancePath: instancePath + "/state/encryption", schemaPath: "#/properties/state/allOf/3/then/properties/encryption/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key15 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.state.allOf[3].then.properties.encryption, data: data57 };
                  if (vErrors === null) {
                    vErrors = [err148];
                  } else {
                    vErrors.push(err148);
                  }
                  errors++;
                }
              }
              if (data57.key !== void 0) {
                let data58 = data57.key;
                if (typeof data58 === "string") {
                  if (func3(data58) < 1) {
                    const err149 = { instancePath: instancePath + "/state/encryption/key", schemaPath: "#/properties/state/allOf/3/then/properties/encryption/properties/key/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.state.allOf[3].then.properties.encryption.properties.key, data: data58 };
                    if (vErrors === null) {
                      vErrors = [err149];
                    } else {
                      vErrors.push(err149);
                    }
                    errors++;
                  }
                } else {
                  const err150 = { instancePath: instancePath + "/state/encryption/key", schemaPath: "#/properties/state/allOf/3/then/properties/encryption/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[3].then.properties.encryption.properties.key.type, parentSchema: schema11.properties.state.allOf[3].then.properties.encryption.properties.key, data: data58 };
                  if (vErrors === null) {
                    vErrors = [err150];
                  } else {
                    vErrors.push(err150);
                  }
                  errors++;
                }
              }
              if (data57.key_file !== void 0) {
                let data59 = data57.key_file;
                if (typeof data59 === "string") {
                  if (func3(data59) < 1) {
                    const err151 = { instancePath: instancePath + "/state/encryption/key_file", schemaPath: "#/properties/state/allOf/3/then/properties/encryption/properties/key_file/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.state.allOf[3].then.properties.encryption.properties.key_file, data: data59 };
                    if (vErrors === null) {
                      vErrors = [err151];
                    } else {
                      vErrors.push(err151);
                    }
                    errors++;
                  }
                } else {
                  const err152 = { instancePath: instancePath + "/state/encryption/key_file", schemaPath: "#/properties/state/allOf/3/then/properties/encryption/properties/key_file/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.allOf[3].then.properties.encryption.properties.key_file.type, parentSchema: schema11.properties.state.allOf[3].then.properties.encryption.properties.key_file, data: data59 };
                  if (vErrors === null) {
                    vErrors = [err152];
                  } else {
                    vErrors.push(err152);
                  }
                  errors++;
                }
              }
            } else {
              const err153 = { instancePath: instancePath + "/state/encryption", schemaPath: "#/properties/state/allOf/3/then/properties/encryption/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.state.allOf[3].then.properties.encryption.type, parentSchema: schema11.properties.state.allOf[3].then.properties.encryption, data: data57 };
              if (vErrors === null) {
                vErrors = [err153];
              } else {
                vErrors.push(err153);
              }
              errors++;
            }
          }
        } else {
          const err154 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/allOf/3/then/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.state.allOf[3].then.type, parentSchema: schema11.properties.state.allOf[3].then, data: data21 };
          if (vErrors === null) {
            vErrors = [err154];
          } else {
            vErrors.push(err154);
          }
          errors++;
        }
        var _valid6 = _errs143 === errors;
        valid22 = _valid6;
      }
      if (!valid22) {
        const err155 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/allOf/3/if", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema', schema: schema11.properties.state.allOf[3].if, parentSchema: schema11.properties.state.allOf[3], data: data21 };
        if (vErrors === null) {
          vErrors = [err155];
        } else {
          vErrors.push(err155);
        }
        errors++;
      }
      if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
        if (data21.backend === void 0) {
          const err156 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/required", keyword: "required", params: { missingProperty: "backend" }, message: "must have required property 'backend'", schema: schema11.properties.state.required, parentSchema: schema11.properties.state, data: data21 };
          if (vErrors === null) {
            vErrors = [err156];
          } else {
            vErrors.push(err156);
          }
          errors++;
        }
        if (data21.backend !== void 0) {
          let data60 = data21.backend;
          if (typeof data60 !== "string") {
            const err157 = { instancePath: instancePath + "/state/backend", schemaPath: "#/properties/state/properties/backend/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.state.properties.backend.type, parentSchema: schema11.properties.state.properties.backend, data: data60 };
            if (vErrors === null) {
              vErrors = [err157];
            } else {
              vErrors.push(err157);
            }
            errors++;
          }
          if (!(data60 === "local" || data60 === "postgres" || data60 === "http" || data60 === "s3")) {
            const err158 = { instancePath: instancePath + "/state/backend", schemaPath: "#/properties/state/properties/backend/enum", keyword: "enum", params: { allowedValues: schema11.properties.state.properties.backend.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.state.properties.backend.enum, parentSchema: schema11.properties.state.properties.backend, data: data60 };
            if (vErrors === null) {
              vErrors = [err158];
            } else {
              vErrors.push(err158);
            }
            errors++;
          }
        }
      } else {
        const err159 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.state.type, parentSchema: schema11.properties.state, data: data21 };
        if (vErrors === null) {
          vErrors = [err159];
        } else {
          vErrors.push(err159);
        }
        errors++;
      }
    }
    if (data.backup_schedules !== void 0) {
      let data61 = data.backup_schedules;
      if (data61 && typeof data61 == "object" && !Array.isArray(data61)) {
        for (const key16 in data61) {
          const _errs172 = errors;
          if (typeof key16 === "string") {
            if (!pattern19.test(key16)) {
              const err160 = { instancePath: instancePath + "/backup_schedules", schemaPath: "#/properties/backup_schedules/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,62}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,62}$"', schema: "^[a-z][a-z0-9-]{0,62}$", parentSchema: schema11.properties.backup_schedules.propertyNames, data: key16, propertyName: key16 };
              if (vErrors === null) {
                vErrors = [err160];
              } else {
                vErrors.push(err160);
              }
              errors++;
            }
          }
          var valid28 = _errs172 === errors;
          if (!valid28) {
            const err161 = { instancePath: instancePath + "/backup_schedules", schemaPath: "#/properties/backup_schedules/propertyNames", keyword: "propertyNames", params: { propertyName: key16 }, message: "property name must be valid", schema: schema11.properties.backup_schedules.propertyNames, parentSchema: schema11.properties.backup_schedules, data: data61 };
            if (vErrors === null) {
              vErrors = [err161];
            } else {
              vErrors.push(err161);
            }
            errors++;
          }
        }
        for (const key17 in data61) {
          let data62 = data61[key17];
          if (data62 && typeof data62 == "object" && !Array.isArray(data62)) {
            if (data62.server === void 0) {
              const err162 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/backup_schedules/additionalProperties/required", keyword: "required", params: { missingProperty: "server" }, message: "must have required property 'server'", schema: schema11.properties.backup_schedules.additionalProperties.required, parentSchema: schema11.properties.backup_schedules.additionalProperties, data: data62 };
              if (vErrors === null) {
                vErrors = [err162];
              } else {
                vErrors.push(err162);
              }
              errors++;
            }
            if (data62.days === void 0) {
              const err163 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/backup_schedules/additionalProperties/required", keyword: "required", params: { missingProperty: "days" }, message: "must have required property 'days'", schema: schema11.properties.backup_schedules.additionalProperties.required, parentSchema: schema11.properties.backup_schedules.additionalProperties, data: data62 };
              if (vErrors === null) {
                vErrors = [err163];
              } else {
                vErrors.push(err163);
              }
              errors++;
            }
            if (data62.time === void 0) {
              const err164 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/backup_schedules/additionalProperties/required", keyword: "required", params: { missingProperty: "time" }, message: "must have required property 'time'", schema: schema11.properties.backup_schedules.additionalProperties.required, parentSchema: schema11.properties.backup_schedules.additionalProperties, data: data62 };
              if (vErrors === null) {
                vErrors = [err164];
              } else {
                vErrors.push(err164);
              }
              errors++;
            }
            for (const key18 in data62) {
              if (!(key18 === "name" || key18 === "server" || key18 === "days" || key18 === "time" || key18 === "provider" || key18 === "lifecycle")) {
                const err165 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/backup_schedules/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key18 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.backup_schedules.additionalProperties, data: data62 };
                if (vErrors === null) {
                  vErrors = [err165];
                } else {
                  vErrors.push(err165);
                }
                errors++;
              }
            }
            if (data62.name !== void 0) {
              let data63 = data62.name;
              if (typeof data63 === "string") {
                if (func3(data63) > 100) {
                  const err166 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/name/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.name, data: data63 };
                  if (vErrors === null) {
                    vErrors = [err166];
                  } else {
                    vErrors.push(err166);
                  }
                  errors++;
                }
                if (func3(data63) < 1) {
                  const err167 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.name, data: data63 };
                  if (vErrors === null) {
                    vErrors = [err167];
                  } else {
                    vErrors.push(err167);
                  }
                  errors++;
                }
                if (!pattern20.test(data63)) {
                  const err168 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/name/pattern", keyword: "pattern", params: { pattern: "^\\S(.*\\S)?$" }, message: 'must match pattern "^\\S(.*\\S)?$"', schema: "^\\S(.*\\S)?$", parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.name, data: data63 };
                  if (vErrors === null) {
                    vErrors = [err168];
                  } else {
                    vErrors.push(err168);
                  }
                  errors++;
                }
              } else {
                const err169 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.backup_schedules.additionalProperties.properties.name.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.name, data: data63 };
                if (vErrors === null) {
                  vErrors = [err169];
                } else {
                  vErrors.push(err169);
                }
                errors++;
              }
            }
            if (data62.server !== void 0) {
              let data64 = data62.server;
              if (typeof data64 === "string") {
                if (func3(data64) < 1) {
                  const err170 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/server", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/server/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.server, data: data64 };
                  if (vErrors === null) {
                    vErrors = [err170];
                  } else {
                    vErrors.push(err170);
                  }
                  errors++;
                }
              } else {
                const err171 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/server", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/server/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.backup_schedules.additionalProperties.properties.server.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.server, data: data64 };
                if (vErrors === null) {
                  vErrors = [err171];
                } else {
                  vErrors.push(err171);
                }
                errors++;
              }
            }
            if (data62.days !== void 0) {
              let data65 = data62.days;
              if (Array.isArray(data65)) {
                if (data65.length < 1) {
                  const err172 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/days", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/days/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.days, data: data65 };
                  if (vErrors === null) {
                    vErrors = [err172];
                  } else {
                    vErrors.push(err172);
                  }
                  errors++;
                }
                const len0 = data65.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data66 = data65[i0];
                  if (typeof data66 !== "string") {
                    const err173 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/days/" + i0, schemaPath: "#/properties/backup_schedules/additionalProperties/properties/days/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.backup_schedules.additionalProperties.properties.days.items.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.days.items, data: data66 };
                    if (vErrors === null) {
                      vErrors = [err173];
                    } else {
                      vErrors.push(err173);
                    }
                    errors++;
                  }
                  if (!(data66 === "mon" || data66 === "tue" || data66 === "wed" || data66 === "thu" || data66 === "fri" || data66 === "sat" || data66 === "sun")) {
                    const err174 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/days/" + i0, schemaPath: "#/properties/backup_schedules/additionalProperties/properties/days/items/enum", keyword: "enum", params: { allowedValues: schema11.properties.backup_schedules.additionalProperties.properties.days.items.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.backup_schedules.additionalProperties.properties.days.items.enum, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.days.items, data: data66 };
                    if (vErrors === null) {
                      vErrors = [err174];
                    } else {
                      vErrors.push(err174);
                    }
                    errors++;
                  }
                }
                let i1 = data65.length;
                let j0;
                if (i1 > 1) {
                  const indices0 = {};
                  for (; i1--; ) {
                    let item0 = data65[i1];
                    if (typeof item0 !== "string") {
                      continue;
                    }
                    if (typeof indices0[item0] == "number") {
                      j0 = indices0[item0];
                      const err175 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/days", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/days/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)", schema: true, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.days, data: data65 };
                      if (vErrors === null) {
                        vErrors = [err175];
                      } else {
                        vErrors.push(err175);
                      }
                      errors++;
                      break;
                    }
                    indices0[item0] = i1;
                  }
                }
              } else {
                const err176 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/days", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/days/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.backup_schedules.additionalProperties.properties.days.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.days, data: data65 };
                if (vErrors === null) {
                  vErrors = [err176];
                } else {
                  vErrors.push(err176);
                }
                errors++;
              }
            }
            if (data62.time !== void 0) {
              let data67 = data62.time;
              if (typeof data67 === "string") {
                if (!pattern21.test(data67)) {
                  const err177 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/time", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/time/pattern", keyword: "pattern", params: { pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$" }, message: 'must match pattern "^([01][0-9]|2[0-3]):[0-5][0-9]$"', schema: "^([01][0-9]|2[0-3]):[0-5][0-9]$", parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.time, data: data67 };
                  if (vErrors === null) {
                    vErrors = [err177];
                  } else {
                    vErrors.push(err177);
                  }
                  errors++;
                }
              } else {
                const err178 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/time", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/time/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.backup_schedules.additionalProperties.properties.time.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.time, data: data67 };
                if (vErrors === null) {
                  vErrors = [err178];
                } else {
                  vErrors.push(err178);
                }
                errors++;
              }
            }
            if (data62.provider !== void 0) {
              let data68 = data62.provider;
              if (typeof data68 !== "string") {
                const err179 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.backup_schedules.additionalProperties.properties.provider.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.provider, data: data68 };
                if (vErrors === null) {
                  vErrors = [err179];
                } else {
                  vErrors.push(err179);
                }
                errors++;
              }
              if (!(data68 === "zomro")) {
                const err180 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/provider/enum", keyword: "enum", params: { allowedValues: schema11.properties.backup_schedules.additionalProperties.properties.provider.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.backup_schedules.additionalProperties.properties.provider.enum, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.provider, data: data68 };
                if (vErrors === null) {
                  vErrors = [err180];
                } else {
                  vErrors.push(err180);
                }
                errors++;
              }
            }
            if (data62.lifecycle !== void 0) {
              let data69 = data62.lifecycle;
              if (data69 && typeof data69 == "object" && !Array.isArray(data69)) {
                for (const key19 in data69) {
                  if (!(key19 === "protect" || key19 === "replace" || key19 === "adopt" || key19 === "ignore_changes")) {
                    const err181 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key19 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle, data: data69 };
                    if (vErrors === null) {
                      vErrors = [err181];
                    } else {
                      vErrors.push(err181);
                    }
                    errors++;
                  }
                }
                if (data69.protect !== void 0) {
                  let data70 = data69.protect;
                  if (typeof data70 !== "boolean") {
                    const err182 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/protect", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/protect/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.protect.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.protect, data: data70 };
                    if (vErrors === null) {
                      vErrors = [err182];
                    } else {
                      vErrors.push(err182);
                    }
                    errors++;
                  }
                }
                if (data69.replace !== void 0) {
                  let data71 = data69.replace;
                  if (typeof data71 !== "string") {
                    const err183 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/replace/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.replace.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.replace, data: data71 };
                    if (vErrors === null) {
                      vErrors = [err183];
                    } else {
                      vErrors.push(err183);
                    }
                    errors++;
                  }
                  if (!(data71 === "deny" || data71 === "allow")) {
                    const err184 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/replace/enum", keyword: "enum", params: { allowedValues: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.replace.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.replace.enum, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.replace, data: data71 };
                    if (vErrors === null) {
                      vErrors = [err184];
                    } else {
                      vErrors.push(err184);
                    }
                    errors++;
                  }
                }
                if (data69.adopt !== void 0) {
                  let data72 = data69.adopt;
                  if (typeof data72 === "string") {
                    if (func3(data72) > 200) {
                      const err185 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/adopt/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters", schema: 200, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.adopt, data: data72 };
                      if (vErrors === null) {
                        vErrors = [err185];
                      } else {
                        vErrors.push(err185);
                      }
                      errors++;
                    }
                    if (func3(data72) < 1) {
                      const err186 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/adopt/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.adopt, data: data72 };
                      if (vErrors === null) {
                        vErrors = [err186];
                      } else {
                        vErrors.push(err186);
                      }
                      errors++;
                    }
                    if (!pattern22.test(data72)) {
                      const err187 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/adopt/pattern", keyword: "pattern", params: { pattern: "^\\S+$" }, message: 'must match pattern "^\\S+$"', schema: "^\\S+$", parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.adopt, data: data72 };
                      if (vErrors === null) {
                        vErrors = [err187];
                      } else {
                        vErrors.push(err187);
                      }
                      errors++;
                    }
                  } else {
                    const err188 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/adopt/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.adopt.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.adopt, data: data72 };
                    if (vErrors === null) {
                      vErrors = [err188];
                    } else {
                      vErrors.push(err188);
                    }
                    errors++;
                  }
                }
                if (data69.ignore_changes !== void 0) {
                  let data73 = data69.ignore_changes;
                  if (Array.isArray(data73)) {
                    const len1 = data73.length;
                    for (let i2 = 0; i2 < len1; i2++) {
                      let data74 = data73[i2];
                      if (typeof data74 !== "string") {
                        const err189 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i2, schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/ignore_changes/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes.items.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes.items, data: data74 };
                        if (vErrors === null) {
                          vErrors = [err189];
                        } else {
                          vErrors.push(err189);
                        }
                        errors++;
                      }
                      if (!(data74 === "days" || data74 === "name" || data74 === "server" || data74 === "time")) {
                        const err190 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i2, schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/ignore_changes/items/enum", keyword: "enum", params: { allowedValues: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes.items.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes.items.enum, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes.items, data: data74 };
                        if (vErrors === null) {
                          vErrors = [err190];
                        } else {
                          vErrors.push(err190);
                        }
                        errors++;
                      }
                    }
                    let i3 = data73.length;
                    let j1;
                    if (i3 > 1) {
                      const indices1 = {};
                      for (; i3--; ) {
                        let item1 = data73[i3];
                        if (typeof item1 !== "string") {
                          continue;
                        }
                        if (typeof indices1[item1] == "number") {
                          j1 = indices1[item1];
                          const err191 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/ignore_changes/uniqueItems", keyword: "uniqueItems", params: { i: i3, j: j1 }, message: "must NOT have duplicate items (items ## " + j1 + " and " + i3 + " are identical)", schema: true, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes, data: data73 };
                          if (vErrors === null) {
                            vErrors = [err191];
                          } else {
                            vErrors.push(err191);
                          }
                          errors++;
                          break;
                        }
                        indices1[item1] = i3;
                      }
                    }
                  } else {
                    const err192 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/properties/ignore_changes/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.properties.ignore_changes, data: data73 };
                    if (vErrors === null) {
                      vErrors = [err192];
                    } else {
                      vErrors.push(err192);
                    }
                    errors++;
                  }
                }
              } else {
                const err193 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/backup_schedules/additionalProperties/properties/lifecycle/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle.type, parentSchema: schema11.properties.backup_schedules.additionalProperties.properties.lifecycle, data: data69 };
                if (vErrors === null) {
                  vErrors = [err193];
                } else {
                  vErrors.push(err193);
                }
                errors++;
              }
            }
          } else {
            const err194 = { instancePath: instancePath + "/backup_schedules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/backup_schedules/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.backup_schedules.additionalProperties.type, parentSchema: schema11.properties.backup_schedules.additionalProperties, data: data62 };
            if (vErrors === null) {
              vErrors = [err194];
            } else {
              vErrors.push(err194);
            }
            errors++;
          }
        }
      } else {
        const err195 = { instancePath: instancePath + "/backup_schedules", schemaPath: "#/properties/backup_schedules/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.backup_schedules.type, parentSchema: schema11.properties.backup_schedules, data: data61 };
        if (vErrors === null) {
          vErrors = [err195];
        } else {
          vErrors.push(err195);
        }
        errors++;
      }
    }
    if (data.images !== void 0) {
      let data75 = data.images;
      if (data75 && typeof data75 == "object" && !Array.isArray(data75)) {
        for (const key20 in data75) {
          const _errs204 = errors;
          if (typeof key20 === "string") {
            if (!pattern19.test(key20)) {
              const err196 = { instancePath: instancePath + "/images", schemaPath: "#/properties/images/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,62}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,62}$"', schema: "^[a-z][a-z0-9-]{0,62}$", parentSchema: schema11.properties.images.propertyNames, data: key20, propertyName: key20 };
              if (vErrors === null) {
                vErrors = [err196];
              } else {
                vErrors.push(err196);
              }
              errors++;
            }
          }
          var valid38 = _errs204 === errors;
          if (!valid38) {
            const err197 = { instancePath: instancePath + "/images", schemaPath: "#/properties/images/propertyNames", keyword: "propertyNames", params: { propertyName: key20 }, message: "property name must be valid", schema: schema11.properties.images.propertyNames, parentSchema: schema11.properties.images, data: data75 };
            if (vErrors === null) {
              vErrors = [err197];
            } else {
              vErrors.push(err197);
            }
            errors++;
          }
        }
        for (const key21 in data75) {
          let data76 = data75[key21];
          if (data76 && typeof data76 == "object" && !Array.isArray(data76)) {
            if (data76.region === void 0) {
              const err198 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/required", keyword: "required", params: { missingProperty: "region" }, message: "must have required property 'region'", schema: schema11.properties.images.additionalProperties.required, parentSchema: schema11.properties.images.additionalProperties, data: data76 };
              if (vErrors === null) {
                vErrors = [err198];
              } else {
                vErrors.push(err198);
              }
              errors++;
            }
            if (data76.url === void 0) {
              const err199 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/required", keyword: "required", params: { missingProperty: "url" }, message: "must have required property 'url'", schema: schema11.properties.images.additionalProperties.required, parentSchema: schema11.properties.images.additionalProperties, data: data76 };
              if (vErrors === null) {
                vErrors = [err199];
              } else {
                vErrors.push(err199);
              }
              errors++;
            }
            if (data76.disk_format === void 0) {
              const err200 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/required", keyword: "required", params: { missingProperty: "disk_format" }, message: "must have required property 'disk_format'", schema: schema11.properties.images.additionalProperties.required, parentSchema: schema11.properties.images.additionalProperties, data: data76 };
              if (vErrors === null) {
                vErrors = [err200];
              } else {
                vErrors.push(err200);
              }
              errors++;
            }
            if (data76.os_distro === void 0) {
              const err201 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/required", keyword: "required", params: { missingProperty: "os_distro" }, message: "must have required property 'os_distro'", schema: schema11.properties.images.additionalProperties.required, parentSchema: schema11.properties.images.additionalProperties, data: data76 };
              if (vErrors === null) {
                vErrors = [err201];
              } else {
                vErrors.push(err201);
              }
              errors++;
            }
            for (const key22 in data76) {
              if (!func2.call(schema11.properties.images.additionalProperties.properties, key22)) {
                const err202 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key22 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.images.additionalProperties, data: data76 };
                if (vErrors === null) {
                  vErrors = [err202];
                } else {
                  vErrors.push(err202);
                }
                errors++;
              }
            }
            if (data76.name !== void 0) {
              let data77 = data76.name;
              if (typeof data77 === "string") {
                if (func3(data77) > 100) {
                  const err203 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/images/additionalProperties/properties/name/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema11.properties.images.additionalProperties.properties.name, data: data77 };
                  if (vErrors === null) {
                    vErrors = [err203];
                  } else {
                    vErrors.push(err203);
                  }
                  errors++;
                }
                if (func3(data77) < 1) {
                  const err204 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/images/additionalProperties/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.images.additionalProperties.properties.name, data: data77 };
                  if (vErrors === null) {
                    vErrors = [err204];
                  } else {
                    vErrors.push(err204);
                  }
                  errors++;
                }
                if (!pattern20.test(data77)) {
                  const err205 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/images/additionalProperties/properties/name/pattern", keyword: "pattern", params: { pattern: "^\\S(.*\\S)?$" }, message: 'must match pattern "^\\S(.*\\S)?$"', schema: "^\\S(.*\\S)?$", parentSchema: schema11.properties.images.additionalProperties.properties.name, data: data77 };
                  if (vErrors === null) {
                    vErrors = [err205];
                  } else {
                    vErrors.push(err205);
                  }
                  errors++;
                }
              } else {
                const err206 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/images/additionalProperties/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.name.type, parentSchema: schema11.properties.images.additionalProperties.properties.name, data: data77 };
                if (vErrors === null) {
                  vErrors = [err206];
                } else {
                  vErrors.push(err206);
                }
                errors++;
              }
            }
            if (data76.region !== void 0) {
              let data78 = data76.region;
              if (typeof data78 === "string") {
                if (func3(data78) < 1) {
                  const err207 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/region", schemaPath: "#/properties/images/additionalProperties/properties/region/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.images.additionalProperties.properties.region, data: data78 };
                  if (vErrors === null) {
                    vErrors = [err207];
                  } else {
                    vErrors.push(err207);
                  }
                  errors++;
                }
              } else {
                const err208 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/region", schemaPath: "#/properties/images/additionalProperties/properties/region/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.region.type, parentSchema: schema11.properties.images.additionalProperties.properties.region, data: data78 };
                if (vErrors === null) {
                  vErrors = [err208];
                } else {
                  vErrors.push(err208);
                }
                errors++;
              }
            }
            if (data76.url !== void 0) {
              let data79 = data76.url;
              if (typeof data79 === "string") {
                if (!pattern25.test(data79)) {
                  const err209 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/url", schemaPath: "#/properties/images/additionalProperties/properties/url/pattern", keyword: "pattern", params: { pattern: "^https?://[^/?#\\s@]+([/?#]\\S*)?$" }, message: 'must match pattern "^https?://[^/?#\\s@]+([/?#]\\S*)?$"', schema: "^https?://[^/?#\\s@]+([/?#]\\S*)?$", parentSchema: schema11.properties.images.additionalProperties.properties.url, data: data79 };
                  if (vErrors === null) {
                    vErrors = [err209];
                  } else {
                    vErrors.push(err209);
                  }
                  errors++;
                }
              } else {
                const err210 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/url", schemaPath: "#/properties/images/additionalProperties/properties/url/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.url.type, parentSchema: schema11.properties.images.additionalProperties.properties.url, data: data79 };
                if (vErrors === null) {
                  vErrors = [err210];
                } else {
                  vErrors.push(err210);
                }
                errors++;
              }
            }
            if (data76.disk_format !== void 0) {
              let data80 = data76.disk_format;
              if (typeof data80 !== "string") {
                const err211 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/disk_format", schemaPath: "#/properties/images/additionalProperties/properties/disk_format/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.disk_format.type, parentSchema: schema11.properties.images.additionalProperties.properties.disk_format, data: data80 };
                if (vErrors === null) {
                  vErrors = [err211];
                } else {
                  vErrors.push(err211);
                }
                errors++;
              }
              if (!(data80 === "iso" || data80 === "ami" || data80 === "ari" || data80 === "aki" || data80 === "vhd" || data80 === "vmdk" || data80 === "raw" || data80 === "qcow2" || data80 === "vdi")) {
                const err212 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/disk_format", schemaPath: "#/properties/images/additionalProperties/properties/disk_format/enum", keyword: "enum", params: { allowedValues: schema11.properties.images.additionalProperties.properties.disk_format.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.images.additionalProperties.properties.disk_format.enum, parentSchema: schema11.properties.images.additionalProperties.properties.disk_format, data: data80 };
                if (vErrors === null) {
                  vErrors = [err212];
                } else {
                  vErrors.push(err212);
                }
                errors++;
              }
            }
            if (data76.os_distro !== void 0) {
              let data81 = data76.os_distro;
              if (typeof data81 === "string") {
                if (func3(data81) > 100) {
                  const err213 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/os_distro", schemaPath: "#/properties/images/additionalProperties/properties/os_distro/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema11.properties.images.additionalProperties.properties.os_distro, data: data81 };
                  if (vErrors === null) {
                    vErrors = [err213];
                  } else {
                    vErrors.push(err213);
                  }
                  errors++;
                }
                if (func3(data81) < 1) {
                  const err214 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/os_distro", schemaPath: "#/properties/images/additionalProperties/properties/os_distro/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.images.additionalProperties.properties.os_distro, data: data81 };
                  if (vErrors === null) {
                    vErrors = [err214];
                  } else {
                    vErrors.push(err214);
                  }
                  errors++;
                }
              } else {
                const err215 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/os_distro", schemaPath: "#/properties/images/additionalProperties/properties/os_distro/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.os_distro.type, parentSchema: schema11.properties.images.additionalProperties.properties.os_distro, data: data81 };
                if (vErrors === null) {
                  vErrors = [err215];
                } else {
                  vErrors.push(err215);
                }
                errors++;
              }
            }
            if (data76.os_version !== void 0) {
              let data82 = data76.os_version;
              if (typeof data82 === "string") {
                if (func3(data82) > 100) {
                  const err216 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/os_version", schemaPath: "#/properties/images/additionalProperties/properties/os_version/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema11.properties.images.additionalProperties.properties.os_version, data: data82 };
                  if (vErrors === null) {
                    vErrors = [err216];
                  } else {
                    vErrors.push(err216);
                  }
                  errors++;
                }
                if (func3(data82) < 1) {
                  const err217 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/os_version", schemaPath: "#/properties/images/additionalProperties/properties/os_version/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.images.additionalProperties.properties.os_version, data: data82 };
                  if (vErrors === null) {
                    vErrors = [err217];
                  } else {
                    vErrors.push(err217);
                  }
                  errors++;
                }
              } else {
                const err218 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/os_version", schemaPath: "#/properties/images/additionalProperties/properties/os_version/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.os_version.type, parentSchema: schema11.properties.images.additionalProperties.properties.os_version, data: data82 };
                if (vErrors === null) {
                  vErrors = [err218];
                } else {
                  vErrors.push(err218);
                }
                errors++;
              }
            }
            if (data76.architecture !== void 0) {
              let data83 = data76.architecture;
              if (typeof data83 !== "string") {
                const err219 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/architecture", schemaPath: "#/properties/images/additionalProperties/properties/architecture/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.architecture.type, parentSchema: schema11.properties.images.additionalProperties.properties.architecture, data: data83 };
                if (vErrors === null) {
                  vErrors = [err219];
                } else {
                  vErrors.push(err219);
                }
                errors++;
              }
              if (!(data83 === "x86_64" || data83 === "i686" || data83 === "ia64")) {
                const err220 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/architecture", schemaPath: "#/properties/images/additionalProperties/properties/architecture/enum", keyword: "enum", params: { allowedValues: schema11.properties.images.additionalProperties.properties.architecture.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.images.additionalProperties.properties.architecture.enum, parentSchema: schema11.properties.images.additionalProperties.properties.architecture, data: data83 };
                if (vErrors === null) {
                  vErrors = [err220];
                } else {
                  vErrors.push(err220);
                }
                errors++;
              }
            }
            if (data76.min_disk !== void 0) {
              let data84 = data76.min_disk;
              if (!(typeof data84 == "number" && (!(data84 % 1) && !isNaN(data84)) && isFinite(data84))) {
                const err221 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/min_disk", schemaPath: "#/properties/images/additionalProperties/properties/min_disk/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.images.additionalProperties.properties.min_disk.type, parentSchema: schema11.properties.images.additionalProperties.properties.min_disk, data: data84 };
                if (vErrors === null) {
                  vErrors = [err221];
                } else {
                  vErrors.push(err221);
                }
                errors++;
              }
              if (typeof data84 == "number" && isFinite(data84)) {
                if (data84 > 1e4 || isNaN(data84)) {
                  const err222 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/min_disk", schemaPath: "#/properties/images/additionalProperties/properties/min_disk/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e4 }, message: "must be <= 10000", schema: 1e4, parentSchema: schema11.properties.images.additionalProperties.properties.min_disk, data: data84 };
                  if (vErrors === null) {
                    vErrors = [err222];
                  } else {
                    vErrors.push(err222);
                  }
                  errors++;
                }
                if (data84 < 0 || isNaN(data84)) {
                  const err223 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/min_disk", schemaPath: "#/properties/images/additionalProperties/properties/min_disk/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema11.properties.images.additionalProperties.properties.min_disk, data: data84 };
                  if (vErrors === null) {
                    vErrors = [err223];
                  } else {
                    vErrors.push(err223);
                  }
                  errors++;
                }
              }
            }
            if (data76.min_ram !== void 0) {
              let data85 = data76.min_ram;
              if (!(typeof data85 == "number" && (!(data85 % 1) && !isNaN(data85)) && isFinite(data85))) {
                const err224 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/min_ram", schemaPath: "#/properties/images/additionalProperties/properties/min_ram/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.images.additionalProperties.properties.min_ram.type, parentSchema: schema11.properties.images.additionalProperties.properties.min_ram, data: data85 };
                if (vErrors === null) {
                  vErrors = [err224];
                } else {
                  vErrors.push(err224);
                }
                errors++;
              }
              if (typeof data85 == "number" && isFinite(data85)) {
                if (data85 > 1e3 || isNaN(data85)) {
                  const err225 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/min_ram", schemaPath: "#/properties/images/additionalProperties/properties/min_ram/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, message: "must be <= 1000", schema: 1e3, parentSchema: schema11.properties.images.additionalProperties.properties.min_ram, data: data85 };
                  if (vErrors === null) {
                    vErrors = [err225];
                  } else {
                    vErrors.push(err225);
                  }
                  errors++;
                }
                if (data85 < 0 || isNaN(data85)) {
                  const err226 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/min_ram", schemaPath: "#/properties/images/additionalProperties/properties/min_ram/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema11.properties.images.additionalProperties.properties.min_ram, data: data85 };
                  if (vErrors === null) {
                    vErrors = [err226];
                  } else {
                    vErrors.push(err226);
                  }
                  errors++;
                }
              }
            }
            if (data76.protected !== void 0) {
              let data86 = data76.protected;
              if (typeof data86 !== "boolean") {
                const err227 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/protected", schemaPath: "#/properties/images/additionalProperties/properties/protected/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.images.additionalProperties.properties.protected.type, parentSchema: schema11.properties.images.additionalProperties.properties.protected, data: data86 };
                if (vErrors === null) {
                  vErrors = [err227];
                } else {
                  vErrors.push(err227);
                }
                errors++;
              }
            }
            if (data76.provider !== void 0) {
              let data87 = data76.provider;
              if (typeof data87 !== "string") {
                const err228 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/images/additionalProperties/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.provider.type, parentSchema: schema11.properties.images.additionalProperties.properties.provider, data: data87 };
                if (vErrors === null) {
                  vErrors = [err228];
                } else {
                  vErrors.push(err228);
                }
                errors++;
              }
              if (!(data87 === "zomro")) {
                const err229 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/images/additionalProperties/properties/provider/enum", keyword: "enum", params: { allowedValues: schema11.properties.images.additionalProperties.properties.provider.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.images.additionalProperties.properties.provider.enum, parentSchema: schema11.properties.images.additionalProperties.properties.provider, data: data87 };
                if (vErrors === null) {
                  vErrors = [err229];
                } else {
                  vErrors.push(err229);
                }
                errors++;
              }
            }
            if (data76.lifecycle !== void 0) {
              let data88 = data76.lifecycle;
              if (data88 && typeof data88 == "object" && !Array.isArray(data88)) {
                for (const key23 in data88) {
                  if (!(key23 === "protect" || key23 === "replace" || key23 === "adopt" || key23 === "ignore_changes")) {
                    const err230 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key23 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle, data: data88 };
                    if (vErrors === null) {
                      vErrors = [err230];
                    } else {
                      vErrors.push(err230);
                    }
                    errors++;
                  }
                }
                if (data88.protect !== void 0) {
                  let data89 = data88.protect;
                  if (typeof data89 !== "boolean") {
                    const err231 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/protect", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/protect/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.protect.type, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.protect, data: data89 };
                    if (vErrors === null) {
                      vErrors = [err231];
                    } else {
                      vErrors.push(err231);
                    }
                    errors++;
                  }
                }
                if (data88.replace !== void 0) {
                  let data90 = data88.replace;
                  if (typeof data90 !== "string") {
                    const err232 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/replace/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.replace.type, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.replace, data: data90 };
                    if (vErrors === null) {
                      vErrors = [err232];
                    } else {
                      vErrors.push(err232);
                    }
                    errors++;
                  }
                  if (!(data90 === "deny" || data90 === "allow")) {
                    const err233 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/replace/enum", keyword: "enum", params: { allowedValues: schema11.properties.images.additionalProperties.properties.lifecycle.properties.replace.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.replace.enum, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.replace, data: data90 };
                    if (vErrors === null) {
                      vErrors = [err233];
                    } else {
                      vErrors.push(err233);
                    }
                    errors++;
                  }
                }
                if (data88.adopt !== void 0) {
                  let data91 = data88.adopt;
                  if (typeof data91 === "string") {
                    if (func3(data91) > 200) {
                      const err234 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/adopt/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters", schema: 200, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.adopt, data: data91 };
                      if (vErrors === null) {
                        vErrors = [err234];
                      } else {
                        vErrors.push(err234);
                      }
                      errors++;
                    }
                    if (func3(data91) < 1) {
                      const err235 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/adopt/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.adopt, data: data91 };
                      if (vErrors === null) {
                        vErrors = [err235];
                      } else {
                        vErrors.push(err235);
                      }
                      errors++;
                    }
                    if (!pattern22.test(data91)) {
                      const err236 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/adopt/pattern", keyword: "pattern", params: { pattern: "^\\S+$" }, message: 'must match pattern "^\\S+$"', schema: "^\\S+$", parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.adopt, data: data91 };
                      if (vErrors === null) {
                        vErrors = [err236];
                      } else {
                        vErrors.push(err236);
                      }
                      errors++;
                    }
                  } else {
                    const err237 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/adopt/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.adopt.type, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.adopt, data: data91 };
                    if (vErrors === null) {
                      vErrors = [err237];
                    } else {
                      vErrors.push(err237);
                    }
                    errors++;
                  }
                }
                if (data88.ignore_changes !== void 0) {
                  let data92 = data88.ignore_changes;
                  if (Array.isArray(data92)) {
                    const len2 = data92.length;
                    for (let i4 = 0; i4 < len2; i4++) {
                      let data93 = data92[i4];
                      if (typeof data93 !== "string") {
                        const err238 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i4, schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/ignore_changes/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes.items.type, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes.items, data: data93 };
                        if (vErrors === null) {
                          vErrors = [err238];
                        } else {
                          vErrors.push(err238);
                        }
                        errors++;
                      }
                      if (!(data93 === "architecture" || data93 === "disk_format" || data93 === "min_disk" || data93 === "min_ram" || data93 === "name" || data93 === "os_distro" || data93 === "os_version" || data93 === "protected" || data93 === "region" || data93 === "url")) {
                        const err239 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i4, schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/ignore_changes/items/enum", keyword: "enum", params: { allowedValues: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes.items.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes.items.enum, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes.items, data: data93 };
                        if (vErrors === null) {
                          vErrors = [err239];
                        } else {
                          vErrors.push(err239);
                        }
                        errors++;
                      }
                    }
                    let i5 = data92.length;
                    let j2;
                    if (i5 > 1) {
                      const indices2 = {};
                      for (; i5--; ) {
                        let item2 = data92[i5];
                        if (typeof item2 !== "string") {
                          continue;
                        }
                        if (typeof indices2[item2] == "number") {
                          j2 = indices2[item2];
                          const err240 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/ignore_changes/uniqueItems", keyword: "uniqueItems", params: { i: i5, j: j2 }, message: "must NOT have duplicate items (items ## " + j2 + " and " + i5 + " are identical)", schema: true, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes, data: data92 };
                          if (vErrors === null) {
                            vErrors = [err240];
                          } else {
                            vErrors.push(err240);
                          }
                          errors++;
                          break;
                        }
                        indices2[item2] = i5;
                      }
                    }
                  } else {
                    const err241 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/properties/ignore_changes/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes.type, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle.properties.ignore_changes, data: data92 };
                    if (vErrors === null) {
                      vErrors = [err241];
                    } else {
                      vErrors.push(err241);
                    }
                    errors++;
                  }
                }
              } else {
                const err242 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/images/additionalProperties/properties/lifecycle/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.images.additionalProperties.properties.lifecycle.type, parentSchema: schema11.properties.images.additionalProperties.properties.lifecycle, data: data88 };
                if (vErrors === null) {
                  vErrors = [err242];
                } else {
                  vErrors.push(err242);
                }
                errors++;
              }
            }
          } else {
            const err243 = { instancePath: instancePath + "/images/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.images.additionalProperties.type, parentSchema: schema11.properties.images.additionalProperties, data: data76 };
            if (vErrors === null) {
              vErrors = [err243];
            } else {
              vErrors.push(err243);
            }
            errors++;
          }
        }
      } else {
        const err244 = { instancePath: instancePath + "/images", schemaPath: "#/properties/images/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.images.type, parentSchema: schema11.properties.images, data: data75 };
        if (vErrors === null) {
          vErrors = [err244];
        } else {
          vErrors.push(err244);
        }
        errors++;
      }
    }
    if (data.renewals !== void 0) {
      let data94 = data.renewals;
      if (data94 && typeof data94 == "object" && !Array.isArray(data94)) {
        for (const key24 in data94) {
          const _errs246 = errors;
          if (typeof key24 === "string") {
            if (!pattern19.test(key24)) {
              const err245 = { instancePath: instancePath + "/renewals", schemaPath: "#/properties/renewals/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,62}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,62}$"', schema: "^[a-z][a-z0-9-]{0,62}$", parentSchema: schema11.properties.renewals.propertyNames, data: key24, propertyName: key24 };
              if (vErrors === null) {
                vErrors = [err245];
              } else {
                vErrors.push(err245);
              }
              errors++;
            }
          }
          var valid45 = _errs246 === errors;
          if (!valid45) {
            const err246 = { instancePath: instancePath + "/renewals", schemaPath: "#/properties/renewals/propertyNames", keyword: "propertyNames", params: { propertyName: key24 }, message: "property name must be valid", schema: schema11.properties.renewals.propertyNames, parentSchema: schema11.properties.renewals, data: data94 };
            if (vErrors === null) {
              vErrors = [err246];
            } else {
              vErrors.push(err246);
            }
            errors++;
          }
        }
        for (const key25 in data94) {
          let data95 = data94[key25];
          const _errs251 = errors;
          let valid48 = true;
          const _errs252 = errors;
          if (errors === _errs252) {
            if (data95 && typeof data95 == "object" && !Array.isArray(data95)) {
              let missing4;
              if (data95.provider === void 0 && (missing4 = "provider")) {
                const err247 = {};
                if (vErrors === null) {
                  vErrors = [err247];
                } else {
                  vErrors.push(err247);
                }
                errors++;
              } else {
                if (data95.provider !== void 0) {
                  if ("ovh" !== data95.provider) {
                    const err248 = {};
                    if (vErrors === null) {
                      vErrors = [err248];
                    } else {
                      vErrors.push(err248);
                    }
                    errors++;
                  }
                }
              }
            } else {
              const err249 = {};
              if (vErrors === null) {
                vErrors = [err249];
              } else {
                vErrors.push(err249);
              }
              errors++;
            }
          }
          var _valid8 = _errs252 === errors;
          errors = _errs251;
          if (vErrors !== null) {
            if (_errs251) {
              vErrors.length = _errs251;
            } else {
              vErrors = null;
            }
          }
          if (_valid8) {
            const _errs255 = errors;
            if (data95 && typeof data95 == "object" && !Array.isArray(data95)) {
              if (data95.product === void 0) {
                const err250 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/required", keyword: "required", params: { missingProperty: "product" }, message: "must have required property 'product'", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.required, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then, data: data95 };
                if (vErrors === null) {
                  vErrors = [err250];
                } else {
                  vErrors.push(err250);
                }
                errors++;
              }
              if (data95.service === void 0) {
                const err251 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/required", keyword: "required", params: { missingProperty: "service" }, message: "must have required property 'service'", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.required, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then, data: data95 };
                if (vErrors === null) {
                  vErrors = [err251];
                } else {
                  vErrors.push(err251);
                }
                errors++;
              }
              for (const key26 in data95) {
                if (!func2.call(schema11.properties.renewals.additionalProperties.allOf[0].then.properties, key26)) {
                  const err252 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key26 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then, data: data95 };
                  if (vErrors === null) {
                    vErrors = [err252];
                  } else {
                    vErrors.push(err252);
                  }
                  errors++;
                }
              }
              if (data95.ensure_valid_for !== void 0) {
                if (data95.max_price === void 0) {
                  const err253 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/dependencies", keyword: "dependencies", params: {
                    property: "ensure_valid_for",
                    missingProperty: "max_price",
                    depsCount: 1,
                    deps: "max_price"
                  }, message: "must have property max_price when property ensure_valid_for is present", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.dependencies, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then, data: data95 };
                  if (vErrors === null) {
                    vErrors = [err253];
                  } else {
                    vErrors.push(err253);
                  }
                  errors++;
                }
              }
              if (data95.provider !== void 0) {
                let data97 = data95.provider;
                if (typeof data97 !== "string") {
                  const err254 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.provider.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.provider, data: data97 };
                  if (vErrors === null) {
                    vErrors = [err254];
                  } else {
                    vErrors.push(err254);
                  }
                  errors++;
                }
                if (!(data97 === "ovh" || data97 === "zomro")) {
                  const err255 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/provider/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.provider.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.provider.enum, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.provider, data: data97 };
                  if (vErrors === null) {
                    vErrors = [err255];
                  } else {
                    vErrors.push(err255);
                  }
                  errors++;
                }
              }
              if (data95.product !== void 0) {
                let data98 = data95.product;
                if (!(data98 === "vps" || data98 === "domain" || data98 === "domain/zone" || data98 === "hosting/web" || data98 === "dedicated/server" || data98 === "ip/service")) {
                  const err256 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/product", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/product/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.product.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.product.enum, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.product, data: data98 };
                  if (vErrors === null) {
                    vErrors = [err256];
                  } else {
                    vErrors.push(err256);
                  }
                  errors++;
                }
              }
              if (data95.service !== void 0) {
                let data99 = data95.service;
                if (typeof data99 === "string") {
                  if (func3(data99) < 1) {
                    const err257 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/service", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/service/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.service, data: data99 };
                    if (vErrors === null) {
                      vErrors = [err257];
                    } else {
                      vErrors.push(err257);
                    }
                    errors++;
                  }
                } else {
                  const err258 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/service", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/service/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.service.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.service, data: data99 };
                  if (vErrors === null) {
                    vErrors = [err258];
                  } else {
                    vErrors.push(err258);
                  }
                  errors++;
                }
              }
              if (data95.mode !== void 0) {
                let data100 = data95.mode;
                if (!(data100 === "automatic" || data100 === "manual" || data100 === "delete-at-expiration")) {
                  const err259 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/mode", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/mode/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.mode.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.mode.enum, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.mode, data: data100 };
                  if (vErrors === null) {
                    vErrors = [err259];
                  } else {
                    vErrors.push(err259);
                  }
                  errors++;
                }
              }
              if (data95.period !== void 0) {
                let data101 = data95.period;
                if (typeof data101 === "string") {
                  if (!pattern28.test(data101)) {
                    const err260 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/period", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/period/pattern", keyword: "pattern", params: { pattern: "^(P(?=[0-9])([0-9]{1,2}Y)?([0-9]{1,3}M)?|[0-9]{1,3}mo|[0-9]{1,2}y)$" }, message: 'must match pattern "^(P(?=[0-9])([0-9]{1,2}Y)?([0-9]{1,3}M)?|[0-9]{1,3}mo|[0-9]{1,2}y)$"', schema: "^(P(?=[0-9])([0-9]{1,2}Y)?([0-9]{1,3}M)?|[0-9]{1,3}mo|[0-9]{1,2}y)$", parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.period, data: data101 };
                    if (vErrors === null) {
                      vErrors = [err260];
                    } else {
                      vErrors.push(err260);
                    }
                    errors++;
                  }
                } else {
                  const err261 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/period", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/period/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.period.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.period, data: data101 };
                  if (vErrors === null) {
                    vErrors = [err261];
                  } else {
                    vErrors.push(err261);
                  }
                  errors++;
                }
              }
              if (data95.ensure_valid_for !== void 0) {
                let data102 = data95.ensure_valid_for;
                if (typeof data102 === "string") {
                  if (!pattern29.test(data102)) {
                    const err262 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/ensure_valid_for", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/ensure_valid_for/pattern", keyword: "pattern", params: { pattern: "^(P[0-9WDTHMSY]+|[0-9]+(s|m|h|d|w|mo|y))$" }, message: 'must match pattern "^(P[0-9WDTHMSY]+|[0-9]+(s|m|h|d|w|mo|y))$"', schema: "^(P[0-9WDTHMSY]+|[0-9]+(s|m|h|d|w|mo|y))$", parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.ensure_valid_for, data: data102 };
                    if (vErrors === null) {
                      vErrors = [err262];
                    } else {
                      vErrors.push(err262);
                    }
                    errors++;
                  }
                } else {
                  const err263 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/ensure_valid_for", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/ensure_valid_for/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.ensure_valid_for.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.ensure_valid_for, data: data102 };
                  if (vErrors === null) {
                    vErrors = [err263];
                  } else {
                    vErrors.push(err263);
                  }
                  errors++;
                }
              }
              if (data95.max_price !== void 0) {
                let data103 = data95.max_price;
                if (typeof data103 === "string") {
                  if (!pattern30.test(data103)) {
                    const err264 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/max_price", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/max_price/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,15}(\\.[0-9]{1,12})? ?[A-Z]{3}$" }, message: 'must match pattern "^[0-9]{1,15}(\\.[0-9]{1,12})? ?[A-Z]{3}$"', schema: "^[0-9]{1,15}(\\.[0-9]{1,12})? ?[A-Z]{3}$", parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.max_price, data: data103 };
                    if (vErrors === null) {
                      vErrors = [err264];
                    } else {
                      vErrors.push(err264);
                    }
                    errors++;
                  }
                } else {
                  const err265 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/max_price", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/max_price/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.max_price.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.max_price, data: data103 };
                  if (vErrors === null) {
                    vErrors = [err265];
                  } else {
                    vErrors.push(err265);
                  }
                  errors++;
                }
              }
              if (data95.with !== void 0) {
                let data104 = data95.with;
                if (Array.isArray(data104)) {
                  const len3 = data104.length;
                  for (let i6 = 0; i6 < len3; i6++) {
                    let data105 = data104[i6];
                    const _errs273 = errors;
                    let valid54 = false;
                    const _errs274 = errors;
                    if (typeof data105 === "string") {
                      if (func3(data105) < 1) {
                        const err266 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/with/" + i6, schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/with/items/anyOf/0/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.with.items.anyOf[0], data: data105 };
                        if (vErrors === null) {
                          vErrors = [err266];
                        } else {
                          vErrors.push(err266);
                        }
                        errors++;
                      }
                    } else {
                      const err267 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/with/" + i6, schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/with/items/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.with.items.anyOf[0].type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.with.items.anyOf[0], data: data105 };
                      if (vErrors === null) {
                        vErrors = [err267];
                      } else {
                        vErrors.push(err267);
                      }
                      errors++;
                    }
                    var _valid9 = _errs274 === errors;
                    valid54 = valid54 || _valid9;
                    if (!valid54) {
                      const _errs276 = errors;
                      if (!(typeof data105 == "number" && (!(data105 % 1) && !isNaN(data105)) && isFinite(data105))) {
                        const err268 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/with/" + i6, schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/with/items/anyOf/1/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.with.items.anyOf[1].type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.with.items.anyOf[1], data: data105 };
                        if (vErrors === null) {
                          vErrors = [err268];
                        } else {
                          vErrors.push(err268);
                        }
                        errors++;
                      }
                      if (typeof data105 == "number" && isFinite(data105)) {
                        if (data105 < 1 || isNaN(data105)) {
                          const err269 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/with/" + i6, schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/with/items/anyOf/1/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.with.items.anyOf[1], data: data105 };
                          if (vErrors === null) {
                            vErrors = [err269];
                          } else {
                            vErrors.push(err269);
                          }
                          errors++;
                        }
                      }
                      var _valid9 = _errs276 === errors;
                      valid54 = valid54 || _valid9;
                    }
                    if (!valid54) {
                      const err270 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/with/" + i6, schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/with/items/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.with.items.anyOf, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.with.items, data: data105 };
                      if (vErrors === null) {
                        vErrors = [err270];
                      } else {
                        vErrors.push(err270);
                      }
                      errors++;
                    } else {
                      errors = _errs273;
                      if (vErrors !== null) {
                        if (_errs273) {
                          vErrors.length = _errs273;
                        } else {
                          vErrors = null;
                        }
                      }
                    }
                  }
                  let i7 = data104.length;
                  let j3;
                  if (i7 > 1) {
                    outer0: for (; i7--; ) {
                      for (j3 = i7; j3--; ) {
                        if (func0(data104[i7], data104[j3])) {
                          const err271 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/with", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/with/uniqueItems", keyword: "uniqueItems", params: { i: i7, j: j3 }, message: "must NOT have duplicate items (items ## " + j3 + " and " + i7 + " are identical)", schema: true, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.with, data: data104 };
                          if (vErrors === null) {
                            vErrors = [err271];
                          } else {
                            vErrors.push(err271);
                          }
                          errors++;
                          break outer0;
                        }
                      }
                    }
                  }
                } else {
                  const err272 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/with", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/with/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.with.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.with, data: data104 };
                  if (vErrors === null) {
                    vErrors = [err272];
                  } else {
                    vErrors.push(err272);
                  }
                  errors++;
                }
              }
              if (data95.payment_method !== void 0) {
                let data106 = data95.payment_method;
                const _errs279 = errors;
                let valid56 = false;
                const _errs280 = errors;
                if ("default" !== data106) {
                  const err273 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/payment_method/anyOf/0/const", keyword: "const", params: { allowedValue: "default" }, message: "must be equal to constant", schema: "default", parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf[0], data: data106 };
                  if (vErrors === null) {
                    vErrors = [err273];
                  } else {
                    vErrors.push(err273);
                  }
                  errors++;
                }
                var _valid10 = _errs280 === errors;
                valid56 = valid56 || _valid10;
                if (!valid56) {
                  const _errs281 = errors;
                  if (typeof data106 === "string") {
                    if (!pattern31.test(data106)) {
                      const err274 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/payment_method/anyOf/1/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,19}$" }, message: 'must match pattern "^[0-9]{1,19}$"', schema: "^[0-9]{1,19}$", parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf[1], data: data106 };
                      if (vErrors === null) {
                        vErrors = [err274];
                      } else {
                        vErrors.push(err274);
                      }
                      errors++;
                    }
                  } else {
                    const err275 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/payment_method/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf[1].type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf[1], data: data106 };
                    if (vErrors === null) {
                      vErrors = [err275];
                    } else {
                      vErrors.push(err275);
                    }
                    errors++;
                  }
                  var _valid10 = _errs281 === errors;
                  valid56 = valid56 || _valid10;
                  if (!valid56) {
                    const _errs283 = errors;
                    if (!(typeof data106 == "number" && (!(data106 % 1) && !isNaN(data106)) && isFinite(data106))) {
                      const err276 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/payment_method/anyOf/2/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf[2].type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf[2], data: data106 };
                      if (vErrors === null) {
                        vErrors = [err276];
                      } else {
                        vErrors.push(err276);
                      }
                      errors++;
                    }
                    if (typeof data106 == "number" && isFinite(data106)) {
                      if (data106 < 1 || isNaN(data106)) {
                        const err277 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/payment_method/anyOf/2/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf[2], data: data106 };
                        if (vErrors === null) {
                          vErrors = [err277];
                        } else {
                          vErrors.push(err277);
                        }
                        errors++;
                      }
                    }
                    var _valid10 = _errs283 === errors;
                    valid56 = valid56 || _valid10;
                    if (!valid56) {
                      const _errs285 = errors;
                      if (data106 && typeof data106 == "object" && !Array.isArray(data106)) {
                        if (data106.mean === void 0) {
                          const err278 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/payment_method/anyOf/3/required", keyword: "required", params: { missingProperty: "mean" }, message: "must have required property 'mean'", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf[3].required, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf[3], data: data106 };
                          if (vErrors === null) {
                            vErrors = [err278];
                          } else {
                            vErrors.push(err278);
                          }
                          errors++;
                        }
                        for (const key27 in data106) {
                          if (!(key27 === "mean" || key27 === "id")) {
                            const err279 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/payment_method/anyOf/3/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key27 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf[3], data: data106 };
                            if (vErrors === null) {
                              vErrors = [err279];
                            } else {
                              vErrors.push(err279);
                            }
                            errors++;
                          }
                        }
                        if (data106.mean !== void 0) {
                          let data107 = data106.mean;
                          if (!(data107 === "CREDIT_CARD" || data107 === "CURRENT_ACCOUNT" || data107 === "DEFERRED_PAYMENT_ACCOUNT" || data107 === "DOMESTIC_CARD" || data107 === "ENTERPRISE" || data107 === "INTERNAL_TRUSTED_ACCOUNT" || data107 === "PAYPAL" || data107 === "RUPAY" || data107 === "SEPA_DIRECT_DEBIT" || data107 === "bankAccount" || data107 === "creditCard" || data107 === "deferredPaymentAccount" || data107 === "fidelityAccount" || data107 === "ovhAccount" || data107 === "paypal")) {
                            const err280 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method/mean", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/payment_method/anyOf/3/properties/mean/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf[3].properties.mean.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf[3].properties.mean.enum, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf[3].properties.mean, data: data107 };
                            if (vErrors === null) {
                              vErrors = [err280];
                            } else {
                              vErrors.push(err280);
                            }
                            errors++;
                          }
                        }
                        if (data106.id !== void 0) {
                          let data108 = data106.id;
                          const _errs290 = errors;
                          let valid58 = false;
                          const _errs291 = errors;
                          if (typeof data108 === "string") {
                            if (!pattern31.test(data108)) {
                              const err281 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method/id", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/payment_method/anyOf/3/properties/id/anyOf/0/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,19}$" }, message: 'must match pattern "^[0-9]{1,19}$"', schema: "^[0-9]{1,19}$", parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf[3].properties.id.anyOf[0], data: data108 };
                              if (vErrors === null) {
                                vErrors = [err281];
                              } else {
                                vErrors.push(err281);
                              }
                              errors++;
                            }
                          } else {
                            const err282 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method/id", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/payment_method/anyOf/3/properties/id/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf[3].properties.id.anyOf[0].type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf[3].properties.id.anyOf[0], data: data108 };
                            if (vErrors === null) {
                              vErrors = [err282];
                            } else {
                              vErrors.push(err282);
                            }
                            errors++;
                          }
                          var _valid11 = _errs291 === errors;
                          valid58 = valid58 || _valid11;
                          if (!valid58) {
                            const _errs293 = errors;
                            if (!(typeof data108 == "number" && (!(data108 % 1) && !isNaN(data108)) && isFinite(data108))) {
                              const err283 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method/id", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/payment_method/anyOf/3/properties/id/anyOf/1/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf[3].properties.id.anyOf[1].type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf[3].properties.id.anyOf[1], data: data108 };
                              if (vErrors === null) {
                                vErrors = [err283];
                              } else {
                                vErrors.push(err283);
                              }
                              errors++;
                            }
                            if (typeof data108 == "number" && isFinite(data108)) {
                              if (data108 < 1 || isNaN(data108)) {
                                const err284 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method/id", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/payment_method/anyOf/3/properties/id/anyOf/1/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf[3].properties.id.anyOf[1], data: data108 };
                                if (vErrors === null) {
                                  vErrors = [err284];
                                } else {
                                  vErrors.push(err284);
                                }
                                errors++;
                              }
                            }
                            var _valid11 = _errs293 === errors;
                            valid58 = valid58 || _valid11;
                          }
                          if (!valid58) {
                            const err285 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method/id", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/payment_method/anyOf/3/properties/id/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf[3].properties.id.anyOf, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf[3].properties.id, data: data108 };
                            if (vErrors === null) {
                              vErrors = [err285];
                            } else {
                              vErrors.push(err285);
                            }
                            errors++;
                          } else {
                            errors = _errs290;
                            if (vErrors !== null) {
                              if (_errs290) {
                                vErrors.length = _errs290;
                              } else {
                                vErrors = null;
                              }
                            }
                          }
                        }
                      } else {
                        const err286 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/payment_method/anyOf/3/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf[3].type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf[3], data: data106 };
                        if (vErrors === null) {
                          vErrors = [err286];
                        } else {
                          vErrors.push(err286);
                        }
                        errors++;
                      }
                      var _valid10 = _errs285 === errors;
                      valid56 = valid56 || _valid10;
                    }
                  }
                }
                if (!valid56) {
                  const err287 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/payment_method", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/payment_method/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method.anyOf, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.payment_method, data: data106 };
                  if (vErrors === null) {
                    vErrors = [err287];
                  } else {
                    vErrors.push(err287);
                  }
                  errors++;
                } else {
                  errors = _errs279;
                  if (vErrors !== null) {
                    if (_errs279) {
                      vErrors.length = _errs279;
                    } else {
                      vErrors = null;
                    }
                  }
                }
              }
              if (data95.lifecycle !== void 0) {
                let data109 = data95.lifecycle;
                if (data109 && typeof data109 == "object" && !Array.isArray(data109)) {
                  for (const key28 in data109) {
                    if (!(key28 === "protect" || key28 === "replace" || key28 === "adopt" || key28 === "ignore_changes")) {
                      const err288 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/lifecycle/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key28 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.lifecycle, data: data109 };
                      if (vErrors === null) {
                        vErrors = [err288];
                      } else {
                        vErrors.push(err288);
                      }
                      errors++;
                    }
                  }
                  if (data109.protect !== void 0) {
                    let data110 = data109.protect;
                    if (typeof data110 !== "boolean") {
                      const err289 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/protect", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/lifecycle/properties/protect/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.lifecycle.properties.protect.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.lifecycle.properties.protect, data: data110 };
                      if (vErrors === null) {
                        vErrors = [err289];
                      } else {
                        vErrors.push(err289);
                      }
                      errors++;
                    }
                  }
                  if (data109.replace !== void 0) {
                    let data111 = data109.replace;
                    if (typeof data111 !== "string") {
                      const err290 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/lifecycle/properties/replace/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.lifecycle.properties.replace.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.lifecycle.properties.replace, data: data111 };
                      if (vErrors === null) {
                        vErrors = [err290];
                      } else {
                        vErrors.push(err290);
                      }
                      errors++;
                    }
                    if (!(data111 === "deny" || data111 === "allow")) {
                      const err291 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/lifecycle/properties/replace/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.lifecycle.properties.replace.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.lifecycle.properties.replace.enum, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.lifecycle.properties.replace, data: data111 };
                      if (vErrors === null) {
                        vErrors = [err291];
                      } else {
                        vErrors.push(err291);
                      }
                      errors++;
                    }
                  }
                  if (data109.adopt !== void 0) {
                    let data112 = data109.adopt;
                    if (typeof data112 === "string") {
                      if (func3(data112) > 200) {
                        const err292 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/lifecycle/properties/adopt/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters", schema: 200, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.lifecycle.properties.adopt, data: data112 };
                        if (vErrors === null) {
                          vErrors = [err292];
                        } else {
                          vErrors.push(err292);
                        }
                        errors++;
                      }
                      if (func3(data112) < 1) {
                        const err293 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/lifecycle/properties/adopt/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.lifecycle.properties.adopt, data: data112 };
                        if (vErrors === null) {
                          vErrors = [err293];
                        } else {
                          vErrors.push(err293);
                        }
                        errors++;
                      }
                      if (!pattern22.test(data112)) {
                        const err294 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/lifecycle/properties/adopt/pattern", keyword: "pattern", params: { pattern: "^\\S+$" }, message: 'must match pattern "^\\S+$"', schema: "^\\S+$", parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.lifecycle.properties.adopt, data: data112 };
                        if (vErrors === null) {
                          vErrors = [err294];
                        } else {
                          vErrors.push(err294);
                        }
                        errors++;
                      }
                    } else {
                      const err295 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/lifecycle/properties/adopt/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.lifecycle.properties.adopt.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.lifecycle.properties.adopt, data: data112 };
                      if (vErrors === null) {
                        vErrors = [err295];
                      } else {
                        vErrors.push(err295);
                      }
                      errors++;
                    }
                  }
                  if (data109.ignore_changes !== void 0) {
                    let data113 = data109.ignore_changes;
                    if (Array.isArray(data113)) {
                      const len4 = data113.length;
                      for (let i8 = 0; i8 < len4; i8++) {
                        let data114 = data113[i8];
                        if (typeof data114 !== "string") {
                          const err296 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i8, schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/lifecycle/properties/ignore_changes/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.lifecycle.properties.ignore_changes.items.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.lifecycle.properties.ignore_changes.items, data: data114 };
                          if (vErrors === null) {
                            vErrors = [err296];
                          } else {
                            vErrors.push(err296);
                          }
                          errors++;
                        }
                        if (!(data114 === "ensure_valid_for" || data114 === "max_price" || data114 === "mode" || data114 === "payment_method" || data114 === "period" || data114 === "product" || data114 === "service" || data114 === "with")) {
                          const err297 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i8, schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/lifecycle/properties/ignore_changes/items/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.lifecycle.properties.ignore_changes.items.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.lifecycle.properties.ignore_changes.items.enum, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.lifecycle.properties.ignore_changes.items, data: data114 };
                          if (vErrors === null) {
                            vErrors = [err297];
                          } else {
                            vErrors.push(err297);
                          }
                          errors++;
                        }
                      }
                      let i9 = data113.length;
                      let j4;
                      if (i9 > 1) {
                        const indices3 = {};
                        for (; i9--; ) {
                          let item3 = data113[i9];
                          if (typeof item3 !== "string") {
                            continue;
                          }
                          if (typeof indices3[item3] == "number") {
                            j4 = indices3[item3];
                            const err298 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/lifecycle/properties/ignore_changes/uniqueItems", keyword: "uniqueItems", params: { i: i9, j: j4 }, message: "must NOT have duplicate items (items ## " + j4 + " and " + i9 + " are identical)", schema: true, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.lifecycle.properties.ignore_changes, data: data113 };
                            if (vErrors === null) {
                              vErrors = [err298];
                            } else {
                              vErrors.push(err298);
                            }
                            errors++;
                            break;
                          }
                          indices3[item3] = i9;
                        }
                      }
                    } else {
                      const err299 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/lifecycle/properties/ignore_changes/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.lifecycle.properties.ignore_changes.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.lifecycle.properties.ignore_changes, data: data113 };
                      if (vErrors === null) {
                        vErrors = [err299];
                      } else {
                        vErrors.push(err299);
                      }
                      errors++;
                    }
                  }
                } else {
                  const err300 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/properties/lifecycle/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.lifecycle.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then.properties.lifecycle, data: data109 };
                  if (vErrors === null) {
                    vErrors = [err300];
                  } else {
                    vErrors.push(err300);
                  }
                  errors++;
                }
              }
            } else {
              const err301 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renewals/additionalProperties/allOf/0/then/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.renewals.additionalProperties.allOf[0].then.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0].then, data: data95 };
              if (vErrors === null) {
                vErrors = [err301];
              } else {
                vErrors.push(err301);
              }
              errors++;
            }
            var _valid8 = _errs255 === errors;
            valid48 = _valid8;
          }
          if (!valid48) {
            const err302 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renewals/additionalProperties/allOf/0/if", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema', schema: schema11.properties.renewals.additionalProperties.allOf[0].if, parentSchema: schema11.properties.renewals.additionalProperties.allOf[0], data: data95 };
            if (vErrors === null) {
              vErrors = [err302];
            } else {
              vErrors.push(err302);
            }
            errors++;
          }
          const _errs309 = errors;
          let valid63 = true;
          const _errs310 = errors;
          if (errors === _errs310) {
            if (data95 && typeof data95 == "object" && !Array.isArray(data95)) {
              let missing6;
              if (data95.provider === void 0 && (missing6 = "provider")) {
                const err303 = {};
                if (vErrors === null) {
                  vErrors = [err303];
                } else {
                  vErrors.push(err303);
                }
                errors++;
              } else {
                if (data95.provider !== void 0) {
                  if ("zomro" !== data95.provider) {
                    const err304 = {};
                    if (vErrors === null) {
                      vErrors = [err304];
                    } else {
                      vErrors.push(err304);
                    }
                    errors++;
                  }
                }
              }
            } else {
              const err305 = {};
              if (vErrors === null) {
                vErrors = [err305];
              } else {
                vErrors.push(err305);
              }
              errors++;
            }
          }
          var _valid12 = _errs310 === errors;
          errors = _errs309;
          if (vErrors !== null) {
            if (_errs309) {
              vErrors.length = _errs309;
            } else {
              vErrors = null;
            }
          }
          if (_valid12) {
            const _errs313 = errors;
            if (data95 && typeof data95 == "object" && !Array.isArray(data95)) {
              if (data95.service === void 0) {
                const err306 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/required", keyword: "required", params: { missingProperty: "service" }, message: "must have required property 'service'", schema: schema11.properties.renewals.additionalProperties.allOf[1].then.required, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then, data: data95 };
                if (vErrors === null) {
                  vErrors = [err306];
                } else {
                  vErrors.push(err306);
                }
                errors++;
              }
              for (const key29 in data95) {
                if (!(key29 === "service" || key29 === "mode" || key29 === "period" || key29 === "ensure_valid_for" || key29 === "max_price" || key29 === "provider" || key29 === "lifecycle")) {
                  const err307 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key29 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then, data: data95 };
                  if (vErrors === null) {
                    vErrors = [err307];
                  } else {
                    vErrors.push(err307);
                  }
                  errors++;
                }
              }
              if (data95.ensure_valid_for !== void 0) {
                if (data95.max_price === void 0) {
                  const err308 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/dependencies", keyword: "dependencies", params: {
                    property: "ensure_valid_for",
                    missingProperty: "max_price",
                    depsCount: 1,
                    deps: "max_price"
                  }, message: "must have property max_price when property ensure_valid_for is present", schema: schema11.properties.renewals.additionalProperties.allOf[1].then.dependencies, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then, data: data95 };
                  if (vErrors === null) {
                    vErrors = [err308];
                  } else {
                    vErrors.push(err308);
                  }
                  errors++;
                }
              }
              if (data95.service !== void 0) {
                let data116 = data95.service;
                if (typeof data116 === "string") {
                  if (func3(data116) < 1) {
                    const err309 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/service", schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/service/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.service, data: data116 };
                    if (vErrors === null) {
                      vErrors = [err309];
                    } else {
                      vErrors.push(err309);
                    }
                    errors++;
                  }
                  if (!pattern20.test(data116)) {
                    const err310 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/service", schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/service/pattern", keyword: "pattern", params: { pattern: "^\\S(.*\\S)?$" }, message: 'must match pattern "^\\S(.*\\S)?$"', schema: "^\\S(.*\\S)?$", parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.service, data: data116 };
                    if (vErrors === null) {
                      vErrors = [err310];
                    } else {
                      vErrors.push(err310);
                    }
                    errors++;
                  }
                } else {
                  const err311 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/service", schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/service/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.service.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.service, data: data116 };
                  if (vErrors === null) {
                    vErrors = [err311];
                  } else {
                    vErrors.push(err311);
                  }
                  errors++;
                }
              }
              if (data95.mode !== void 0) {
                let data117 = data95.mode;
                if (!(data117 === "automatic" || data117 === "manual")) {
                  const err312 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/mode", schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/mode/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.mode.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.mode.enum, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.mode, data: data117 };
                  if (vErrors === null) {
                    vErrors = [err312];
                  } else {
                    vErrors.push(err312);
                  }
                  errors++;
                }
              }
              if (data95.period !== void 0) {
                let data118 = data95.period;
                if (!(data118 === "P1M" || data118 === "P3M" || data118 === "P6M" || data118 === "P1Y" || data118 === "P12M" || data118 === "1mo" || data118 === "3mo" || data118 === "6mo" || data118 === "12mo" || data118 === "1y")) {
                  const err313 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/period", schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/period/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.period.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.period.enum, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.period, data: data118 };
                  if (vErrors === null) {
                    vErrors = [err313];
                  } else {
                    vErrors.push(err313);
                  }
                  errors++;
                }
              }
              if (data95.ensure_valid_for !== void 0) {
                let data119 = data95.ensure_valid_for;
                if (typeof data119 === "string") {
                  if (!pattern29.test(data119)) {
                    const err314 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/ensure_valid_for", schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/ensure_valid_for/pattern", keyword: "pattern", params: { pattern: "^(P[0-9WDTHMSY]+|[0-9]+(s|m|h|d|w|mo|y))$" }, message: 'must match pattern "^(P[0-9WDTHMSY]+|[0-9]+(s|m|h|d|w|mo|y))$"', schema: "^(P[0-9WDTHMSY]+|[0-9]+(s|m|h|d|w|mo|y))$", parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.ensure_valid_for, data: data119 };
                    if (vErrors === null) {
                      vErrors = [err314];
                    } else {
                      vErrors.push(err314);
                    }
                    errors++;
                  }
                } else {
                  const err315 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/ensure_valid_for", schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/ensure_valid_for/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.ensure_valid_for.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.ensure_valid_for, data: data119 };
                  if (vErrors === null) {
                    vErrors = [err315];
                  } else {
                    vErrors.push(err315);
                  }
                  errors++;
                }
              }
              if (data95.max_price !== void 0) {
                let data120 = data95.max_price;
                if (typeof data120 === "string") {
                  if (!pattern30.test(data120)) {
                    const err316 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/max_price", schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/max_price/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,15}(\\.[0-9]{1,12})? ?[A-Z]{3}$" }, message: 'must match pattern "^[0-9]{1,15}(\\.[0-9]{1,12})? ?[A-Z]{3}$"', schema: "^[0-9]{1,15}(\\.[0-9]{1,12})? ?[A-Z]{3}$", parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.max_price, data: data120 };
                    if (vErrors === null) {
                      vErrors = [err316];
                    } else {
                      vErrors.push(err316);
                    }
                    errors++;
                  }
                } else {
                  const err317 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/max_price", schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/max_price/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.max_price.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.max_price, data: data120 };
                  if (vErrors === null) {
                    vErrors = [err317];
                  } else {
                    vErrors.push(err317);
                  }
                  errors++;
                }
              }
              if (data95.provider !== void 0) {
                let data121 = data95.provider;
                if (typeof data121 !== "string") {
                  const err318 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.provider.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.provider, data: data121 };
                  if (vErrors === null) {
                    vErrors = [err318];
                  } else {
                    vErrors.push(err318);
                  }
                  errors++;
                }
                if (!(data121 === "ovh" || data121 === "zomro")) {
                  const err319 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/provider/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.provider.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.provider.enum, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.provider, data: data121 };
                  if (vErrors === null) {
                    vErrors = [err319];
                  } else {
                    vErrors.push(err319);
                  }
                  errors++;
                }
              }
              if (data95.lifecycle !== void 0) {
                let data122 = data95.lifecycle;
                if (data122 && typeof data122 == "object" && !Array.isArray(data122)) {
                  for (const key30 in data122) {
                    if (!(key30 === "protect" || key30 === "replace" || key30 === "adopt" || key30 === "ignore_changes")) {
                      const err320 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/lifecycle/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key30 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.lifecycle, data: data122 };
                      if (vErrors === null) {
                        vErrors = [err320];
                      } else {
                        vErrors.push(err320);
                      }
                      errors++;
                    }
                  }
                  if (data122.protect !== void 0) {
                    let data123 = data122.protect;
                    if (typeof data123 !== "boolean") {
                      const err321 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/protect", schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/lifecycle/properties/protect/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.lifecycle.properties.protect.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.lifecycle.properties.protect, data: data123 };
                      if (vErrors === null) {
                        vErrors = [err321];
                      } else {
                        vErrors.push(err321);
                      }
                      errors++;
                    }
                  }
                  if (data122.replace !== void 0) {
                    let data124 = data122.replace;
                    if (typeof data124 !== "string") {
                      const err322 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/lifecycle/properties/replace/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.lifecycle.properties.replace.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.lifecycle.properties.replace, data: data124 };
                      if (vErrors === null) {
                        vErrors = [err322];
                      } else {
                        vErrors.push(err322);
                      }
                      errors++;
                    }
                    if (!(data124 === "deny" || data124 === "allow")) {
                      const err323 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/lifecycle/properties/replace/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.lifecycle.properties.replace.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.lifecycle.properties.replace.enum, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.lifecycle.properties.replace, data: data124 };
                      if (vErrors === null) {
                        vErrors = [err323];
                      } else {
                        vErrors.push(err323);
                      }
                      errors++;
                    }
                  }
                  if (data122.adopt !== void 0) {
                    let data125 = data122.adopt;
                    if (typeof data125 === "string") {
                      if (func3(data125) > 200) {
                        const err324 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/lifecycle/properties/adopt/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters", schema: 200, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.lifecycle.properties.adopt, data: data125 };
                        if (vErrors === null) {
                          vErrors = [err324];
                        } else {
                          vErrors.push(err324);
                        }
                        errors++;
                      }
                      if (func3(data125) < 1) {
                        const err325 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/lifecycle/properties/adopt/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.lifecycle.properties.adopt, data: data125 };
                        if (vErrors === null) {
                          vErrors = [err325];
                        } else {
                          vErrors.push(err325);
                        }
                        errors++;
                      }
                      if (!pattern22.test(data125)) {
                        const err326 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/lifecycle/properties/adopt/pattern", keyword: "pattern", params: { pattern: "^\\S+$" }, message: 'must match pattern "^\\S+$"', schema: "^\\S+$", parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.lifecycle.properties.adopt, data: data125 };
                        if (vErrors === null) {
                          vErrors = [err326];
                        } else {
                          vErrors.push(err326);
                        }
                        errors++;
                      }
                    } else {
                      const err327 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/lifecycle/properties/adopt/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.lifecycle.properties.adopt.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.lifecycle.properties.adopt, data: data125 };
                      if (vErrors === null) {
                        vErrors = [err327];
                      } else {
                        vErrors.push(err327);
                      }
                      errors++;
                    }
                  }
                  if (data122.ignore_changes !== void 0) {
                    let data126 = data122.ignore_changes;
                    if (Array.isArray(data126)) {
                      const len5 = data126.length;
                      for (let i10 = 0; i10 < len5; i10++) {
                        let data127 = data126[i10];
                        if (typeof data127 !== "string") {
                          const err328 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i10, schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/lifecycle/properties/ignore_changes/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.lifecycle.properties.ignore_changes.items.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.lifecycle.properties.ignore_changes.items, data: data127 };
                          if (vErrors === null) {
                            vErrors = [err328];
                          } else {
                            vErrors.push(err328);
                          }
                          errors++;
                        }
                        if (!(data127 === "ensure_valid_for" || data127 === "max_price" || data127 === "mode" || data127 === "period" || data127 === "service")) {
                          const err329 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i10, schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/lifecycle/properties/ignore_changes/items/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.lifecycle.properties.ignore_changes.items.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.lifecycle.properties.ignore_changes.items.enum, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.lifecycle.properties.ignore_changes.items, data: data127 };
                          if (vErrors === null) {
                            vErrors = [err329];
                          } else {
                            vErrors.push(err329);
                          }
                          errors++;
                        }
                      }
                      let i11 = data126.length;
                      let j5;
                      if (i11 > 1) {
                        const indices4 = {};
                        for (; i11--; ) {
                          let item4 = data126[i11];
                          if (typeof item4 !== "string") {
                            continue;
                          }
                          if (typeof indices4[item4] == "number") {
                            j5 = indices4[item4];
                            const err330 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/lifecycle/properties/ignore_changes/uniqueItems", keyword: "uniqueItems", params: { i: i11, j: j5 }, message: "must NOT have duplicate items (items ## " + j5 + " and " + i11 + " are identical)", schema: true, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.lifecycle.properties.ignore_changes, data: data126 };
                            if (vErrors === null) {
                              vErrors = [err330];
                            } else {
                              vErrors.push(err330);
                            }
                            errors++;
                            break;
                          }
                          indices4[item4] = i11;
                        }
                      }
                    } else {
                      const err331 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/lifecycle/properties/ignore_changes/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.lifecycle.properties.ignore_changes.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.lifecycle.properties.ignore_changes, data: data126 };
                      if (vErrors === null) {
                        vErrors = [err331];
                      } else {
                        vErrors.push(err331);
                      }
                      errors++;
                    }
                  }
                } else {
                  const err332 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/properties/lifecycle/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.lifecycle.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then.properties.lifecycle, data: data122 };
                  if (vErrors === null) {
                    vErrors = [err332];
                  } else {
                    vErrors.push(err332);
                  }
                  errors++;
                }
              }
            } else {
              const err333 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renewals/additionalProperties/allOf/1/then/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.renewals.additionalProperties.allOf[1].then.type, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1].then, data: data95 };
              if (vErrors === null) {
                vErrors = [err333];
              } else {
                vErrors.push(err333);
              }
              errors++;
            }
            var _valid12 = _errs313 === errors;
            valid63 = _valid12;
          }
          if (!valid63) {
            const err334 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renewals/additionalProperties/allOf/1/if", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema', schema: schema11.properties.renewals.additionalProperties.allOf[1].if, parentSchema: schema11.properties.renewals.additionalProperties.allOf[1], data: data95 };
            if (vErrors === null) {
              vErrors = [err334];
            } else {
              vErrors.push(err334);
            }
            errors++;
          }
          if (data95 && typeof data95 == "object" && !Array.isArray(data95)) {
            if (data95.provider === void 0) {
              const err335 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renewals/additionalProperties/required", keyword: "required", params: { missingProperty: "provider" }, message: "must have required property 'provider'", schema: schema11.properties.renewals.additionalProperties.required, parentSchema: schema11.properties.renewals.additionalProperties, data: data95 };
              if (vErrors === null) {
                vErrors = [err335];
              } else {
                vErrors.push(err335);
              }
              errors++;
            }
            if (data95.provider !== void 0) {
              let data128 = data95.provider;
              if (typeof data128 !== "string") {
                const err336 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/renewals/additionalProperties/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.renewals.additionalProperties.properties.provider.type, parentSchema: schema11.properties.renewals.additionalProperties.properties.provider, data: data128 };
                if (vErrors === null) {
                  vErrors = [err336];
                } else {
                  vErrors.push(err336);
                }
                errors++;
              }
              if (!(data128 === "ovh" || data128 === "zomro")) {
                const err337 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/renewals/additionalProperties/properties/provider/enum", keyword: "enum", params: { allowedValues: schema11.properties.renewals.additionalProperties.properties.provider.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.renewals.additionalProperties.properties.provider.enum, parentSchema: schema11.properties.renewals.additionalProperties.properties.provider, data: data128 };
                if (vErrors === null) {
                  vErrors = [err337];
                } else {
                  vErrors.push(err337);
                }
                errors++;
              }
            }
          } else {
            const err338 = { instancePath: instancePath + "/renewals/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renewals/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.renewals.additionalProperties.type, parentSchema: schema11.properties.renewals.additionalProperties, data: data95 };
            if (vErrors === null) {
              vErrors = [err338];
            } else {
              vErrors.push(err338);
            }
            errors++;
          }
        }
      } else {
        const err339 = { instancePath: instancePath + "/renewals", schemaPath: "#/properties/renewals/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.renewals.type, parentSchema: schema11.properties.renewals, data: data94 };
        if (vErrors === null) {
          vErrors = [err339];
        } else {
          vErrors.push(err339);
        }
        errors++;
      }
    }
    if (data.servers !== void 0) {
      let data129 = data.servers;
      if (data129 && typeof data129 == "object" && !Array.isArray(data129)) {
        for (const key31 in data129) {
          const _errs343 = errors;
          if (typeof key31 === "string") {
            if (!pattern19.test(key31)) {
              const err340 = { instancePath: instancePath + "/servers", schemaPath: "#/properties/servers/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,62}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,62}$"', schema: "^[a-z][a-z0-9-]{0,62}$", parentSchema: schema11.properties.servers.propertyNames, data: key31, propertyName: key31 };
              if (vErrors === null) {
                vErrors = [err340];
              } else {
                vErrors.push(err340);
              }
              errors++;
            }
          }
          var valid72 = _errs343 === errors;
          if (!valid72) {
            const err341 = { instancePath: instancePath + "/servers", schemaPath: "#/properties/servers/propertyNames", keyword: "propertyNames", params: { propertyName: key31 }, message: "property name must be valid", schema: schema11.properties.servers.propertyNames, parentSchema: schema11.properties.servers, data: data129 };
            if (vErrors === null) {
              vErrors = [err341];
            } else {
              vErrors.push(err341);
            }
            errors++;
          }
        }
        for (const key32 in data129) {
          let data130 = data129[key32];
          const _errs348 = errors;
          let valid75 = false;
          let passing4 = null;
          const _errs349 = errors;
          if (data130 && typeof data130 == "object" && !Array.isArray(data130)) {
            if (data130.ssh_key === void 0) {
              const err342 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf/0/required", keyword: "required", params: { missingProperty: "ssh_key" }, message: "must have required property 'ssh_key'", schema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[0].required, parentSchema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[0], data: data130 };
              if (vErrors === null) {
                vErrors = [err342];
              } else {
                vErrors.push(err342);
              }
              errors++;
            }
          }
          var _valid13 = _errs349 === errors;
          if (_valid13) {
            valid75 = true;
            passing4 = 0;
          }
          const _errs350 = errors;
          if (data130 && typeof data130 == "object" && !Array.isArray(data130)) {
            if (data130.password === void 0) {
              const err343 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf/1/required", keyword: "required", params: { missingProperty: "password" }, message: "must have required property 'password'", schema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[1].required, parentSchema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[1], data: data130 };
              if (vErrors === null) {
                vErrors = [err343];
              } else {
                vErrors.push(err343);
              }
              errors++;
            }
          }
          var _valid13 = _errs350 === errors;
          if (_valid13 && valid75) {
            valid75 = false;
            passing4 = [passing4, 1];
          } else {
            if (_valid13) {
              valid75 = true;
              passing4 = 1;
            }
            const _errs351 = errors;
            const _errs352 = errors;
            const _errs353 = errors;
            const _errs354 = errors;
            let valid77 = false;
            const _errs355 = errors;
            if (data130 && typeof data130 == "object" && !Array.isArray(data130)) {
              let missing8;
              if (data130.ssh_key === void 0 && (missing8 = "ssh_key")) {
                const err344 = {};
                if (vErrors === null) {
                  vErrors = [err344];
                } else {
                  vErrors.push(err344);
                }
                errors++;
              }
            }
            var _valid14 = _errs355 === errors;
            valid77 = valid77 || _valid14;
            if (!valid77) {
              const _errs356 = errors;
              if (data130 && typeof data130 == "object" && !Array.isArray(data130)) {
                let missing9;
                if (data130.password === void 0 && (missing9 = "password")) {
                  const err345 = {};
                  if (vErrors === null) {
                    vErrors = [err345];
                  } else {
                    vErrors.push(err345);
                  }
                  errors++;
                }
              }
              var _valid14 = _errs356 === errors;
              valid77 = valid77 || _valid14;
            }
            if (!valid77) {
              const err346 = {};
              if (vErrors === null) {
                vErrors = [err346];
              } else {
                vErrors.push(err346);
              }
              errors++;
            } else {
              errors = _errs354;
              if (vErrors !== null) {
                if (_errs354) {
                  vErrors.length = _errs354;
                } else {
                  vErrors = null;
                }
              }
            }
            var valid76 = _errs353 === errors;
            if (valid76) {
              const err347 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf/2/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2].not, parentSchema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2], data: data130 };
              if (vErrors === null) {
                vErrors = [err347];
              } else {
                vErrors.push(err347);
              }
              errors++;
            } else {
              errors = _errs352;
              if (vErrors !== null) {
                if (_errs352) {
                  vErrors.length = _errs352;
                } else {
                  vErrors = null;
                }
              }
            }
            if (data130 && typeof data130 == "object" && !Array.isArray(data130)) {
              if (data130.lifecycle === void 0) {
                const err348 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf/2/required", keyword: "required", params: { missingProperty: "lifecycle" }, message: "must have required property 'lifecycle'", schema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2].required, parentSchema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2], data: data130 };
                if (vErrors === null) {
                  vErrors = [err348];
                } else {
                  vErrors.push(err348);
                }
                errors++;
              }
              if (data130.lifecycle !== void 0) {
                let data131 = data130.lifecycle;
                if (data131 && typeof data131 == "object" && !Array.isArray(data131)) {
                  if (data131.ignore_changes === void 0) {
                    const err349 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf/2/properties/lifecycle/required", keyword: "required", params: { missingProperty: "ignore_changes" }, message: "must have required property 'ignore_changes'", schema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2].properties.lifecycle.required, parentSchema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2].properties.lifecycle, data: data131 };
                    if (vErrors === null) {
                      vErrors = [err349];
                    } else {
                      vErrors.push(err349);
                    }
                    errors++;
                  }
                  if (data131.ignore_changes !== void 0) {
                    let data132 = data131.ignore_changes;
                    if (Array.isArray(data132)) {
                      const _errs359 = errors;
                      const len6 = data132.length;
                      for (let i12 = 0; i12 < len6; i12++) {
                        let data133 = data132[i12];
                        const _errs360 = errors;
                        if ("ssh_key" !== data133) {
                          const err350 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i12, schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf/2/properties/lifecycle/properties/ignore_changes/contains/const", keyword: "const", params: { allowedValue: "ssh_key" }, message: "must be equal to constant", schema: "ssh_key", parentSchema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2].properties.lifecycle.properties.ignore_changes.contains, data: data133 };
                          if (vErrors === null) {
                            vErrors = [err350];
                          } else {
                            vErrors.push(err350);
                          }
                          errors++;
                        }
                        var valid80 = _errs360 === errors;
                        if (valid80) {
                          break;
                        }
                      }
                      if (!valid80) {
                        const err351 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf/2/properties/lifecycle/properties/ignore_changes/contains", keyword: "contains", params: { minContains: 1 }, message: "must contain at least 1 valid item(s)", schema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2].properties.lifecycle.properties.ignore_changes.contains, parentSchema: schema11.properties.servers.additionalProperties.allOf[0].oneOf[2].properties.lifecycle.properties.ignore_changes, data: data132 };
                        if (vErrors === null) {
                          vErrors = [err351];
                        } else {
                          vErrors.push(err351);
                        }
                        errors++;
                      } else {
                        errors = _errs359;
                        if (vErrors !== null) {
                          if (_errs359) {
                            vErrors.length = _errs359;
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
            var _valid13 = _errs351 === errors;
            if (_valid13 && valid75) {
              valid75 = false;
              passing4 = [passing4, 2];
            } else {
              if (_valid13) {
                valid75 = true;
                passing4 = 2;
              }
            }
          }
          if (!valid75) {
            const err352 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/allOf/0/oneOf", keyword: "oneOf", params: { passingSchemas: passing4 }, message: "must match exactly one schema in oneOf", schema: schema11.properties.servers.additionalProperties.allOf[0].oneOf, parentSchema: schema11.properties.servers.additionalProperties.allOf[0], data: data130 };
            if (vErrors === null) {
              vErrors = [err352];
            } else {
              vErrors.push(err352);
            }
            errors++;
          } else {
            errors = _errs348;
            if (vErrors !== null) {
              if (_errs348) {
                vErrors.length = _errs348;
              } else {
                vErrors = null;
              }
            }
          }
          const _errs362 = errors;
          const _errs363 = errors;
          if (data130 && typeof data130 == "object" && !Array.isArray(data130)) {
            let missing10;
            if (data130.promo_code === void 0 && (missing10 = "promo_code") || data130.promo === void 0 && (missing10 = "promo")) {
              const err353 = {};
              if (vErrors === null) {
                vErrors = [err353];
              } else {
                vErrors.push(err353);
              }
              errors++;
            }
          }
          var valid81 = _errs363 === errors;
          if (valid81) {
            const err354 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/allOf/1/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema11.properties.servers.additionalProperties.allOf[1].not, parentSchema: schema11.properties.servers.additionalProperties.allOf[1], data: data130 };
            if (vErrors === null) {
              vErrors = [err354];
            } else {
              vErrors.push(err354);
            }
            errors++;
          } else {
            errors = _errs362;
            if (vErrors !== null) {
              if (_errs362) {
                vErrors.length = _errs362;
              } else {
                vErrors = null;
              }
            }
          }
          if (data130 && typeof data130 == "object" && !Array.isArray(data130)) {
            if (data130.tariff === void 0) {
              const err355 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/required", keyword: "required", params: { missingProperty: "tariff" }, message: "must have required property 'tariff'", schema: schema11.properties.servers.additionalProperties.required, parentSchema: schema11.properties.servers.additionalProperties, data: data130 };
              if (vErrors === null) {
                vErrors = [err355];
              } else {
                vErrors.push(err355);
              }
              errors++;
            }
            if (data130.datacenter === void 0) {
              const err356 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/required", keyword: "required", params: { missingProperty: "datacenter" }, message: "must have required property 'datacenter'", schema: schema11.properties.servers.additionalProperties.required, parentSchema: schema11.properties.servers.additionalProperties, data: data130 };
              if (vErrors === null) {
                vErrors = [err356];
              } else {
                vErrors.push(err356);
              }
              errors++;
            }
            if (data130.os === void 0) {
              const err357 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/required", keyword: "required", params: { missingProperty: "os" }, message: "must have required property 'os'", schema: schema11.properties.servers.additionalProperties.required, parentSchema: schema11.properties.servers.additionalProperties, data: data130 };
              if (vErrors === null) {
                vErrors = [err357];
              } else {
                vErrors.push(err357);
              }
              errors++;
            }
            if (data130.period === void 0) {
              const err358 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/required", keyword: "required", params: { missingProperty: "period" }, message: "must have required property 'period'", schema: schema11.properties.servers.additionalProperties.required, parentSchema: schema11.properties.servers.additionalProperties, data: data130 };
              if (vErrors === null) {
                vErrors = [err358];
              } else {
                vErrors.push(err358);
              }
              errors++;
            }
            for (const key33 in data130) {
              if (!func2.call(schema11.properties.servers.additionalProperties.properties, key33)) {
                const err359 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key33 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.servers.additionalProperties, data: data130 };
                if (vErrors === null) {
                  vErrors = [err359];
                } else {
                  vErrors.push(err359);
                }
                errors++;
              }
            }
            if (data130.name !== void 0) {
              let data134 = data130.name;
              if (typeof data134 === "string") {
                if (func3(data134) > 100) {
                  const err360 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/servers/additionalProperties/properties/name/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema11.properties.servers.additionalProperties.properties.name, data: data134 };
                  if (vErrors === null) {
                    vErrors = [err360];
                  } else {
                    vErrors.push(err360);
                  }
                  errors++;
                }
                if (func3(data134) < 1) {
                  const err361 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/servers/additionalProperties/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.servers.additionalProperties.properties.name, data: data134 };
                  if (vErrors === null) {
                    vErrors = [err361];
                  } else {
                    vErrors.push(err361);
                  }
                  errors++;
                }
                if (!pattern20.test(data134)) {
                  const err362 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/servers/additionalProperties/properties/name/pattern", keyword: "pattern", params: { pattern: "^\\S(.*\\S)?$" }, message: 'must match pattern "^\\S(.*\\S)?$"', schema: "^\\S(.*\\S)?$", parentSchema: schema11.properties.servers.additionalProperties.properties.name, data: data134 };
                  if (vErrors === null) {
                    vErrors = [err362];
                  } else {
                    vErrors.push(err362);
                  }
                  errors++;
                }
              } else {
                const err363 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/name", schemaPath: "#/properties/servers/additionalProperties/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.name.type, parentSchema: schema11.properties.servers.additionalProperties.properties.name, data: data134 };
                if (vErrors === null) {
                  vErrors = [err363];
                } else {
                  vErrors.push(err363);
                }
                errors++;
              }
            }
            if (data130.tariff !== void 0) {
              let data135 = data130.tariff;
              if (typeof data135 === "string") {
                if (func3(data135) < 1) {
                  const err364 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/tariff", schemaPath: "#/properties/servers/additionalProperties/properties/tariff/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.servers.additionalProperties.properties.tariff, data: data135 };
                  if (vErrors === null) {
                    vErrors = [err364];
                  } else {
                    vErrors.push(err364);
                  }
                  errors++;
                }
              } else {
                const err365 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/tariff", schemaPath: "#/properties/servers/additionalProperties/properties/tariff/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.tariff.type, parentSchema: schema11.properties.servers.additionalProperties.properties.tariff, data: data135 };
                if (vErrors === null) {
                  vErrors = [err365];
                } else {
                  vErrors.push(err365);
                }
                errors++;
              }
            }
            if (data130.datacenter !== void 0) {
              let data136 = data130.datacenter;
              if (typeof data136 === "string") {
                if (func3(data136) < 1) {
                  const err366 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/datacenter", schemaPath: "#/properties/servers/additionalProperties/properties/datacenter/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.servers.additionalProperties.properties.datacenter, data: data136 };
                  if (vErrors === null) {
                    vErrors = [err366];
                  } else {
                    vErrors.push(err366);
                  }
                  errors++;
                }
              } else {
                const err367 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/datacenter", schemaPath: "#/properties/servers/additionalProperties/properties/datacenter/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.datacenter.type, parentSchema: schema11.properties.servers.additionalProperties.properties.datacenter, data: data136 };
                if (vErrors === null) {
                  vErrors = [err367];
                } else {
                  vErrors.push(err367);
                }
                errors++;
              }
            }
            if (data130.os !== void 0) {
              let data137 = data130.os;
              if (typeof data137 === "string") {
                if (func3(data137) < 1) {
                  const err368 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/os", schemaPath: "#/properties/servers/additionalProperties/properties/os/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.servers.additionalProperties.properties.os, data: data137 };
                  if (vErrors === null) {
                    vErrors = [err368];
                  } else {
                    vErrors.push(err368);
                  }
                  errors++;
                }
              } else {
                const err369 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/os", schemaPath: "#/properties/servers/additionalProperties/properties/os/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.os.type, parentSchema: schema11.properties.servers.additionalProperties.properties.os, data: data137 };
                if (vErrors === null) {
                  vErrors = [err369];
                } else {
                  vErrors.push(err369);
                }
                errors++;
              }
            }
            if (data130.period !== void 0) {
              let data138 = data130.period;
              if (typeof data138 !== "string") {
                const err370 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/period", schemaPath: "#/properties/servers/additionalProperties/properties/period/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.period.type, parentSchema: schema11.properties.servers.additionalProperties.properties.period, data: data138 };
                if (vErrors === null) {
                  vErrors = [err370];
                } else {
                  vErrors.push(err370);
                }
                errors++;
              }
              if (!(data138 === "P1D" || data138 === "P1M" || data138 === "P3M" || data138 === "P6M" || data138 === "P1Y" || data138 === "P12M" || data138 === "1d" || data138 === "1mo" || data138 === "3mo" || data138 === "6mo" || data138 === "12mo" || data138 === "1y")) {
                const err371 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/period", schemaPath: "#/properties/servers/additionalProperties/properties/period/enum", keyword: "enum", params: { allowedValues: schema11.properties.servers.additionalProperties.properties.period.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.servers.additionalProperties.properties.period.enum, parentSchema: schema11.properties.servers.additionalProperties.properties.period, data: data138 };
                if (vErrors === null) {
                  vErrors = [err371];
                } else {
                  vErrors.push(err371);
                }
                errors++;
              }
            }
            if (data130.addons !== void 0) {
              let data139 = data130.addons;
              if (data139 && typeof data139 == "object" && !Array.isArray(data139)) {
                for (const key34 in data139) {
                  const _errs377 = errors;
                  if (typeof key34 === "string") {
                    if (func3(key34) < 1) {
                      const err372 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/addons", schemaPath: "#/properties/servers/additionalProperties/properties/addons/propertyNames/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.servers.additionalProperties.properties.addons.propertyNames, data: key34, propertyName: key34 };
                      if (vErrors === null) {
                        vErrors = [err372];
                      } else {
                        vErrors.push(err372);
                      }
                      errors++;
                    }
                  }
                  var valid83 = _errs377 === errors;
                  if (!valid83) {
                    const err373 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/addons", schemaPath: "#/properties/servers/additionalProperties/properties/addons/propertyNames", keyword: "propertyNames", params: { propertyName: key34 }, message: "property name must be valid", schema: schema11.properties.servers.additionalProperties.properties.addons.propertyNames, parentSchema: schema11.properties.servers.additionalProperties.properties.addons, data: data139 };
                    if (vErrors === null) {
                      vErrors = [err373];
                    } else {
                      vErrors.push(err373);
                    }
                    errors++;
                  }
                }
                for (const key35 in data139) {
                  let data140 = data139[key35];
                  if (typeof data140 === "string") {
                    if (func3(data140) < 1) {
                      const err374 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/addons/" + key35.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/properties/addons/additionalProperties/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.servers.additionalProperties.properties.addons.additionalProperties, data: data140 };
                      if (vErrors === null) {
                        vErrors = [err374];
                      } else {
                        vErrors.push(err374);
                      }
                      errors++;
                    }
                  } else {
                    const err375 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/addons/" + key35.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/properties/addons/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.addons.additionalProperties.type, parentSchema: schema11.properties.servers.additionalProperties.properties.addons.additionalProperties, data: data140 };
                    if (vErrors === null) {
                      vErrors = [err375];
                    } else {
                      vErrors.push(err375);
                    }
                    errors++;
                  }
                }
              } else {
                const err376 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/addons", schemaPath: "#/properties/servers/additionalProperties/properties/addons/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.servers.additionalProperties.properties.addons.type, parentSchema: schema11.properties.servers.additionalProperties.properties.addons, data: data139 };
                if (vErrors === null) {
                  vErrors = [err376];
                } else {
                  vErrors.push(err376);
                }
                errors++;
              }
            }
            if (data130.ssh_key !== void 0) {
              let data141 = data130.ssh_key;
              if (typeof data141 === "string") {
                if (func3(data141) < 1) {
                  const err377 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/ssh_key", schemaPath: "#/properties/servers/additionalProperties/properties/ssh_key/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.servers.additionalProperties.properties.ssh_key, data: data141 };
                  if (vErrors === null) {
                    vErrors = [err377];
                  } else {
                    vErrors.push(err377);
                  }
                  errors++;
                }
              } else {
                const err378 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/ssh_key", schemaPath: "#/properties/servers/additionalProperties/properties/ssh_key/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.ssh_key.type, parentSchema: schema11.properties.servers.additionalProperties.properties.ssh_key, data: data141 };
                if (vErrors === null) {
                  vErrors = [err378];
                } else {
                  vErrors.push(err378);
                }
                errors++;
              }
            }
            if (data130.password !== void 0) {
              let data142 = data130.password;
              if (typeof data142 === "string") {
                if (!pattern40.test(data142)) {
                  const err379 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/password", schemaPath: "#/properties/servers/additionalProperties/properties/password/pattern", keyword: "pattern", params: { pattern: "^(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])[!$+,\\-./0-9:=A-Z\\[\\\\\\]^_`a-z{}~]{8,48}$" }, message: 'must match pattern "^(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])[!$+,\\-./0-9:=A-Z\\[\\\\\\]^_`a-z{}~]{8,48}$"', schema: "^(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])[!$+,\\-./0-9:=A-Z\\[\\\\\\]^_`a-z{}~]{8,48}$", parentSchema: schema11.properties.servers.additionalProperties.properties.password, data: data142 };
                  if (vErrors === null) {
                    vErrors = [err379];
                  } else {
                    vErrors.push(err379);
                  }
                  errors++;
                }
              } else {
                const err380 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/password", schemaPath: "#/properties/servers/additionalProperties/properties/password/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.password.type, parentSchema: schema11.properties.servers.additionalProperties.properties.password, data: data142 };
                if (vErrors === null) {
                  vErrors = [err380];
                } else {
                  vErrors.push(err380);
                }
                errors++;
              }
            }
            if (data130.promo_code !== void 0) {
              let data143 = data130.promo_code;
              if (typeof data143 === "string") {
                if (func3(data143) > 100) {
                  const err381 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/promo_code", schemaPath: "#/properties/servers/additionalProperties/properties/promo_code/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema11.properties.servers.additionalProperties.properties.promo_code, data: data143 };
                  if (vErrors === null) {
                    vErrors = [err381];
                  } else {
                    vErrors.push(err381);
                  }
                  errors++;
                }
              } else {
                const err382 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/promo_code", schemaPath: "#/properties/servers/additionalProperties/properties/promo_code/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.promo_code.type, parentSchema: schema11.properties.servers.additionalProperties.properties.promo_code, data: data143 };
                if (vErrors === null) {
                  vErrors = [err382];
                } else {
                  vErrors.push(err382);
                }
                errors++;
              }
            }
            if (data130.promo !== void 0) {
              let data144 = data130.promo;
              if (data144 && typeof data144 == "object" && !Array.isArray(data144)) {
                if (data144.code === void 0) {
                  const err383 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/promo", schemaPath: "#/properties/servers/additionalProperties/properties/promo/required", keyword: "required", params: { missingProperty: "code" }, message: "must have required property 'code'", schema: schema11.properties.servers.additionalProperties.properties.promo.required, parentSchema: schema11.properties.servers.additionalProperties.properties.promo, data: data144 };
                  if (vErrors === null) {
                    vErrors = [err383];
                  } else {
                    vErrors.push(err383);
                  }
                  errors++;
                }
                for (const key36 in data144) {
                  if (!(key36 === "code" || key36 === "required")) {
                    const err384 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/promo", schemaPath: "#/properties/servers/additionalProperties/properties/promo/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key36 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.servers.additionalProperties.properties.promo, data: data144 };
                    if (vErrors === null) {
                      vErrors = [err384];
                    } else {
                      vErrors.push(err384);
                    }
                    errors++;
                  }
                }
                if (data144.code !== void 0) {
                  let data145 = data144.code;
                  if (typeof data145 === "string") {
                    if (func3(data145) > 100) {
                      const err385 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/promo/code", schemaPath: "#/properties/servers/additionalProperties/properties/promo/properties/code/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters", schema: 100, parentSchema: schema11.properties.servers.additionalProperties.properties.promo.properties.code, data: data145 };
                      if (vErrors === null) {
                        vErrors = [err385];
                      } else {
                        vErrors.push(err385);
                      }
                      errors++;
                    }
                  } else {
                    const err386 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/promo/code", schemaPath: "#/properties/servers/additionalProperties/properties/promo/properties/code/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.promo.properties.code.type, parentSchema: schema11.properties.servers.additionalProperties.properties.promo.properties.code, data: data145 };
                    if (vErrors === null) {
                      vErrors = [err386];
                    } else {
                      vErrors.push(err386);
                    }
                    errors++;
                  }
                }
                if (data144.required !== void 0) {
                  let data146 = data144.required;
                  if (typeof data146 !== "boolean") {
                    const err387 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/promo/required", schemaPath: "#/properties/servers/additionalProperties/properties/promo/properties/required/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.servers.additionalProperties.properties.promo.properties.required.type, parentSchema: schema11.properties.servers.additionalProperties.properties.promo.properties.required, data: data146 };
                    if (vErrors === null) {
                      vErrors = [err387];
                    } else {
                      vErrors.push(err387);
                    }
                    errors++;
                  }
                }
              } else {
                const err388 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/promo", schemaPath: "#/properties/servers/additionalProperties/properties/promo/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.servers.additionalProperties.properties.promo.type, parentSchema: schema11.properties.servers.additionalProperties.properties.promo, data: data144 };
                if (vErrors === null) {
                  vErrors = [err388];
                } else {
                  vErrors.push(err388);
                }
                errors++;
              }
            }
            if (data130.power !== void 0) {
              let data147 = data130.power;
              if (typeof data147 !== "string") {
                const err389 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/power", schemaPath: "#/properties/servers/additionalProperties/properties/power/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.power.type, parentSchema: schema11.properties.servers.additionalProperties.properties.power, data: data147 };
                if (vErrors === null) {
                  vErrors = [err389];
                } else {
                  vErrors.push(err389);
                }
                errors++;
              }
              if (!(data147 === "running" || data147 === "stopped")) {
                const err390 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/power", schemaPath: "#/properties/servers/additionalProperties/properties/power/enum", keyword: "enum", params: { allowedValues: schema11.properties.servers.additionalProperties.properties.power.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.servers.additionalProperties.properties.power.enum, parentSchema: schema11.properties.servers.additionalProperties.properties.power, data: data147 };
                if (vErrors === null) {
                  vErrors = [err390];
                } else {
                  vErrors.push(err390);
                }
                errors++;
              }
            }
            if (data130.provider !== void 0) {
              let data148 = data130.provider;
              if (typeof data148 !== "string") {
                const err391 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/servers/additionalProperties/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.provider.type, parentSchema: schema11.properties.servers.additionalProperties.properties.provider, data: data148 };
                if (vErrors === null) {
                  vErrors = [err391];
                } else {
                  vErrors.push(err391);
                }
                errors++;
              }
              if (!(data148 === "zomro")) {
                const err392 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/provider", schemaPath: "#/properties/servers/additionalProperties/properties/provider/enum", keyword: "enum", params: { allowedValues: schema11.properties.servers.additionalProperties.properties.provider.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.servers.additionalProperties.properties.provider.enum, parentSchema: schema11.properties.servers.additionalProperties.properties.provider, data: data148 };
                if (vErrors === null) {
                  vErrors = [err392];
                } else {
                  vErrors.push(err392);
                }
                errors++;
              }
            }
            if (data130.lifecycle !== void 0) {
              let data149 = data130.lifecycle;
              if (data149 && typeof data149 == "object" && !Array.isArray(data149)) {
                for (const key37 in data149) {
                  if (!(key37 === "protect" || key37 === "replace" || key37 === "rebuild" || key37 === "adopt" || key37 === "ignore_changes")) {
                    const err393 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key37 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle, data: data149 };
                    if (vErrors === null) {
                      vErrors = [err393];
                    } else {
                      vErrors.push(err393);
                    }
                    errors++;
                  }
                }
                if (data149.protect !== void 0) {
                  let data150 = data149.protect;
                  if (typeof data150 !== "boolean") {
                    const err394 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/protect", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/protect/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.protect.type, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.protect, data: data150 };
                    if (vErrors === null) {
                      vErrors = [err394];
                    } else {
                      vErrors.push(err394);
                    }
                    errors++;
                  }
                }
                if (data149.replace !== void 0) {
                  let data151 = data149.replace;
                  if (typeof data151 !== "string") {
                    const err395 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/replace/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.replace.type, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.replace, data: data151 };
                    if (vErrors === null) {
                      vErrors = [err395];
                    } else {
                      vErrors.push(err395);
                    }
                    errors++;
                  }
                  if (!(data151 === "deny" || data151 === "allow")) {
                    const err396 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/replace", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/replace/enum", keyword: "enum", params: { allowedValues: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.replace.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.replace.enum, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.replace, data: data151 };
                    if (vErrors === null) {
                      vErrors = [err396];
                    } else {
                      vErrors.push(err396);
                    }
                    errors++;
                  }
                }
                if (data149.rebuild !== void 0) {
                  let data152 = data149.rebuild;
                  if (typeof data152 !== "string") {
                    const err397 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/rebuild", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/rebuild/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.rebuild.type, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.rebuild, data: data152 };
                    if (vErrors === null) {
                      vErrors = [err397];
                    } else {
                      vErrors.push(err397);
                    }
                    errors++;
                  }
                  if (!(data152 === "deny" || data152 === "allow")) {
                    const err398 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/rebuild", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/rebuild/enum", keyword: "enum", params: { allowedValues: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.rebuild.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.rebuild.enum, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.rebuild, data: data152 };
                    if (vErrors === null) {
                      vErrors = [err398];
                    } else {
                      vErrors.push(err398);
                    }
                    errors++;
                  }
                }
                if (data149.adopt !== void 0) {
                  let data153 = data149.adopt;
                  if (typeof data153 === "string") {
                    if (func3(data153) > 200) {
                      const err399 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/adopt/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters", schema: 200, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.adopt, data: data153 };
                      if (vErrors === null) {
                        vErrors = [err399];
                      } else {
                        vErrors.push(err399);
                      }
                      errors++;
                    }
                    if (func3(data153) < 1) {
                      const err400 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/adopt/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.adopt, data: data153 };
                      if (vErrors === null) {
                        vErrors = [err400];
                      } else {
                        vErrors.push(err400);
                      }
                      errors++;
                    }
                    if (!pattern22.test(data153)) {
                      const err401 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/adopt/pattern", keyword: "pattern", params: { pattern: "^\\S+$" }, message: 'must match pattern "^\\S+$"', schema: "^\\S+$", parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.adopt, data: data153 };
                      if (vErrors === null) {
                        vErrors = [err401];
                      } else {
                        vErrors.push(err401);
                      }
                      errors++;
                    }
                  } else {
                    const err402 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/adopt", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/adopt/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.adopt.type, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.adopt, data: data153 };
                    if (vErrors === null) {
                      vErrors = [err402];
                    } else {
                      vErrors.push(err402);
                    }
                    errors++;
                  }
                }
                if (data149.ignore_changes !== void 0) {
                  let data154 = data149.ignore_changes;
                  if (Array.isArray(data154)) {
                    const len7 = data154.length;
                    for (let i13 = 0; i13 < len7; i13++) {
                      let data155 = data154[i13];
                      if (typeof data155 !== "string") {
                        const err403 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i13, schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/ignore_changes/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes.items.type, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes.items, data: data155 };
                        if (vErrors === null) {
                          vErrors = [err403];
                        } else {
                          vErrors.push(err403);
                        }
                        errors++;
                      }
                      if (!(data155 === "addons" || data155 === "datacenter" || data155 === "name" || data155 === "os" || data155 === "password" || data155 === "period" || data155 === "power" || data155 === "promo" || data155 === "promo_code" || data155 === "ssh_key" || data155 === "tariff")) {
                        const err404 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes/" + i13, schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/ignore_changes/items/enum", keyword: "enum", params: { allowedValues: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes.items.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes.items.enum, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes.items, data: data155 };
                        if (vErrors === null) {
                          vErrors = [err404];
                        } else {
                          vErrors.push(err404);
                        }
                        errors++;
                      }
                    }
                    let i14 = data154.length;
                    let j6;
                    if (i14 > 1) {
                      const indices5 = {};
                      for (; i14--; ) {
                        let item5 = data154[i14];
                        if (typeof item5 !== "string") {
                          continue;
                        }
                        if (typeof indices5[item5] == "number") {
                          j6 = indices5[item5];
                          const err405 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/ignore_changes/uniqueItems", keyword: "uniqueItems", params: { i: i14, j: j6 }, message: "must NOT have duplicate items (items ## " + j6 + " and " + i14 + " are identical)", schema: true, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes, data: data154 };
                          if (vErrors === null) {
                            vErrors = [err405];
                          } else {
                            vErrors.push(err405);
                          }
                          errors++;
                          break;
                        }
                        indices5[item5] = i14;
                      }
                    }
                  } else {
                    const err406 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle/ignore_changes", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/properties/ignore_changes/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes.type, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle.properties.ignore_changes, data: data154 };
                    if (vErrors === null) {
                      vErrors = [err406];
                    } else {
                      vErrors.push(err406);
                    }
                    errors++;
                  }
                }
              } else {
                const err407 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1") + "/lifecycle", schemaPath: "#/properties/servers/additionalProperties/properties/lifecycle/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.servers.additionalProperties.properties.lifecycle.type, parentSchema: schema11.properties.servers.additionalProperties.properties.lifecycle, data: data149 };
                if (vErrors === null) {
                  vErrors = [err407];
                } else {
                  vErrors.push(err407);
                }
                errors++;
              }
            }
          } else {
            const err408 = { instancePath: instancePath + "/servers/" + key32.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/servers/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.servers.additionalProperties.type, parentSchema: schema11.properties.servers.additionalProperties, data: data130 };
            if (vErrors === null) {
              vErrors = [err408];
            } else {
              vErrors.push(err408);
            }
            errors++;
          }
        }
      } else {
        const err409 = { instancePath: instancePath + "/servers", schemaPath: "#/properties/servers/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.servers.type, parentSchema: schema11.properties.servers, data: data129 };
        if (vErrors === null) {
          vErrors = [err409];
        } else {
          vErrors.push(err409);
        }
        errors++;
      }
    }
    if (data.moved !== void 0) {
      let data156 = data.moved;
      if (Array.isArray(data156)) {
        const len8 = data156.length;
        for (let i15 = 0; i15 < len8; i15++) {
          let data157 = data156[i15];
          if (data157 && typeof data157 == "object" && !Array.isArray(data157)) {
            if (data157.from === void 0) {
              const err410 = { instancePath: instancePath + "/moved/" + i15, schemaPath: "#/properties/moved/items/required", keyword: "required", params: { missingProperty: "from" }, message: "must have required property 'from'", schema: schema11.properties.moved.items.required, parentSchema: schema11.properties.moved.items, data: data157 };
              if (vErrors === null) {
                vErrors = [err410];
              } else {
                vErrors.push(err410);
              }
              errors++;
            }
            if (data157.to === void 0) {
              const err411 = { instancePath: instancePath + "/moved/" + i15, schemaPath: "#/properties/moved/items/required", keyword: "required", params: { missingProperty: "to" }, message: "must have required property 'to'", schema: schema11.properties.moved.items.required, parentSchema: schema11.properties.moved.items, data: data157 };
              if (vErrors === null) {
                vErrors = [err411];
              } else {
                vErrors.push(err411);
              }
              errors++;
            }
            for (const key38 in data157) {
              if (!(key38 === "from" || key38 === "to")) {
                const err412 = { instancePath: instancePath + "/moved/" + i15, schemaPath: "#/properties/moved/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key38 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.moved.items, data: data157 };
                if (vErrors === null) {
                  vErrors = [err412];
                } else {
                  vErrors.push(err412);
                }
                errors++;
              }
            }
            if (data157.from !== void 0) {
              let data158 = data157.from;
              if (typeof data158 === "string") {
                if (!pattern42.test(data158)) {
                  const err413 = { instancePath: instancePath + "/moved/" + i15 + "/from", schemaPath: "#/properties/moved/items/properties/from/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$" }, message: 'must match pattern "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$"', schema: "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$", parentSchema: schema11.properties.moved.items.properties.from, data: data158 };
                  if (vErrors === null) {
                    vErrors = [err413];
                  } else {
                    vErrors.push(err413);
                  }
                  errors++;
                }
              } else {
                const err414 = { instancePath: instancePath + "/moved/" + i15 + "/from", schemaPath: "#/properties/moved/items/properties/from/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.moved.items.properties.from.type, parentSchema: schema11.properties.moved.items.properties.from, data: data158 };
                if (vErrors === null) {
                  vErrors = [err414];
                } else {
                  vErrors.push(err414);
                }
                errors++;
              }
            }
            if (data157.to !== void 0) {
              let data159 = data157.to;
              if (typeof data159 === "string") {
                if (!pattern42.test(data159)) {
                  const err415 = { instancePath: instancePath + "/moved/" + i15 + "/to", schemaPath: "#/properties/moved/items/properties/to/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$" }, message: 'must match pattern "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$"', schema: "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$", parentSchema: schema11.properties.moved.items.properties.to, data: data159 };
                  if (vErrors === null) {
                    vErrors = [err415];
                  } else {
                    vErrors.push(err415);
                  }
                  errors++;
                }
              } else {
                const err416 = { instancePath: instancePath + "/moved/" + i15 + "/to", schemaPath: "#/properties/moved/items/properties/to/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.moved.items.properties.to.type, parentSchema: schema11.properties.moved.items.properties.to, data: data159 };
                if (vErrors === null) {
                  vErrors = [err416];
                } else {
                  vErrors.push(err416);
                }
                errors++;
              }
            }
          } else {
            const err417 = { instancePath: instancePath + "/moved/" + i15, schemaPath: "#/properties/moved/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.moved.items.type, parentSchema: schema11.properties.moved.items, data: data157 };
            if (vErrors === null) {
              vErrors = [err417];
            } else {
              vErrors.push(err417);
            }
            errors++;
          }
        }
      } else {
        const err418 = { instancePath: instancePath + "/moved", schemaPath: "#/properties/moved/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.moved.type, parentSchema: schema11.properties.moved, data: data156 };
        if (vErrors === null) {
          vErrors = [err418];
        } else {
          vErrors.push(err418);
        }
        errors++;
      }
    }
    if (data.forget !== void 0) {
      let data160 = data.forget;
      if (Array.isArray(data160)) {
        const len9 = data160.length;
        for (let i16 = 0; i16 < len9; i16++) {
          let data161 = data160[i16];
          if (typeof data161 === "string") {
            if (!pattern42.test(data161)) {
              const err419 = { instancePath: instancePath + "/forget/" + i16, schemaPath: "#/properties/forget/items/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$" }, message: 'must match pattern "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$"', schema: "^[a-z][a-z_]*\\.[a-z][a-z0-9-]{0,62}$", parentSchema: schema11.properties.forget.items, data: data161 };
              if (vErrors === null) {
                vErrors = [err419];
              } else {
                vErrors.push(err419);
              }
              errors++;
            }
          } else {
            const err420 = { instancePath: instancePath + "/forget/" + i16, schemaPath: "#/properties/forget/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.forget.items.type, parentSchema: schema11.properties.forget.items, data: data161 };
            if (vErrors === null) {
              vErrors = [err420];
            } else {
              vErrors.push(err420);
            }
            errors++;
          }
        }
      } else {
        const err421 = { instancePath: instancePath + "/forget", schemaPath: "#/properties/forget/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.forget.type, parentSchema: schema11.properties.forget, data: data160 };
        if (vErrors === null) {
          vErrors = [err421];
        } else {
          vErrors.push(err421);
        }
        errors++;
      }
    }
  } else {
    const err422 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.type, parentSchema: schema11, data };
    if (vErrors === null) {
      vErrors = [err422];
    } else {
      vErrors.push(err422);
    }
    errors++;
  }
  validate10.errors = vErrors;
  return errors === 0;
}
export {
  validateManifest
};
