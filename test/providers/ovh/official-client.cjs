// Runs the official npm client against the simulator: it speaks HTTPS only, so it needs a process whose
// NODE_EXTRA_CA_CERTS names the certificate. Reads calls from argv, prints one JSON line per answer.
const [options, ...calls] = process.argv.slice(2).map((text) => JSON.parse(text));
const client = require('ovh')(options);

async function run() {
  for (const [method, path, params] of calls) {
    const answer = await client.requestPromised(method, path, params ?? {}).then(
      (value) => ({ value }),
      (failure) => ({ failure }),
    );
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}

void run();
