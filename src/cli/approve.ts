import type { Plan } from '../model/plan.ts';
import type { Context } from './context.ts';

const QUESTIONS: { readonly [mode in Plan['mode']]: readonly [question: string, consequence: string] } = {
  apply: ['Do you want to carry out these actions?', 'hostform will do exactly what is shown above, and nothing else.'],
  destroy: ['Do you really want to destroy these resources?', 'They go with all that is on them. There is no undo.'],
  'refresh-only': [
    'Do you want to record these changes?',
    'hostform writes them into the state, and changes nothing at a vendor.',
  ],
};

/** Asks; only the word `yes` applies, and the end of the input is a no. */
export async function approve({ world, output }: Context, mode: Plan['mode']): Promise<boolean> {
  const { bold } = output.stderrStyle;
  const [question, consequence] = QUESTIONS[mode];
  const answer = await world.ask(
    `\n${bold(question)}\n  ${consequence}\n  Only "yes" is accepted.\n\n  Enter a value: `,
  );
  return answer === 'yes';
}
