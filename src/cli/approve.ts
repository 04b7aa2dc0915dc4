import type { Context } from './context.ts';

const QUESTION =
  '\nDo you want to carry out these actions?\n  hostform will do exactly what is shown above, and nothing else.\n  Only "yes" is accepted.\n\n  Enter a value: ';

/** Asks; only the word `yes` applies, and the end of the input is a no. */
export async function approve({ world, output }: Context): Promise<boolean> {
  const { bold } = output.stderrStyle;
  const answer = await world.ask(
    QUESTION.replace('Do you want to carry out these actions?', bold('Do you want to carry out these actions?')),
  );
  return answer === 'yes';
}
