import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** One value of a gauge, with what tells it from the others. */
export interface Reading {
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
}

export interface GaugeDeclaration {
  /** In the field's way: `chat_`, what is counted, its unit. */
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
  /** Asked at each scrape. */
  readonly read: () => readonly Reading[];
}

/** What a node measures of itself, for Prometheus. No label ever holds what people choose: names are the program's own. */
export interface Metrics {
  /** `outcome`: `appended`, `repeated`, the code of a refusal, or `failed`. */
  command(name: string, outcome: string, seconds: number): void;
  append(outcome: 'appended' | 'conflict' | 'failed', facts: number, seconds: number): void;
  gauge(declaration: GaugeDeclaration): void;
  /** The whole page, in the text format of Prometheus. */
  page(): Promise<{ readonly type: string; readonly text: string }>;
}

/** Seconds; a command on a quiet node takes some milliseconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Measures of one node, with those of its process. */
export const prometheusMetrics = (): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'chat_' });
  const commands = new Histogram({
    name: 'chat_command_seconds',
    help: 'From a command to its answer',
    labelNames: ['command', 'outcome'],
    buckets,
    registers,
  });
  const appends = new Histogram({
    name: 'chat_append_seconds',
    help: 'From an append to the answer of the log',
    labelNames: ['outcome'],
    buckets,
    registers,
  });
  const facts = new Counter({ name: 'chat_appended_facts_total', help: 'Facts that this node appended', registers });
  return {
    command: (command, outcome, seconds) => commands.observe({ command, outcome }, seconds),
    append: (outcome, count, seconds) => {
      appends.observe({ outcome }, seconds);
      if (outcome === 'appended') facts.inc(count);
    },
    gauge: ({ name, help, labels = [], read }) => {
      const gauge = new Gauge({
        name,
        help,
        labelNames: [...labels],
        registers,
        collect: () => {
          gauge.reset();
          for (const reading of read()) gauge.set(reading.labels ?? {}, reading.value);
        },
      });
    },
    page: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
};
