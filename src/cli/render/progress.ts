/** What people see on stderr while apply works. On a terminal: a live line per action; elsewhere: plain lines. */
import type { Clock } from '../../model/clock.ts';
import type { RunEvent } from '../../model/event.ts';
import type { Verb } from '../../model/plan.ts';
import type { Address } from '../../model/resource.ts';
import type { Paint, Style } from './colors.ts';
import { endMessage, progressMessage, startMessage, stepMessage } from './event-messages.ts';
import { doing, durationText } from './phrases.ts';
import { warningLines } from './problems.ts';
import { safeText } from './safe-text.ts';
import { cutText } from './text-width.ts';

export interface ProgressInput {
  readonly write: (text: string) => void;
  readonly isTTY: boolean;
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly style: Style;
  /** Columns of the terminal, asked anew for each drawing. */
  readonly width?: () => number;
  /** Calls back at intervals until the returned function is called; only while something runs. */
  readonly every?: (ms: number, tick: () => void) => () => void;
}

export interface Progress {
  readonly handle: (event: RunEvent) => void;
  /** Takes the live lines away; to be called before anything else is printed. */
  readonly stop: () => void;
}

/** Some CI systems end a job that says nothing; off a terminal each action speaks at least this often. */
const SPEAK_MS = 30_000;
const DRAW_MS = 1000;
const LISTEN_MS = 5000;

interface Running {
  readonly address: Address;
  readonly verb: Verb;
  readonly since: number;
  readonly spoken: number;
  readonly step: string;
  readonly status: string;
}

/** Never throws: when the stream is gone (EPIPE), it falls silent and the apply goes on. */
export function makeProgress(input: ProgressInput): Progress {
  const { isTTY, clock, every = realEvery } = input;
  const running = new Map<Address, Running>();
  const screen = makeScreen(input);
  let endTicking: (() => void) | undefined;

  const live = (): string[] => (isTTY ? [...running.values()].map((each) => liveLine(each, clock.elapsed())) : []);
  const remember = (address: Address, change: Partial<Running>): void => {
    const before = running.get(address);
    if (before) running.set(address, { ...before, ...change });
  };
  const speak = (): void => {
    const now = clock.elapsed();
    for (const each of [...running.values()].filter(({ spoken }) => now - spoken >= SPEAK_MS)) {
      remember(each.address, { spoken: now });
      screen.show([progressMessage({ ...each, elapsedMs: now - each.since, status: each.status || each.step })], []);
    }
  };
  const tick = (): void => (isTTY ? screen.show([], live()) : speak());
  const keepTicking = (): void => {
    if (running.size > 0) endTicking ??= every(isTTY ? DRAW_MS : LISTEN_MS, tick);
    else {
      endTicking?.();
      endTicking = undefined;
    }
  };

  return {
    handle(event) {
      const now = clock.elapsed();
      if (event.type === 'action-start') running.set(event.address, begun(event, now));
      if (event.type === 'step-start') remember(event.address, { step: event.step, status: '' });
      if (event.type === 'action-progress') remember(event.address, { status: event.status });
      if (event.type === 'action-end') running.delete(event.address);
      screen.show(permanentLines(event, input), live());
      if (!isTTY && event.type === 'action-progress') speak();
      keepTicking();
    },
    stop() {
      running.clear();
      keepTicking();
      screen.show([], []);
    },
  };
}

function begun({ address, verb }: Extract<RunEvent, { type: 'action-start' }>, now: number): Running {
  return { address, verb, since: now, spoken: now, step: '', status: '' };
}

/** `servers.web-1: Creating... [42s] wait until active (Activation in progress)` */
function liveLine({ address, verb, since, step, status }: Running, now: number): string {
  const told = [safeText(step), status === '' ? '' : `(${safeText(status)})`].filter((part) => part !== '').join(' ');
  return `${safeText(address)}: ${doing(verb).now}... [${durationText(now - since)}]${told === '' ? '' : ` ${told}`}`;
}

/** What stays on the screen. */
function permanentLines(event: RunEvent, { isTTY, style }: ProgressInput): string[] {
  switch (event.type) {
    case 'action-start':
      return isTTY ? [] : [startMessage(event)];
    case 'step-complete':
      return [style.dim(stepMessage(event))];
    case 'action-end':
      return event.ending === 'not-started' ? [] : [paintEnding(event, style)(endMessage(event))];
    case 'notice':
      return warningLines(event.problem, { style, width: 100 });
    case 'interrupted':
      return [
        style.yellow('Interrupted: nothing new is started; what is running is brought to a safe end. Please wait.'),
      ];
    default:
      return [];
  }
}

function paintEnding({ ending }: Extract<RunEvent, { type: 'action-end' }>, style: Style): Paint {
  if (ending === 'done') return style.green;
  return ending === 'delivering' || ending === 'skipped' ? style.yellow : style.red;
}

interface Screen {
  /** Prints lines that stay, and draws the live ones below them in place of those before. */
  readonly show: (lines: readonly string[], live: readonly string[]) => void;
}

function makeScreen({ write, width = () => 80 }: ProgressInput): Screen {
  let drawn = 0;
  let last = '';
  let broken = false;
  return {
    show(lines, live) {
      if (broken || (lines.length === 0 && live.length === 0 && drawn === 0)) return;
      const erase = drawn > 0 ? `\u001b[${drawn}A\u001b[0J` : '';
      const below = live.map((line) => cutText(line, width() - 1));
      const frame = below.join('\n');
      if (lines.length === 0 && frame === last) return;
      last = frame;
      drawn = below.length;
      try {
        write(`${erase}${[...lines, ...below].map((line) => `${line}\n`).join('')}`);
      } catch {
        broken = true;
      }
    },
  };
}

function realEvery(ms: number, tick: () => void): () => void {
  const timer = setInterval(tick, ms);
  timer.unref();
  return () => clearInterval(timer);
}
