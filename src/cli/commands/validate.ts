import { HostformError, Problems } from '../../model/errors.ts';
import { type CommandInput, openContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { loadManifest } from '../load-manifest.ts';
import { problemJson } from '../render/problem-json.ts';

/** Checks manifests offline; all problems in one run. */
export async function validate(input: CommandInput, options: { readonly json?: boolean }): Promise<number> {
  const context = await openContext(input, { vendors: false });
  if (options.json) return validateJson(input, () => loadManifest(context));
  const manifest = await loadManifest(context);
  const count = manifest.resources.length;
  input.output.print(`Success! The configuration is valid: ${count} resource${count === 1 ? '' : 's'}.\n`);
  return EXIT.done;
}

/** The shape of `terraform validate -json`. */
async function validateJson({ output }: CommandInput, load: () => Promise<unknown>): Promise<number> {
  const found = await load().then(
    () => [],
    (error: unknown) => {
      if (error instanceof Problems) return [...error.all];
      if (error instanceof HostformError && error.code !== 'INTERNAL') return [error.problem];
      throw error;
    },
  );
  const result = {
    format_version: '1.0',
    valid: found.length === 0,
    error_count: found.length,
    warning_count: 0,
    diagnostics: found.map(problemJson),
  };
  await output.printJson(result, 2);
  return found.length === 0 ? EXIT.done : EXIT.error;
}
